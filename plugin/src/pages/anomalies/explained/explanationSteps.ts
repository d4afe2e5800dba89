import type { BridgeStep } from '../../../components/anomaly/bridge';
import { formatChange } from '../../../components/anomaly/change';
import type { Explanation } from '../anomaly';

type Leaf = Explanation['leaves'][number];
type Parts = Pick<Leaf, 'volume' | 'mix' | 'price' | 'unsplit'>;
type Cause = keyof Parts;

const CAUSES: readonly Cause[] = ['volume', 'mix', 'price', 'unsplit'];

const WORDS: Readonly<Record<Cause, { more: string; less: string; meaning: string; short: string }>> = {
  volume: {
    more: 'More was used',
    less: 'Less was used',
    meaning: 'volume: as if everything had changed alike',
    short: 'volume',
  },
  mix: {
    more: 'A dearer mix',
    less: 'A cheaper mix',
    meaning: 'use moved between models, projects, keys and kinds of token',
    short: 'mix',
  },
  price: { more: 'Higher prices', less: 'Lower prices', meaning: 'a unit costs more or less', short: 'price' },
  unsplit: { more: 'Not split', less: 'Not split', meaning: 'no quantity is known to divide by', short: 'not split' },
};

/** Why: from the usual amount through volume, mix and price to what it cost. The collector's parts add up to it. */
export function causeSteps(explanation: Explanation): BridgeStep[] {
  const changes = CAUSES.filter((cause) => Number(explanation[cause]) !== 0).map((cause) => {
    const amount = Number(explanation[cause]);
    const { more, less, meaning } = WORDS[cause];
    return { key: cause, label: amount > 0 ? more : less, detail: meaning, amount };
  });
  return withEnds(explanation, changes);
}

/** Where: from the usual amount through models, projects and keys to what it cost. */
export function leafSteps(explanation: Explanation, currency: string): BridgeStep[] {
  const { leaves, other_leaves: others } = explanation;
  const changes = leaves.map((leaf, place) => ({
    key: String(place),
    label: leafLabel(leaf),
    detail: [...placesOf(leaf), partsOf(leaf, currency)].filter(Boolean).join(' · '),
    amount: Number(leaf.change),
  }));
  const rest = { key: 'others', label: `${others.count} smaller changes`, detail: partsOf(others, currency) };
  return withEnds(explanation, others.count === 0 ? changes : [...changes, { ...rest, amount: Number(others.change) }]);
}

function withEnds({ before, after }: Explanation, changes: readonly BridgeStep[]): BridgeStep[] {
  return [
    { key: 'before', label: 'Usual cost', detail: undefined, amount: Number(before), isLevel: true },
    ...changes,
    { key: 'after', label: 'What it cost', amount: Number(after), isLevel: true },
  ];
}

function leafLabel({ model, token_kind: kind }: Leaf): string {
  const words = [model, kind?.replaceAll('_', ' ')].filter(Boolean).join(', ');
  return words === '' ? 'Without a model' : words;
}

function placesOf({ account, project, key, state }: Leaf): string[] {
  const named = [
    state === 'new' && 'new',
    state === 'vanished' && 'gone',
    account !== null && `account ${account}`,
    project !== null && `project ${project}`,
    key !== null && `key ${key}`,
  ];
  return named.filter((word) => word !== false);
}

/** `volume +$84.91, mix +$155.69`: what a change is made of; empty where it is one thing alone. */
function partsOf(parts: Parts, currency: string): string {
  const there = CAUSES.filter((cause) => Number(parts[cause]) !== 0);
  return there.map((cause) => `${WORDS[cause].short} ${formatChange(Number(parts[cause]), currency)}`).join(', ');
}

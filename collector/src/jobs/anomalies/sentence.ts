import type { Explanation, LeafChange, SplitChange } from '../../analysis/anomaly/explain/explain.js';
import { sumDecimals, toUnits, type Decimal } from '../../domain/decimal.js';
import type { FirstSeen } from './explanation.js';
import { amountText, changeText } from './moneyText.js';

/** Causes are named until they make up this part of the jump, */
const ENOUGH_PERCENT = 80n;
/** but not more than so many. */
const MAX_CAUSES = 2;
/** Parts below this share of their cause are not told. */
const MIN_PART_PERCENT = 1n;
/** A changed use of the cache is told from this part of the jump on. */
const MIN_CACHE_PERCENT = 10n;

export interface SentenceFacts {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly currency: string;
  readonly firstSeen: readonly FirstSeen[];
}

/** `+$84.10 (3.1x the usual 40.20): gpt-5 in project search +$79.00, of it volume +$76.20, price +$2.80`. */
export function sentenceOf(told: Explanation, { before, after, currency, firstSeen }: SentenceFacts): string {
  const causes = mainCauses(told).map((cause) => causeText(cause, currency));
  const jump = `${changeText(told.change, currency)} (${usualText(before, after)})`;
  const main = causes.length === 0 ? jump : `${jump}: ${causes.join('; ')}`;
  return [main, cacheText(told, currency), newText(firstSeen)].filter((text) => text !== '').join('; ');
}

interface Cause extends SplitChange {
  readonly name: string;
}

/** Leaves of one model and project are one cause for a reader; those that pushed most come first. */
function mainCauses({ change, leaves }: Explanation): Cause[] {
  const groups = new Map<string, LeafChange[]>();
  for (const leaf of leaves) {
    const name = nameOf(leaf.dimensions);
    groups.set(name, [...(groups.get(name) ?? []), leaf]);
  }
  const towards = sign(change);
  const causes = [...groups].map(([name, parts]) => ({ name, ...sumOf(parts) }));
  causes.sort((a, b) => (towards * toUnits(b.change) > towards * toUnits(a.change) ? 1 : -1));
  const main: Cause[] = [];
  let explained = 0n;
  for (const cause of causes.slice(0, MAX_CAUSES)) {
    if (towards * toUnits(cause.change) <= 0n || towards * explained * 100n >= size(change) * ENOUGH_PERCENT) break;
    explained += toUnits(cause.change);
    main.push(cause);
  }
  return main;
}

function nameOf({ account, model, project, tokenKind }: Readonly<Record<string, string>>): string {
  const what = [account, model ?? tokenKind].filter((name) => name !== undefined).join(' ');
  return `${what === '' ? 'no model' : what}${project === undefined ? '' : ` in project ${project}`}`;
}

function sumOf(leaves: readonly LeafChange[]): SplitChange {
  const sum = (part: keyof SplitChange): Decimal => sumDecimals(leaves.map((leaf) => leaf[part]));
  return {
    change: sum('change'),
    volume: sum('volume'),
    price: sum('price'),
    mix: sum('mix'),
    unsplit: sum('unsplit'),
  };
}

const PART_NAMES = [
  ['volume', 'volume'],
  ['price', 'price'],
  ['mix', 'mix'],
  ['unsplit', 'not split'],
] as const;

function causeText(cause: Cause, currency: string): string {
  const told = PART_NAMES.filter(([part]) => size(cause[part]) * 100n >= size(cause.change) * MIN_PART_PERCENT);
  told.sort(([a], [b]) => (size(cause[b]) > size(cause[a]) ? 1 : -1));
  const parts = told.map(([part, name]) => `${name} ${changeText(cause[part], currency)}`);
  return `${cause.name} ${changeText(cause.change, currency)}, of it ${parts.join(', ')}`;
}

function usualText(before: Decimal, after: Decimal): string {
  if (toUnits(before) <= 0n) return 'usually nothing';
  const times = Number(after) / Number(before);
  return `${times.toFixed(times < 10 ? 1 : 0)}x the usual ${amountText(before)}`;
}

function cacheText({ change, cacheShares }: Explanation, currency: string): string {
  const [worst] = cacheShares.filter(
    ({ effect }) => sign(effect) === sign(change) && size(effect) * 100n >= size(change) * MIN_CACHE_PERCENT,
  );
  if (!worst) return '';
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const shares = `${percent(worst.shareBefore)} of the input came from the cache before and ${percent(worst.shareAfter)} now`;
  return `${worst.dimensions['model'] ?? 'no model'}: ${shares}, ${changeText(worst.effect, currency)}`;
}

function newText(firstSeen: readonly FirstSeen[]): string {
  const named = firstSeen.slice(0, 3).map(({ kind, name }) => `${kind} ${name}`);
  const more = firstSeen.length - named.length;
  return named.length === 0 ? '' : `new: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function size(amount: Decimal): bigint {
  return sign(amount) * toUnits(amount);
}

function sign(amount: Decimal): bigint {
  return amount.startsWith('-') ? -1n : 1n;
}

import { MAX_STEP_DAYS } from '../../analysis/anomaly/incidents.js';
import type { AnomalyEvent } from '../../store/anomalies/anomalyEvents.js';
import { gapBetween } from './reconcile.js';

type Part = Pick<
  AnomalyEvent,
  'anomalyId' | 'accountId' | 'model' | 'currency' | 'direction' | 'day' | 'lastDay' | 'excess' | 'state'
>;

/** What moves the sum of all accounts is a part of them at least this large. */
const MOVES = 0.5;

/**
 * One cause is one event. Where an account jumps together with its models, the event is the account's and those of the
 * models are parts of it. Where everything together jumps because some accounts do, the event is that of the account
 * which jumped most. Gives for every event the one it is a part of; null: it stands by itself.
 */
export function rootCauses(events: readonly Part[]): Map<string, string | null> {
  const standing = events.filter(({ state }) => state !== 'withdrawn');
  const parents = new Map<string, string | null>(events.map(({ anomalyId }) => [anomalyId, null]));
  const wholes = new Map<number | null, Part[]>();
  for (const event of standing.filter(({ model }) => model === null)) {
    wholes.set(event.accountId, [...(wholes.get(event.accountId) ?? []), event]);
  }
  for (const event of standing.filter(({ model }) => model !== null)) {
    const ofItsAccount = together(event, wholes.get(event.accountId) ?? []);
    parents.set(event.anomalyId, largest(ofItsAccount)?.anomalyId ?? null);
  }
  const alone = standing.filter(({ anomalyId, accountId }) => accountId !== null && parents.get(anomalyId) === null);
  for (const event of standing.filter(({ accountId }) => accountId === null)) {
    const causes = together(event, alone);
    const share = causes.reduce((sum, { excess }) => sum + Math.abs(excess), 0) / Math.abs(event.excess);
    parents.set(event.anomalyId, share >= MOVES ? (largest(causes)?.anomalyId ?? null) : null);
  }
  return parents;
}

/** Those that jumped in the same direction at the same time. */
function together(event: Part, others: readonly Part[]): Part[] {
  const spanOf = ({ day, lastDay }: Part) => ({ first: day, last: lastDay });
  return others.filter(
    (other) =>
      other.currency === event.currency &&
      other.direction === event.direction &&
      gapBetween(spanOf(event), spanOf(other)) < MAX_STEP_DAYS,
  );
}

function largest(events: readonly Part[]): Part | undefined {
  return [...events].sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess))[0];
}

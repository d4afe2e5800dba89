import type { Day } from '../domain/day.js';
import { withRetriedTransaction, type Pool, type Transaction } from '../store/db.js';
import { lockAccount } from '../store/accountLock.js';
import { reachedDays, saveDeltas, saveReached, seriesIds, type Reached } from '../store/telemetryPoints.js';
import { cumulativeDays, distinctDeltas, mergeCumulativeDay, type CumulativeDay } from '../telemetry/accumulate.js';
import type { TelemetryPoint } from '../telemetry/telemetryPoint.js';
import { deriveEstimatesWithin } from './deriveEstimates.js';

/** Stores points of one account and writes the estimates of the days that they change, in one transaction. */
export async function writePoints(pool: Pool, accountId: number, points: readonly TelemetryPoint[]): Promise<void> {
  await withRetriedTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    const days = await savePoints(tx, accountId, points);
    await deriveEstimatesWithin(tx, accountId, [...days].sort());
  });
}

/** The days whose amounts are now different; none when every point was known. */
async function savePoints(
  tx: Transaction,
  accountId: number,
  points: readonly TelemetryPoint[],
): Promise<ReadonlySet<Day>> {
  const bySeries = new Map(points.map((point) => [point.seriesKey, point]));
  const ids = await seriesIds(tx, accountId, [...bySeries.values()]);
  const withId = <Row extends { readonly seriesKey: string }>(row: Row): Row & { readonly seriesId: number } => ({
    ...row,
    seriesId: ids.get(row.seriesKey) ?? 0,
  });
  const ofDeltas = await saveDeltas(tx, accountId, distinctDeltas(points).map(withId));
  const states = cumulativeDays(points).map(withId);
  const stored = await reachedDays(tx, accountId, states);
  const different = states.flatMap((state, index) => {
    const merged = mergedWith(state, stored.get(index));
    return merged === null ? [] : [{ ...merged, seriesId: state.seriesId }];
  });
  return new Set([...ofDeltas, ...(await saveReached(tx, accountId, different))]);
}

/** The state together with what is stored of the same day; null when that says nothing new. */
function mergedWith(state: CumulativeDay, stored: Reached | undefined): CumulativeDay | null {
  if (!stored) return state;
  const merged = mergeCumulativeDay(state, { ...state, ...stored });
  const isKnown =
    merged.lastTime === stored.lastTime &&
    merged.lastValue === stored.lastValue &&
    merged.peakValue === stored.peakValue;
  return isKnown ? null : merged;
}

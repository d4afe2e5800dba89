import type { AnomalyOptions, Verdict } from '../../analysis/anomaly/options.js';
import { scopeKey, type CostScope } from '../../domain/costScope.js';
import { eachDay, type Day } from '../../domain/day.js';
import { judgedEvents, scopeOfEvent } from '../../store/anomalies/anomalyEvents.js';
import { anomalySettings } from '../../store/anomalies/anomalySettings.js';
import { plannedEvents } from '../../store/anomalies/plannedEvents.js';
import { trailingCosts } from '../../store/anomalies/trailingCosts.js';
import type { Db } from '../../store/db.js';
import { plannedDays } from './plannedDays.js';

/** Differences below this never alert, unless a setting says otherwise. */
const LEAST_FLOOR = 5;
/** Nor those below this part of what a day of the account cost in the last 30 days. */
const FLOOR_SHARE = 0.03;
const TRAILING_DAYS = 30;

/**
 * How to judge each series, by `scopeKey`: what was set, what people said of its days, and what they planned. A series
 * that is not in the answer is switched off.
 */
export async function anomalyOptionsOf(
  db: Db,
  scopes: readonly CostScope[],
): Promise<Map<string, Partial<AnomalyOptions>>> {
  const settings = await anomalySettings(db);
  const planned = await plannedEvents(db);
  const verdicts = await verdictsBySeries(db);
  const floorOf = await floors(db);
  const options = new Map<string, Partial<AnomalyOptions>>();
  for (const scope of scopes) {
    const { threshold, detector, directions, minExcess, isEnabled } = settings.of(scope.accountId);
    if (!isEnabled) continue;
    options.set(scopeKey(scope), {
      threshold,
      detector,
      directions,
      minExcess: minExcess === null ? floorOf(scope) : Number(minExcess),
      events: plannedDays(planned, scope.accountId),
      verdicts: verdicts.get(scopeKey(scope)) ?? new Map<Day, Verdict>(),
    });
  }
  return options;
}

async function verdictsBySeries(db: Db): Promise<Map<string, Map<Day, Verdict>>> {
  const series = new Map<string, Map<Day, Verdict>>();
  for (const event of await judgedEvents(db)) {
    const key = scopeKey(scopeOfEvent(event));
    const days = series.get(key) ?? new Map<Day, Verdict>();
    for (const day of eachDay(event.day, event.lastDay)) days.set(day, event.verdict);
    series.set(key, days);
  }
  return series;
}

async function floors(db: Db): Promise<(scope: CostScope) => number> {
  const key = (accountId: number | null, currency: string): string => JSON.stringify([accountId, currency]);
  const sums = new Map<string, number>();
  for (const { accountId, currency, cost } of await trailingCosts(db)) {
    for (const id of [accountId, null]) sums.set(key(id, currency), (sums.get(key(id, currency)) ?? 0) + cost);
  }
  return ({ accountId, currency }) => {
    const meanDay = (sums.get(key(accountId, currency)) ?? 0) / TRAILING_DAYS;
    return Math.max(LEAST_FLOOR, FLOOR_SHARE * meanDay);
  };
}

import { forecastOutcome } from '../../analysis/outcome/forecastOutcome.js';
import type { CostDays } from '../../domain/costDays.js';
import { scopeKey } from '../../domain/costScope.js';
import { addDays, daysBetween, type Day } from '../../domain/day.js';
import type { Pool } from '../../store/db.js';
import { dueForecasts, saveOutcomes, type DueForecast, type OutcomeRow } from '../../store/forecasts/outcomes.js';
import type { AnalysedSeries } from './analysedSeries.js';

/** Compares forecasts of the past with what came, where every day of a horizon is complete by now, and keeps the result. */
export async function judgeForecasts(pool: Pool, series: readonly AnalysedSeries[]): Promise<void> {
  const over = series.flatMap(({ scope, days }) => {
    const lastComplete = lastCompleteDay(days);
    return lastComplete === null ? [] : [{ scope, days, lastComplete }];
  });
  if (over.length === 0) return;
  const byKey = new Map(over.map((one) => [scopeKey(one.scope), one]));
  const outcomes = (await dueForecasts(pool, over)).flatMap((due): OutcomeRow[] => {
    const one = byKey.get(due.scopeKey);
    const came = one ? completeCosts(one.days, due) : null;
    if (!one || came === null) return [];
    const { madeOn, horizon, total } = due;
    return [{ scope: one.scope, madeOn, horizon, expected: total.expected, ...forecastOutcome(due.days, total, came) }];
  });
  await saveOutcomes(pool, outcomes);
}

function lastCompleteDay({ firstDay, states }: CostDays): Day | null {
  const place = states.lastIndexOf('complete');
  return place === -1 ? null : addDays(firstDay, place);
}

/** The days of the horizon; null unless all of them are complete. */
function completeCosts({ firstDay, costs, states }: CostDays, due: DueForecast): number[] | null {
  const start = daysBetween(firstDay, due.firstDay);
  if (start < 0) return null;
  const end = start + due.horizon;
  if (states.slice(start, end).some((state) => state !== 'complete')) return null;
  return costs.slice(start, end).map((cost) => cost ?? 0);
}

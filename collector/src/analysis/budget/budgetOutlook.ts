import type { BudgetOutlook } from '../../domain/budgetOutlook.js';
import { FORECAST_HISTORY, FORECAST_HORIZON } from '../../domain/costForecast.js';
import { addDays, daysBetween, eachDay, type Day } from '../../domain/day.js';
import { forecastDays } from '../forecast/forecast.js';
import type { Interval } from '../forecast/interval.js';
import { firstOpenDay, type DailySeries } from '../forecast/series.js';
import { projectRange } from '../forecast/totals.js';
import { passProbability } from './passProbability.js';

/** The period of a budget, both days inside, and its limit in the unit of the series. */
export interface LimitedPeriod {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly limit: number;
}

/**
 * The outlook of a period that the end of the series lies in: its known days and the forecast of the others. null where
 * the series has too few days for a forecast.
 */
export function budgetOutlook(series: DailySeries, { firstDay, lastDay, limit }: LimitedPeriod): BudgetOutlook | null {
  const today = firstOpenDay(series);
  const forecast = forecastDays(series, Math.max(FORECAST_HORIZON, daysBetween(today, lastDay) + 1));
  if (forecast.confidence === 'none') return null;
  const totalUntil = (last: Day): Interval => projectRange(series, forecast, firstDay, last);
  const total = totalUntil(lastDay);
  const sumsOfDays = eachDay(today, lastDay).map((day) => ({ day, sum: totalUntil(day) }));
  const crossing = (end: keyof Interval): Day | null => sumsOfDays.find(({ sum }) => sum[end] >= limit)?.day ?? null;
  return {
    confidence: forecast.confidence,
    expected: total.mean,
    lower80: total.lo80,
    upper80: total.hi80,
    lower95: total.lo95,
    upper95: total.hi95,
    passProbability: passProbability(total, limit),
    exhaustedOn: crossing('mean'),
    exhaustedEarliest: crossing('hi80'),
    exhaustedLatest: crossing('lo80'),
  };
}

/** The first day that an outlook of the period should be read from. */
export function outlookFrom(today: Day, periodFirst: Day): Day {
  const from = addDays(today, -FORECAST_HISTORY);
  return periodFirst < from ? periodFirst : from;
}

import { addDays, daysBetween, type Day } from '../../domain/day.js';
import { filled } from './fill.js';
import { around, aroundByRatio, mapInterval, type Interval } from './interval.js';
import type { Forecast } from './outlook.js';
import { firstOpenDay, isKnown, type DailySeries } from './series.js';
import type { SumSpread } from './sumBands.js';

/** The total of the forecast days from `first` to `last`, both inside; days outside the forecast are refused. */
export function totalOf(forecast: Forecast, first: Day, last: Day): Interval {
  const [from, to] = [daysBetween(forecast.start, first), daysBetween(forecast.start, last) + 1];
  if (from < 0 || to > forecast.days.length || from > to) {
    const end = addDays(forecast.start, forecast.days.length - 1);
    throw new RangeError(`${first} to ${last} is not inside the forecast, ${forecast.start} to ${end}`);
  }
  return totalOfSteps(forecast.days, forecast.sums, forecast.floor, from, to);
}

/**
 * The total of a stretch that may begin in the past, a month or a quarter: the known days as they are, plus the forecast of the rest.
 * Days before the series count as nothing; unknown days count as usual for their weekday.
 */
export function projectRange(series: DailySeries, forecast: Forecast, first: Day, last: Day): Interval {
  const open = firstOpenDay(series);
  const closed = series.values.slice(0, daysBetween(series.start, open));
  const from = Math.max(0, daysBetween(series.start, first));
  const to = Math.max(from, daysBetween(series.start, last) + 1);
  const days = closed.some(isKnown) ? filled(closed, series.season ?? 7) : [];
  const known = days.slice(from, to).reduce((sum, value) => sum + value, 0);
  if (last < open) return around(known, { of80: 0, of95: 0 }, -Infinity);
  const rest = totalOf(forecast, first < open ? open : first, last);
  return mapInterval(rest, (value) => known + value);
}

/** The total of the steps `from` (inside) to `to` (outside). It is as uncertain as all that lies before its end. */
export function totalOfSteps(
  days: readonly Interval[],
  sums: SumSpread,
  floor: number,
  from: number,
  to: number,
): Interval {
  let mean = 0;
  for (const day of days.slice(from, to)) mean += day.mean;
  const reach = sums.upTo[to - 1];
  if (reach === undefined || from === to) return around(mean, { of80: 0, of95: 0 }, floor);
  if (sums.kind === 'ratio') return aroundByRatio(mean, reach);
  const share = (to - from) / to;
  return around(mean, { of80: reach.of80 * share, of95: reach.of95 * share }, floor);
}

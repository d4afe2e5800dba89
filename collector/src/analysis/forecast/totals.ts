import { addDays, daysBetween, type Day } from '../../domain/day.js';
import { chargesWithin, withCharges } from './expectedFee.js';
import { filled } from './fill.js';
import { around, aroundByRatio, mapInterval, type Interval, type Reach } from './interval.js';
import type { Forecast } from './outlook.js';
import { firstOpenDay, isKnown, type DailySeries } from './series.js';

/** The total of the forecast days from `first` to `last`, both inside; days outside the forecast are refused. */
export function totalOf(forecast: Forecast, first: Day, last: Day): Interval {
  const [from, to] = [daysBetween(forecast.start, first), daysBetween(forecast.start, last) + 1];
  if (from < 0 || to > forecast.days.length || from > to) {
    const end = addDays(forecast.start, forecast.days.length - 1);
    throw new RangeError(`${first} to ${last} is not inside the forecast, ${forecast.start} to ${end}`);
  }
  return totalOfSteps(forecast, from, to);
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

/**
 * The total of the steps `from` (inside) to `to` (outside). It is as uncertain as all that lies before its end, and no less
 * than as many days from now: noise that evens out over a quarter does not in the last week of it.
 */
export function totalOfSteps({ days, sums, floor, fee }: Summable, from: number, to: number): Interval {
  const charges = chargesWithin(fee, from, to);
  let total = 0;
  for (const day of days.slice(from, to)) total += day.mean;
  const mean = fee === null ? total : Math.max(0, total - charges * fee.amount);
  const [near, far] = [sums.upTo[to - from - 1], sums.upTo[to - 1]];
  if (near === undefined || far === undefined) return around(mean, { of80: 0, of95: 0 }, floor);
  const share = sums.kind === 'ratio' ? 1 : (to - from) / to;
  const reach: Reach = { of80: Math.max(near.of80, far.of80 * share), of95: Math.max(near.of95, far.of95 * share) };
  const use = sums.kind === 'ratio' ? aroundByRatio(mean, reach) : around(mean, reach, floor);
  return withCharges(use, fee, charges);
}

type Summable = Pick<Forecast, 'days' | 'sums' | 'floor' | 'fee'>;

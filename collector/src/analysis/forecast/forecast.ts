import { combine } from './combination.js';
import { confidenceOf, ownError } from './confidence.js';
import { dayReaches } from './dayBands.js';
import { EXPERTS, SPARSE_EXPERTS } from './experts/experts.js';
import { chargesWithin, withCharges, withoutFee } from './expectedFee.js';
import { around, mapInterval, type Interval } from './interval.js';
import type { Forecast, Outlook } from './outlook.js';
import { constant, gone, isConstant, isGone, isSparse, MINIMUM_DAYS, runRate } from './oddSeries.js';
import { closedDays, firstOpenDay, isKnown, partialDay, type DailySeries } from './series.js';
import { sumSpread, type SumSpread } from './sumBands.js';
import { totalOfSteps } from './totals.js';

/** Larger amounts are refused: their sums would leave the numbers. */
export const LARGEST_AMOUNT = 1e100;

/**
 * Forecasts `horizon` days from the first day that is not closed. Values are finite and at most 1e100 in size;
 * the result has the unit of the values. Never below zero, unless the history itself has days below zero.
 */
export function forecastDays(series: DailySeries, horizon: number): Forecast {
  const [start, season] = [firstOpenDay(series), series.season ?? 7];
  const { rest, fee } = withoutFee(closedDays(series), start, season, horizon);
  const known = rest.filter(isKnown);
  const unit = Math.max(...known.map(Math.abs), 0) || 1;
  const floor = known.some((value) => value < 0) ? -Infinity : 0;
  const scaled = rest.map((value) => (value === null ? null : value / unit));
  const { days, sums, ...verdict } = outlook(scaled, season, horizon, floor);
  const amounts = atLeastToday(
    days.map((interval, step) => {
      const use = mapInterval(interval, (value) => value * unit);
      return withCharges(use, fee, chargesWithin(fee, step, step + 1));
    }),
    partialDay(series),
  );
  const parts = { days: amounts, sums: inUnit(sums, unit), floor, fee };
  return { start, total: totalOfSteps(parts, 0, horizon), ...parts, ...verdict };
}

function outlook(values: readonly (number | null)[], season: number, horizon: number, floor: number): Outlook {
  const known = values.filter(isKnown);
  if (known.length < MINIMUM_DAYS) return runRate(known, horizon, floor);
  if (isConstant(known)) return constant(known, horizon);
  if (isGone(known)) return gone(known, horizon);
  const sparse = isSparse(known);
  const combination = combine({ values, season, horizon, floor, experts: sparse ? SPARSE_EXPERTS : EXPERTS });
  const reaches = dayReaches(values, season, combination);
  const error = ownError(combination.origins);
  return {
    days: combination.path.map((expected, step) => around(expected, reaches[step] ?? { of80: 0, of95: 0 }, floor)),
    sums: sumSpread(values, season, combination),
    method: sparse ? 'recent mean' : 'combination',
    confidence: confidenceOf(known.length, error),
    error,
  };
}

/** Logarithms have no unit. */
function inUnit(sums: SumSpread, unit: number): SumSpread {
  if (sums.kind === 'ratio') return sums;
  return { ...sums, upTo: sums.upTo.map(({ of80, of95 }) => ({ of80: of80 * unit, of95: of95 * unit })) };
}

/** What a running day holds already is the least it will be. */
function atLeastToday(days: readonly Interval[], partial: number | null): readonly Interval[] {
  if (partial === null || partial <= 0) return days;
  return days.map((interval, step) =>
    step === 0 ? mapInterval(interval, (value) => Math.max(value, partial)) : interval,
  );
}

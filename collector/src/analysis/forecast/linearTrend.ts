import { ordinaryLeastSquares, type Line } from '../stats/ordinaryLeastSquares.js';

/**
 * The straight line through the known days, `slope` a day from `intercept` on the first: the baseline that forecasts are compared with.
 * It runs over days, not over rows: a gap takes its time.
 */
export function linearTrend(values: readonly (number | null)[]): Line {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  return ordinaryLeastSquares(
    known.map(({ index }) => index),
    known.map(({ value }) => value),
  );
}

import { straightLine, type Line } from '../stats/straightLine.js';

/**
 * The straight line through the known days, `slope` a day from `intercept` on the first: the baseline that forecasts are compared with.
 * It runs over days, not over rows: a gap takes its time.
 */
export function linearTrend(values: readonly (number | null)[]): Line {
  return straightLine(values.flatMap((value, index) => (value === null ? [] : [[index, value] as const])));
}

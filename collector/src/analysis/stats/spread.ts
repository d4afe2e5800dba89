import { mean as meanOfSome, medianAbsoluteDeviation, standardDeviation as deviationOfSome } from 'simple-statistics';
import { median } from './quantile.js';

export { sum } from 'simple-statistics';

/** Makes the median absolute deviation of normal noise its standard deviation. */
const NORMAL = 1.4826;

/** 0 of no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : meanOfSome(values);
}

/** Root of the mean squared deviation from the mean; 0 of no values. */
export function standardDeviation(values: readonly number[]): number {
  return values.length === 0 ? 0 : deviationOfSome(values);
}

/** Median absolute deviation, on the scale of a standard deviation; half the values may be anything. */
export function robustDeviation(values: readonly number[]): number {
  return values.length === 0 ? 0 : NORMAL * medianAbsoluteDeviation(values);
}

/** Mostly robust, but never 0 while the values differ. */
export function mixedDeviation(values: readonly number[]): number {
  return 0.7 * robustDeviation(values) + 0.3 * standardDeviation(values);
}

/** The same of distances that are already taken from their centre. */
export function mixedDistance(distances: readonly number[]): number {
  return 0.7 * NORMAL * median(distances) + 0.3 * Math.sqrt(mean(distances.map((value) => value ** 2)));
}

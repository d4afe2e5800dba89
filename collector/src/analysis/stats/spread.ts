import { median } from './quantile.js';

/** Makes the median absolute deviation of normal noise its standard deviation. */
const NORMAL = 1.4826;

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** 0 of no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Root of the mean squared deviation from the mean. */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

/** Median absolute deviation, on the scale of a standard deviation; half the values may be anything. */
export function robustDeviation(values: readonly number[]): number {
  const centre = median(values);
  return NORMAL * median(values.map((value) => Math.abs(value - centre)));
}

/** Mostly robust, but never 0 while the values differ. */
export function mixedDeviation(values: readonly number[]): number {
  return 0.7 * robustDeviation(values) + 0.3 * standardDeviation(values);
}

/** The same of distances that are already taken from their centre. */
export function mixedDistance(distances: readonly number[]): number {
  return 0.7 * NORMAL * median(distances) + 0.3 * Math.sqrt(mean(distances.map((value) => value ** 2)));
}

import { at } from './at.js';

/** The value below which the share `p` (0 to 1) lies, linear between neighbours; 0 of no values. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0;
  const sorted = sortedCopy(values);
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (place - below) * (at(sorted, above) - at(sorted, below));
}

const FEW = 16;

/** Forecasts take thousands of medians of a week; for so few values an insertion is several times faster than a general sort. */
function sortedCopy(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values);
  if (sorted.length > FEW) return sorted.sort();
  for (let index = 1; index < sorted.length; index += 1) {
    const value = at(sorted, index);
    let place = index;
    for (; place > 0 && at(sorted, place - 1) > value; place -= 1) sorted[place] = at(sorted, place - 1);
    sorted[place] = value;
  }
  return sorted;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The smallest value that, with all smaller ones, holds the share `p` of the weight; 0 of no values. */
export function weightedQuantile(values: readonly Weighted[], p: number): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const goal = p * sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= goal) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

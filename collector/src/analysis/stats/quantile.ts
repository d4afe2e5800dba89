import { at } from './at.js';

/** The value below which the share `p` (0 to 1) lies, linear between neighbours; 0 of no values. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (place - below) * (at(sorted, above) - at(sorted, below));
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

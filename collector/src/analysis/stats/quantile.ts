import { median as middle, quantile as quantileOfSome } from 'simple-statistics';

/** The value below which the share `p` (0 to 1) lies, linear between neighbours; 0 of no values. */
export function quantile(values: readonly number[], p: number): number {
  return values.length === 0 ? 0 : quantileOfSome(values, p);
}

/** 0 of no values. */
export function median(values: readonly number[]): number {
  return values.length === 0 ? 0 : middle(values);
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

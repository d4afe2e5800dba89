export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}

/** The mean without the lowest and the highest quarter: steadier than a mean, finer than a median. */
export function midMean(values: readonly number[]): number {
  const cut = values.length >> 2;
  const sorted = new Float64Array(values).sort();
  return mean(sorted.subarray(cut, sorted.length - cut));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

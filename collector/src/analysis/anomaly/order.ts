/** The middle value, without moving the given ones; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

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

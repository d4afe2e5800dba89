/** What a detector thinks of a day before anyone decides whether it is an anomaly. */
export interface Impression {
  readonly expected: number;
  /** How far the cost is from it in calibrated sigmas; negative when it is cheaper. */
  readonly deviation: number;
}

/** A detector walks along a series day by day and knows only what it was told so far. */
export interface Detector {
  /** The day that comes; null when its cost is not known. Changes nothing. */
  look(cost: number | null): Impression;
  /** Ends the day it looked at last. What is anomalous is no example of a normal day. */
  learn(cost: number | null, isAnomalous: boolean): void;
}

/** Deviations end here: a jump from a flat line is infinitely many sigmas. */
export const MAX_DEVIATION = 99;

/** `difference` in units of `scale`, finite also when the scale is 0. */
export function inScales(difference: number, scale: number): number {
  if (difference === 0) return 0;
  const ratio = Math.abs(difference) / scale;
  return Math.sign(difference) * Math.min(MAX_DEVIATION, ratio);
}

import { at } from '../stats/at.js';
import { median } from '../stats/quantile.js';
import type { Origin } from './combination.js';

/** `none` is "not enough data"; `low` is an indication and no plan. */
export type Confidence = 'none' | 'low' | 'medium' | 'high';

const YOUNG_DAYS = 30;
const HIGH = 0.1;
const MEDIUM = 0.25;

/** Judged by the forecast's own past errors, not by the shape of the series. */
export function confidenceOf(knownDays: number, error: number | null): Confidence {
  if (knownDays < YOUNG_DAYS || error === null || error > MEDIUM) return 'low';
  return error > HIGH ? 'medium' : 'high';
}

/** Median relative error of the totals at the origins; null without an origin whose truth is more than nothing. */
export function ownError(origins: readonly Origin[]): number | null {
  const errors = origins.flatMap(({ actual, predicted }) => {
    let [came, missed] = [0, 0];
    actual.forEach((value, step) => {
      came += value ?? 0;
      missed += value === null ? 0 : value - at(predicted, step);
    });
    return came === 0 ? [] : [Math.abs(missed / came)];
  });
  return errors.length === 0 ? null : median(errors);
}

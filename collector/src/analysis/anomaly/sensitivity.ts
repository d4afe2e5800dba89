import { clamp } from './order.js';
import type { Verdict } from './options.js';

/** What one false alarm adds to the threshold of its series, and what they can add together. */
export const FALSE_ALARM_STEP = 0.25;
export const MAX_RAISE = 1.5;

/**
 * How verdicts move the threshold of a series. A false alarm raises it a little, a confirmed anomaly takes one such step
 * back, never below what was chosen. Neighbouring days with the same verdict are one incident and count once.
 */
export class Sensitivity {
  #raise = 0;
  #before: Verdict | undefined;

  constructor(readonly threshold: number) {}

  get limit(): number {
    return this.threshold + this.#raise;
  }

  /** The verdict on the day that ends now, if somebody gave one. */
  learn(verdict: Verdict | undefined): void {
    const isNew = verdict !== this.#before;
    this.#before = verdict;
    if (!isNew) return;
    if (verdict === 'false alarm') this.#raise += FALSE_ALARM_STEP;
    if (verdict === 'confirmed') this.#raise -= FALSE_ALARM_STEP;
    this.#raise = clamp(this.#raise, 0, MAX_RAISE);
  }
}

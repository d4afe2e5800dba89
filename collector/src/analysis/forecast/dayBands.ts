import { at } from '../stats/at.js';
import { weightedQuantile, type Weighted } from '../stats/quantile.js';
import { mean, mixedDeviation } from '../stats/spread.js';
import type { Combination } from './combination.js';
import { smooth } from './experts/smoothing.js';
import { filled } from './fill.js';
import { history } from './history.js';
import type { Reach } from './interval.js';
import { isKnown } from './series.js';

/** What normal noise would need, somewhat widened, since no model is known to be right. */
const PRIOR: Reach = { of80: 1.5, of95: 3 };
/** Origins that weigh as much as this prior. */
const PRIOR_ORIGINS = 4;
const FADING = 0.93;
const NOISE_CYCLES = 8;

/**
 * How far each day may be off, up or down: the errors that the combination made at its own origins,
 * measured in the noise of that time and carried over to the noise of now.
 */
export function dayReaches(values: readonly (number | null)[], season: number, combination: Combination): Reach[] {
  const now = history(values, season);
  const growth = smooth(now.level).alpha ** 2;
  const shape = (step: number, index: number): number =>
    Math.sqrt((1 + step * growth) * Math.max(0.1, now.factor(index)));
  const errors: Weighted[] = [];
  combination.origins.forEach(({ length, predicted, actual }, age) => {
    const noise = noiseOf(values.slice(0, length), season);
    actual.forEach((value, step) => {
      if (value === null || noise === 0) return;
      const off = Math.abs(value - at(predicted, step));
      errors.push({
        value: off / (noise * shape(step, now.values.length - (values.length - length) + step)),
        weight: FADING ** age,
      });
    });
  });
  const trust = combination.origins.length / (combination.origins.length + PRIOR_ORIGINS);
  const reach = (share: number, prior: number): number =>
    errors.length === 0 ? prior : trust * weightedQuantile(errors, share) + (1 - trust) * prior;
  const [of80, of95] = [reach(0.82, PRIOR.of80), reach(0.965, PRIOR.of95)];
  const noise = noiseOf(values, season);
  return combination.path.map((_, step) => {
    const scale = noise * shape(step, now.values.length + step);
    return { of80: of80 * scale, of95: of95 * scale };
  });
}

/** Noise of a day: how much the same weekday differs from one week to the next. 0 only of a series that never changed. */
export function noiseOf(values: readonly (number | null)[], season: number): number {
  const cycle = season > 1 ? season : 7;
  const recent = noiseWithin(values.slice(-(NOISE_CYCLES + 1) * cycle), season);
  const whole = noiseWithin(values, season);
  const known = values.filter(isKnown);
  const isConstant = known.every((value) => value === known[0]);
  return isConstant ? 0 : Math.max(recent, 0.1 * whole, 0.005 * mean(known.map(Math.abs)));
}

function noiseWithin(values: readonly (number | null)[], season: number): number {
  const days = filled(values, season);
  // Before two seasons there is no same weekday to compare with.
  const lag = days.length < 2 * season ? 1 : season;
  return mixedDeviation(days.slice(lag).map((value, index) => value - at(days, index))) / Math.SQRT2;
}

import { at } from '../stats/at.js';
import { mean, sum } from '../stats/spread.js';
import type { Expert } from './experts/experts.js';
import { history } from './history.js';

/** One past day from which the future, known by now, was predicted again. */
export interface Origin {
  /** Values known then. */
  readonly length: number;
  readonly predicted: readonly number[];
  /** null where nobody knows; never scored. */
  readonly actual: readonly (number | null)[];
}

export interface Combination {
  /** One value a day of the horizon. */
  readonly path: readonly number[];
  /** Newest first. */
  readonly origins: readonly Origin[];
}

const MOST_ORIGINS = 8;
/** How sharply a worse expert loses its say. */
const SHARPNESS = 6;
const FADING = 0.93;

export interface Question {
  readonly values: readonly (number | null)[];
  readonly season: number;
  readonly horizon: number;
  readonly experts: readonly Expert[];
  /** No day is predicted below: 0, or -Infinity where credits are part of the history. */
  readonly floor: number;
}

/** Continues a series by the experts that would have continued it best at several days of its own past. */
export function combine({ values, season, horizon, experts: all, floor }: Question): Combination {
  const experts = all.filter(({ needs }) => values.length >= needs(season));
  const predictAt = (length: number, days: number): number[][] => {
    const past = history(values.slice(0, length), season);
    return experts.map(({ predict }) => predict(past, days).map((value) => Math.max(floor, value)));
  };
  const trials = originLengths(values.length, season, horizon).map((length) => {
    const actual = values.slice(length, length + horizon);
    return { length, actual, paths: predictAt(length, actual.length) };
  });
  const weights = weigh(trials, experts.length);
  return {
    path: blend(predictAt(values.length, horizon), weights),
    origins: trials.map(({ length, actual, paths }) => ({ length, actual, predicted: blend(paths, weights) })),
  };
}

/** Newest first; each leaves at least two seasons to learn from, and some days to be judged on. */
export function originLengths(count: number, season: number, horizon: number): number[] {
  const cycle = season > 1 ? season : 7;
  const step = Math.max(cycle, Math.round(horizon / 4 / cycle) * cycle);
  const shortest = Math.max(14, 2 * season);
  const lengths: number[] = [];
  for (let back = Math.min(horizon, cycle); lengths.length < MOST_ORIGINS; back += step) {
    if (count - back < shortest) break;
    lengths.push(count - back);
  }
  return lengths;
}

interface Trial {
  readonly actual: readonly (number | null)[];
  readonly paths: readonly (readonly number[])[];
}

function weigh(trials: readonly Trial[], experts: number): number[] {
  const losses = new Array<number>(experts).fill(0);
  trials.forEach(({ actual, paths }, age) => {
    const missed = paths.map((path) => loss(actual, path));
    // What nobody foresaw, such as a step, tells nothing about who is better.
    const usual = mean(missed);
    if (usual > 0)
      missed.forEach((value, expert) => (losses[expert] = at(losses, expert) + (FADING ** age * value) / usual));
  });
  const best = Math.min(...losses);
  const trust = trials.length / (trials.length + 3);
  const raw = losses.map((value) =>
    best > 0 ? Math.exp(-SHARPNESS * trust * (value / best - 1)) : Number(value === 0),
  );
  const total = sum(raw);
  return raw.map((value) => value / total);
}

/** Half the error of single days, half that of the total: people read days and pay totals. */
function loss(actual: readonly (number | null)[], path: readonly number[]): number {
  let [days, total] = [0, 0];
  actual.forEach((value, step) => {
    if (value === null) return;
    days += Math.abs(value - at(path, step));
    total += value - at(path, step);
  });
  return 0.5 * days + 0.5 * Math.abs(total);
}

function blend(paths: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const length = paths[0]?.length ?? 0;
  return Array.from({ length }, (_, step) =>
    paths.reduce((sum, path, expert) => sum + at(weights, expert) * at(path, step), 0),
  );
}

import { clamp } from './order.js';

/** Sigmas that make score 3, up and down: an outage halves a day more easily than chance doubles it. */
const DAY_SIGMAS = { up: 3.45, down: 5.1 };
/** Two days in a row need less each than one alone. */
const PAIR_SIGMAS = { up: 4.4, down: 6.3 };
const PAIR_CAP = 5;
/** A cumulative sum finds steps and ramps that are on no single day remarkable. */
const RUN_SIGMAS = { up: 5.8, down: 9 };
const RUN_DRIFT = 1;
const RUN_CAP = 3;
const SCORE = 3;

/** The days before a day, as far as they speak for or against it. */
export interface Run {
  readonly up: number;
  readonly down: number;
  readonly before: number;
}

export const NO_RUN: Run = { up: 0, down: 0, before: 0 };

/** The cumulative sums after a day `z` sigmas from what was expected. */
export function prolong(run: Run, z: number, persistence: number): Run {
  const step = clamp(z, -RUN_CAP, RUN_CAP) / persistence;
  return {
    up: Math.max(0, run.up + step - RUN_DRIFT),
    down: Math.max(0, run.down - step - RUN_DRIFT),
    before: z,
  };
}

/** The run after a day that was found normal: it may add to suspicion, but may not have been the one to confirm it. */
export function calm(run: Run): Run {
  return { ...run, up: Math.min(run.up, 0.95 * RUN_SIGMAS.up), down: Math.min(run.down, 0.95 * RUN_SIGMAS.down) };
}

/** The strongest evidence of the day alone, the day with the one before, and the run it ends, on the scale where 3 alerts. */
export function deviationOf(z: number, before: Run, after: Run): number {
  const direction = z < 0 ? 'down' : 'up';
  const pair = before.before * z > 0 ? clampPair(before.before) + clampPair(z) : 0;
  const evidence = Math.max(
    Math.abs(z) / DAY_SIGMAS[direction],
    pair / Math.SQRT2 / PAIR_SIGMAS[direction],
    after[direction] / RUN_SIGMAS[direction],
  );
  return Math.sign(z) * SCORE * evidence;
}

function clampPair(z: number): number {
  return Math.min(PAIR_CAP, Math.abs(z));
}

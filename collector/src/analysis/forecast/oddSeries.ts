import { quantile } from '../stats/quantile.js';
import { mean } from '../stats/spread.js';
import { confidenceOf } from './confidence.js';
import { around, type Interval, type Reach } from './interval.js';
import type { Outlook } from './outlook.js';

/** Known days without which no forecast is made. */
export const MINIMUM_DAYS = 14;
const GONE_DAYS = 14;
const RECENT_DAYS = 91;

/** The mean of the known days goes on: half or double of it, a quarter or four times, and whatever was seen. */
export function runRate(known: readonly number[], horizon: number, floor: number): Outlook {
  const rate = mean(known);
  const size = Math.abs(rate);
  const farthest = known.reduce((most, value) => Math.max(most, Math.abs(value - rate)), 0);
  const day = around(rate, { of80: Math.max(size, farthest), of95: Math.max(3 * size, 2 * farthest) }, floor);
  const upTo = Array.from({ length: horizon }, (_, step): Reach => ({
    of80: (step + 1) * size,
    of95: (step + 1) * 3 * size,
  }));
  return {
    days: new Array<Interval>(horizon).fill(day),
    sums: { kind: 'difference', upTo },
    method: 'run rate',
    confidence: 'none',
    error: null,
  };
}

export function isConstant(known: readonly number[]): boolean {
  return known.every((value) => value === known[0]);
}

/** A flat subscription: the one value goes on, and nothing speaks against it. */
export function constant(known: readonly number[], horizon: number): Outlook {
  const value = known[0] ?? 0;
  const none: Reach = { of80: 0, of95: 0 };
  return {
    days: new Array<Interval>(horizon).fill(around(value, none, -Infinity)),
    sums: { kind: 'difference', upTo: new Array<Reach>(horizon).fill(none) },
    method: 'constant',
    confidence: confidenceOf(known.length, 0),
    error: 0,
  };
}

/** Two weeks of zeros, longer than any pause before. */
export function isGone(known: readonly number[]): boolean {
  let [pause, longest] = [0, 0];
  for (const value of known) {
    if (value !== 0) {
      longest = Math.max(longest, pause);
      pause = 0;
    } else pause += 1;
  }
  return pause >= GONE_DAYS && pause > longest;
}

/** Nothing is expected; the wide band still knows what it was before. */
export function gone(known: readonly number[], horizon: number): Outlook {
  const recent = known.slice(-RECENT_DAYS).map(Math.abs);
  const day: Interval = { mean: 0, lo80: 0, hi80: 0, lo95: 0, hi95: quantile(recent, 0.95) };
  const upTo = Array.from({ length: horizon }, (_, step): Reach => ({ of80: 0, of95: (step + 1) * mean(recent) }));
  return {
    days: new Array<Interval>(horizon).fill(day),
    sums: { kind: 'difference', upTo },
    method: 'gone',
    confidence: 'low',
    error: null,
  };
}

/** More than half of the recent days are zero. */
export function isSparse(known: readonly number[]): boolean {
  const recent = known.slice(-RECENT_DAYS);
  return recent.filter((value) => value === 0).length > recent.length / 2;
}

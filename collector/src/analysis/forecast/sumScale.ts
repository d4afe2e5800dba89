import { at } from '../stats/at.js';
import { mean, mixedDistance } from '../stats/spread.js';

export type SumKind = 'ratio' | 'difference';

/** Sums of the past that are looked at, a week apart. */
const MOST_WINDOWS = 52;
/** Sums side by side in the past that weigh as much as what weeks suggest. */
const PRIOR_WINDOWS = 4;
/** Weeks whose mean promises the sum. */
const MEMORIES = [1, 4, 12];
/** How the variance of a sum grows with its weeks, when nothing better is known. */
const [AT_ONCE, A_WEEK] = [0.5, 0.35];
/** Keeps the logarithm of nothing finite; series are scaled to a largest value of 1. */
const LEAST = 1e-9;
/** How far a week may be off, as a share of it, as long as no week has been seen. */
const UNSEEN_WEEK = 0.25;
/** Of the amount: only a series that never changed is certain. */
const LEAST_SPREAD = 0.005;

export function distance(kind: SumKind, came: number, expected: number): number {
  if (kind === 'difference') return Math.abs(came - expected);
  return Math.abs(Math.log(Math.max(came, LEAST) / Math.max(expected, LEAST)));
}

/**
 * How far a sum of some days usually was from what the mean of some weeks before it promised, over the whole past;
 * where the past is too short for such sums, what its single weeks show, grown with the square root of time.
 */
export function sumScales(days: readonly number[], cycle: number, kind: SumKind): (length: number) => number {
  const before = prefixSums(days);
  const amount = kind === 'ratio' ? 1 : mean(days.map(Math.abs));
  const seen = leastSurprise(before, cycle, kind, cycle);
  // One or two weeks may agree by luck.
  const luck = 1 / (1 + seen.count ** 2);
  const week = (1 - luck) * seen.scale + luck * UNSEEN_WEEK * (kind === 'ratio' ? 1 : amount * cycle);
  const isConstant = days.every((value) => value === days[0]);
  const least = isConstant ? 0 : LEAST_SPREAD * amount;
  return (length) => {
    const weeks = length / cycle;
    const grown = week * Math.sqrt(AT_ONCE + A_WEEK * weeks) * (kind === 'ratio' ? 1 : weeks);
    const own = leastSurprise(before, cycle, kind, length);
    const windows = (own.count * cycle) / Math.max(cycle, length);
    const trust = windows / (windows + PRIOR_WINDOWS);
    const floor = least * (kind === 'ratio' ? 1 : length);
    return Math.max(floor, trust * own.scale + (1 - trust) * grown);
  };
}

/** The best of several memories promises; which of them that is depends on the series. */
function leastSurprise(before: Float64Array, cycle: number, kind: SumKind, length: number) {
  let best = { scale: 0, count: 0 };
  for (const memory of MEMORIES) {
    const found = surprises(before, memory * cycle, cycle, kind, length);
    const scale = mixedDistance(found);
    const isBetter = found.length >= 0.6 * best.count && scale < best.scale;
    if (best.count === 0 || isBetter) best = { scale, count: found.length };
  }
  return best;
}

function surprises(before: Float64Array, memory: number, cycle: number, kind: SumKind, length: number): number[] {
  const found: number[] = [];
  for (let start = before.length - 1 - length; start >= memory && found.length < MOST_WINDOWS; start -= cycle) {
    const here = at(before, start);
    const promised = ((here - at(before, start - memory)) / memory) * length;
    found.push(distance(kind, at(before, start + length) - here, promised));
  }
  return found;
}

/** Sum of the first n days at index n. */
function prefixSums(days: readonly number[]): Float64Array {
  const sums = new Float64Array(days.length + 1);
  days.forEach((value, index) => (sums[index + 1] = at(sums, index) + value));
  return sums;
}

import { at } from '../stats/at.js';
import { mean, mixedDistance } from '../stats/spread.js';
import { varianceOfMean, weekLevel } from './weekLevel.js';

export type SumKind = 'ratio' | 'difference';

/** Sums of the past that are looked at, a week apart. */
const MOST_WINDOWS = 52;
/** Sums side by side in the past that weigh as much as what weeks suggest. */
const PRIOR_WINDOWS = 4;
/** Weeks whose mean promises the sum. */
const MEMORIES = [1, 4, 12];
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

/** How uncertain the sums of a series are by its own past. */
export interface SumScales {
  /** Whole weeks of history. */
  readonly weeks: number;
  /** How much of a change of its weeks stays, see `WeekLevel`. */
  readonly staying: number;
  /** How far a sum of the next `length` days is usually off. */
  after(length: number): number;
}

/**
 * How far a sum of some days usually was from what the mean of some weeks before it promised, over the whole past;
 * where the past is too short for such sums, what the changes of its single weeks let expect.
 */
export function sumScales(days: readonly number[], cycle: number, kind: SumKind): SumScales {
  const before = prefixSums(days);
  const amount = kind === 'ratio' ? 1 : mean(days.map(Math.abs));
  const totals = weekTotals(before, cycle);
  const { change, count, staying } = weekLevel(totals, (came, expected) => distance(kind, came, expected));
  // One or two weeks may agree by luck.
  const luck = 1 / (1 + count ** 2);
  const week = (1 - luck) * change + luck * UNSEEN_WEEK * (kind === 'ratio' ? 1 : amount * cycle);
  const isConstant = days.every((value) => value === days[0]);
  const least = isConstant ? 0 : LEAST_SPREAD * amount;
  const after = (length: number): number => {
    const weeks = length / cycle;
    const grown = week * Math.sqrt(varianceOfMean(staying, weeks, totals.length)) * (kind === 'ratio' ? 1 : weeks);
    const own = leastSurprise(before, cycle, kind, length);
    const windows = (own.count * cycle) / Math.max(cycle, length);
    const trust = windows / (windows + PRIOR_WINDOWS);
    const floor = least * (kind === 'ratio' ? 1 : length);
    return Math.max(floor, trust * own.scale + (1 - trust) * grown);
  };
  return { weeks: totals.length, staying, after };
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

/** Of whole weeks up to the last day; oldest first. */
function weekTotals(before: Float64Array, cycle: number): number[] {
  const totals: number[] = [];
  for (let end = before.length - 1; end >= cycle; end -= cycle) totals.push(at(before, end) - at(before, end - cycle));
  return totals.reverse();
}

/** Sum of the first n days at index n. */
function prefixSums(days: readonly number[]): Float64Array {
  const sums = new Float64Array(days.length + 1);
  days.forEach((value, index) => (sums[index + 1] = at(sums, index) + value));
  return sums;
}

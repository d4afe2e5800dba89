import { at } from '../stats/at.js';
import { mixedDistance } from '../stats/spread.js';

/** What the totals of weeks tell about the level under them. */
export interface WeekLevel {
  /** Standard deviation of the change from one week to the next, in the scale of `apart`. */
  readonly change: number;
  /** How many changes were seen. */
  readonly count: number;
  /**
   * How much of a change stays: 0 where the series is noisy but returns to its level, 1 where each week begins where the
   * last one ended, more where changes go on in their direction.
   */
  readonly staying: number;
}

const MOST_WEEKS = 60;
/** Weeks so far apart tell a level that wanders from one that returns. */
const LAGS = [4, 8];
/** Stretches of such a length that weigh as much as the belief that all changes stay. */
const PRIOR_STRETCHES = 2;
const MOST_STAYING = 1.5;

/**
 * Noise makes weeks differ as much after eight weeks as after one; a level that wanders makes their variance eight times as
 * large. `weeks` are totals, oldest first; `apart` is the distance of two of them.
 */
export function weekLevel(weeks: readonly number[], apart: (came: number, before: number) => number): WeekLevel {
  const recent = weeks.slice(-MOST_WEEKS);
  const change = changeAfter(recent, 1, apart);
  let [evidence, found] = [PRIOR_STRETCHES, PRIOR_STRETCHES];
  for (const lag of LAGS) {
    const stretches = Math.max(0, recent.length - lag) / lag;
    if (stretches === 0 || change === 0) continue;
    const ratio = (changeAfter(recent, lag, apart) / change) ** 2;
    found += stretches * Math.min(MOST_STAYING, Math.max(0, (ratio - 1) / (lag - 1)));
    evidence += stretches;
  }
  return { change, count: Math.max(0, recent.length - 1), staying: found / evidence };
}

function changeAfter(weeks: readonly number[], lag: number, apart: (came: number, before: number) => number): number {
  return mixedDistance(weeks.slice(lag).map((came, index) => apart(came, at(weeks, index))));
}

/**
 * Variance of the mean of the next `weeks` weeks after `seen` weeks, where a change from one week to the next has the variance 1:
 * the level wanders under noise that does not stay (the local level model of Harvey).
 */
export function varianceOfMean(staying: number, weeks: number, seen: number): number {
  const noise = Math.max(0, 1 - staying) / 2;
  // What is not known of the level of now: what the best smoothing leaves, and no less than the mean of all weeks.
  const smoothed = (Math.sqrt(staying ** 2 + 4 * staying * noise) - staying) / 2;
  const now = Math.max(smoothed, noise / Math.max(1, seen));
  return now + staying * (0.5 + weeks / 3) + noise / weeks;
}

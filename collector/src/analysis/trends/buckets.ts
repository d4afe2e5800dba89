import type { Day } from '../../domain/day.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import type { Finality } from '../../domain/window.js';
import { intervalEnd, intervalStart, type Interval } from './interval.js';
import type { TrendDay } from './trendDay.js';

/** The days of one interval, as far as they were asked for. */
export interface Bucket {
  /** Both days are inside. */
  readonly start: Day;
  readonly end: Day;
  /** The sum of what is known; null: nothing is. */
  readonly value: Decimal | null;
  /** The whole interval was asked for, and each of its days is known. */
  readonly isComplete: boolean;
  /** Days that are over and not known. */
  readonly missingDays: number;
  readonly isRunning: boolean;
  readonly finality: Finality | null;
}

/** Buckets of consecutive days, without holes. */
export function bucketsOf(days: readonly TrendDay[], interval: Interval): Bucket[] {
  const byStart = new Map<Day, TrendDay[]>();
  for (const each of days) {
    const start = intervalStart(each.day, interval);
    const ofInterval = byStart.get(start);
    if (ofInterval) ofInterval.push(each);
    else byStart.set(start, [each]);
  }
  return Array.from(byStart, ([start, some]) => bucketOf(some, start, intervalEnd(start, interval)));
}

function bucketOf(days: readonly TrendDay[], start: Day, end: Day): Bucket {
  const first = days[0]?.day ?? start;
  const last = days.at(-1)?.day ?? end;
  return {
    start: first,
    end: last,
    value: sumOf(days),
    isComplete: first === start && last === end && days.every((each) => each.isKnown),
    missingDays: days.filter((each) => !each.isKnown && !each.isRunning).length,
    isRunning: days.some((each) => each.isRunning),
    finality: leastFinal(days),
  };
}

/** The sum of what is known; null when nothing is. */
export function sumOf(days: readonly Pick<TrendDay, 'value'>[]): Decimal | null {
  const values = days.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length === 0 ? null : sumDecimals(values);
}

const FROM_LEAST_FINAL = ['provisional', 'settling', 'final'] as const;

function leastFinal(days: readonly TrendDay[]): Finality | null {
  const found = new Set(days.map((each) => each.finality));
  return FROM_LEAST_FINAL.find((finality) => found.has(finality)) ?? null;
}

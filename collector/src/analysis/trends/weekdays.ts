import type { Decimal } from '../../domain/decimal.js';
import { sumOf } from './buckets.js';
import { isoWeekday } from './interval.js';
import { mean } from './quotient.js';
import type { TrendDay } from './trendDay.js';

/** What a day of the week usually comes to. */
export interface WeekdayMean {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Days that are over and were read; only these are in the mean. */
  readonly knownDays: number;
  /** null: no such day is known. */
  readonly meanPerDay: Decimal | null;
}

/** The mean known day of each weekday, from Monday. */
export function weekdayMeans(days: readonly TrendDay[]): WeekdayMean[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const known = days.filter((each) => each.isKnown && isoWeekday(each.day) === weekday);
    const sum = sumOf(known);
    return { weekday, knownDays: known.length, meanPerDay: sum && mean(sum, known.length) };
  });
}

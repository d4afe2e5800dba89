import { addDays, daysBetween, type Day } from '../../domain/day.js';
import { intervalEnd, intervalStart } from './interval.js';

/** Two stretches of equally many days that are compared; first and last days are inside. */
export interface ComparedDays {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly previousFirstDay: Day;
  readonly previousLastDay: Day;
  readonly days: number;
}

/** What the days of a range, or of this month or quarter, can be compared with. */
export const COMPARISONS = ['previous_period', 'month_over_month', 'quarter_over_quarter'] as const;
export type ComparisonKind = (typeof COMPARISONS)[number];

interface Range {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The stretches of a comparison; the month and the quarter are those of today, whatever the range. null: none yet. */
export function comparedDays(kind: ComparisonKind, { firstDay, lastDay }: Range, today: Day): ComparedDays | null {
  if (kind === 'previous_period') return periodBefore(firstDay, lastDay, today);
  return sinceStartOf(kind === 'month_over_month' ? 'month' : 'quarter', today);
}

/** The days of the range that are over, against equally many right before it; null when none is over. */
export function periodBefore(firstDay: Day, lastDay: Day, today: Day): ComparedDays | null {
  const yesterday = addDays(today, -1);
  const lastOver = lastDay < yesterday ? lastDay : yesterday;
  const days = daysBetween(firstDay, lastOver) + 1;
  return sameNumberOfDays(firstDay, addDays(firstDay, -days), days);
}

/**
 * The days of the running month or quarter that are over, against the first days of the one before; no more days than
 * the shorter of the two has. null on its first day.
 */
export function sinceStartOf(interval: 'month' | 'quarter', today: Day): ComparedDays | null {
  const start = intervalStart(today, interval);
  const previousStart = intervalStart(addDays(start, -1), interval);
  const previousLength = daysBetween(previousStart, intervalEnd(previousStart, interval)) + 1;
  return sameNumberOfDays(start, previousStart, Math.min(daysBetween(start, today), previousLength));
}

function sameNumberOfDays(firstDay: Day, previousFirstDay: Day, days: number): ComparedDays | null {
  if (days < 1) return null;
  return {
    firstDay,
    lastDay: addDays(firstDay, days - 1),
    previousFirstDay,
    previousLastDay: addDays(previousFirstDay, days - 1),
    days,
  };
}

import { addDays, addMonths, firstOfMonth, startOfDay, type Day } from '../../domain/day.js';

export const INTERVALS = ['day', 'week', 'month', 'quarter'] as const;
export type Interval = (typeof INTERVALS)[number];

/** The first day of the interval that a day lies in; weeks are those of ISO 8601 and begin on Monday. */
export function intervalStart(day: Day, interval: Interval): Day {
  if (interval === 'day') return day;
  if (interval === 'week') return addDays(day, 1 - isoWeekday(day));
  const monthInQuarter = (Number(day.slice(5, 7)) - 1) % 3;
  return interval === 'month' ? firstOfMonth(day) : addMonths(day, -monthInQuarter);
}

/** The last day, inside, of the interval that begins on `start`. */
export function intervalEnd(start: Day, interval: Interval): Day {
  if (interval === 'day') return start;
  if (interval === 'week') return addDays(start, 6);
  return addDays(addMonths(start, interval === 'month' ? 1 : 3), -1);
}

/** 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: Day): number {
  return new Date(startOfDay(day)).getUTCDay() || 7;
}

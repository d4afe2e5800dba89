import { userLocale } from '../../components/money/money';

export const DAY = 86_400_000;

/** Whole UTC days from `from` up to, but not with, `to`; both at midnight, in milliseconds. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** The midnight that begins the UTC day of a moment. */
export function utcDay(moment: number): number {
  return Math.floor(moment / DAY) * DAY;
}

/** All UTC days that the range touches, so that no bar is cut in two. */
export function wholeDays(from: number, to: number): DayRange {
  return { from: utcDay(from), to: Math.max(Math.ceil(to / DAY) * DAY, utcDay(from) + DAY) };
}

export function isWithin({ from, to }: DayRange, moment: number): boolean {
  return moment >= from && moment < to;
}

/** `Tue, Nov 3, 2026` */
export function formatDay(moment: number): string {
  return format(moment, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** `Nov 3, 2026` */
export function formatDate(moment: number): string {
  return format(moment, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** `Nov 3, 2026, 14:05 UTC` */
export function formatMoment(moment: number): string {
  return `${format(moment, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })} UTC`;
}

/** For the tick of an axis: the day, or only its month on a long one. */
export function formatTick(moment: number, step: number): string {
  return step < 28 * DAY
    ? format(moment, { day: 'numeric', month: 'short' })
    : format(moment, { month: 'short', year: 'numeric' });
}

function format(moment: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(userLocale(), { timeZone: 'UTC', ...options }).format(moment);
}

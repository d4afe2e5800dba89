/** UTC days, both inside, as `2026-11-08`. */
export interface DayRange {
  readonly firstDay: string;
  readonly lastDay: string;
}

const DAY_MS = 86_400_000;

/** The UTC day of a moment in milliseconds. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** All days of the month that the day lies in. */
export function monthOf(day: string): DayRange {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { firstDay: dayOf(Date.UTC(year, month - 1, 1)), lastDay: dayOf(Date.UTC(year, month, 0)) };
}

export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

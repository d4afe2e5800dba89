import type { EndOfMoney } from './budget';

// The sentences around it are English, whatever the language of the browser. Days are UTC, whatever the dashboard's zone.
const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** `24 Nov`, or `24 Nov 2026`. */
export function formatDay(time: number, withYear: boolean): string {
  return (withYear ? long : short).format(time);
}

/** ` (between 22 and 27 Nov)`; where no latest day is known, the money may also last. Empty where there is no range. */
export function formatDayRange({ earliest, latest }: Omit<EndOfMoney, 'kind' | 'day'>, withYear: boolean): string {
  if (earliest === null) return '';
  if (latest === null) return ` (${formatDay(earliest, withYear)} at the earliest; it may also last)`;
  if (earliest === latest) return '';
  const from = isSameMonth(earliest, latest) ? new Date(earliest).getUTCDate() : formatDay(earliest, withYear);
  return ` (between ${from} and ${formatDay(latest, withYear)})`;
}

function isSameMonth(a: number, b: number): boolean {
  return new Date(a).toISOString().slice(0, 7) === new Date(b).toISOString().slice(0, 7);
}

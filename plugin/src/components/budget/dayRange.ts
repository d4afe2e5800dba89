import { formatDay } from '../days/days';
import type { EndOfMoney } from './budget';

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

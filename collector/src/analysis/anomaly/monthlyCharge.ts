import { addDays, addMonths, dayOfMonth, daysBetween, firstOfMonth, type Day } from '../../domain/day.js';

/** Seats grow and months have holidays: a charge is the same one while it is at most by this factor more or less. */
const ALIKE = 1.5;
const MONTHS = [1, 2];

/**
 * Whether what a day costs above what was expected of it came in both months before as well, on the same day or beside it,
 * in about the same size: seats, plans and support are paid like that, and are no surprise. `excesses` are those of the
 * days up to this one; it is asked about the last of them.
 */
export function returnsMonthly(firstDay: Day, excesses: readonly number[]): boolean {
  const index = excesses.length - 1;
  const excess = excesses[index] ?? 0;
  if (excess <= 0) return false;
  const day = addDays(firstDay, index);
  return MONTHS.every((ago) => {
    const place = daysBetween(firstDay, monthsBefore(day, ago));
    return [place - 1, place, place + 1].some((near) => isAlike(excesses[near] ?? 0, excess));
  });
}

/** The same day of an earlier month, or that month's last one. */
function monthsBefore(day: Day, count: number): Day {
  const first = addMonths(firstOfMonth(day), -count);
  const last = addDays(addMonths(first, 1), -1);
  return addDays(first, Math.min(dayOfMonth(day), dayOfMonth(last)) - 1);
}

function isAlike(before: number, now: number): boolean {
  return before * ALIKE >= now && now * ALIKE >= before;
}

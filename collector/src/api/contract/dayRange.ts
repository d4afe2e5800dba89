import { Type } from 'typebox';
import { parseDay, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { Calendar } from './scalars.js';

/** The days of a list; both are inside, and either may be left out. */
export const DAY_RANGE = { start_date: Type.Optional(Calendar), end_date: Type.Optional(Calendar) };

/** null: no such end. Throws `INVALID_DATE_FORMAT` or `INVALID_DATE_RANGE`. */
export function dayRangeOf(query: { readonly start_date?: string; readonly end_date?: string }): {
  firstDay: Day | null;
  lastDay: Day | null;
} {
  const [firstDay, lastDay] = [dayIn('start_date', query.start_date), dayIn('end_date', query.end_date)];
  if (firstDay === null || lastDay === null || firstDay <= lastDay) return { firstDay, lastDay };
  throw new CollectorError(
    'INVALID_DATE_RANGE',
    `start_date ${firstDay} is after end_date ${lastDay}; both days are inside the range, in UTC`,
  );
}

/** The day that a field names; null where it is left out. Throws `INVALID_DATE_FORMAT`. */
export function dayIn<Text extends string | undefined>(
  name: string,
  text: Text,
): Day | (undefined extends Text ? null : never);
export function dayIn(name: string, text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day) return day;
  throw new CollectorError('INVALID_DATE_FORMAT', `${name}: there is no day ${text}; write it as 2026-01-31`);
}

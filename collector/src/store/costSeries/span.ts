import { daysBetween, eachDay, type Day } from '../../domain/day.js';
import type { Db } from '../db.js';
import { databaseNow } from '../db.js';

/** The days from the first to today, both inside. */
export interface Span {
  readonly firstDay: Day;
  readonly today: Day;
  readonly days: readonly Day[];
}

/** `firstDay` to the database's today; only today where `firstDay` lies in the future. */
export async function spanFrom(db: Db, firstDay: Day): Promise<Span> {
  const today = (await databaseNow(db)).slice(0, 10) as Day;
  const first = daysBetween(firstDay, today) < 0 ? today : firstDay;
  return { firstDay: first, today, days: eachDay(first, today) };
}

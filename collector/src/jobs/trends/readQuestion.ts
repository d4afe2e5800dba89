import { addDays, daysBetween, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import type { ChargeFilter } from '../../store/chargeFilter.js';
import { databaseNow, type Db } from '../../store/db.js';
import { oneOfWords, readChargeFilter, type FilterWords } from '../readChargeFilter.js';

const PERIODS = ['7d', '30d', '90d'] as const;
const MAX_DAYS = 3 * 366;
const FIRST_DAY = '2000-01-01';

/** Which charges, as they stand in an address; `period` is the last days with today. */
export interface QuestionWords extends FilterWords {
  readonly period?: string | undefined;
}

/** Which charges a question about time is about. */
export interface Question {
  /** As it was asked; its last day may come later than today. */
  readonly filter: ChargeFilter;
  readonly today: Day;
  /** The last day that is shown: nothing has been spent on a later one, only entered. */
  readonly lastShownDay: Day;
}

/** Understands the words; the last 30 days unless said otherwise. Each fault has a code and a sentence of its own. */
export async function readQuestion(db: Db, words: QuestionWords): Promise<Question> {
  const today = (await databaseNow(db)).slice(0, 10) as Day;
  const filter = await readChargeFilter(db, withPeriod(words, today));
  checkLength(filter, today);
  return { filter, today, lastShownDay: filter.lastDay < today ? filter.lastDay : today };
}

function withPeriod({ period, ...words }: QuestionWords, today: Day): FilterWords {
  if (period === undefined) return words;
  const days = parseInt(oneOfWords('period', period, PERIODS, 'INVALID_REQUEST'), 10);
  if (words.start_date === undefined && words.end_date === undefined)
    return { ...words, start_date: addDays(today, 1 - days), end_date: today };
  throw new CollectorError(
    'INVALID_REQUEST',
    'period and start_date or end_date contradict each other; give the period or the days',
  );
}

function checkLength({ firstDay, lastDay }: ChargeFilter, today: Day): void {
  if (firstDay < FIRST_DAY)
    refuse(`start_date ${firstDay} is before ${FIRST_DAY}, the first day that can be asked for`);
  if (firstDay > today) refuse(`start_date ${firstDay} is after today, ${today} in UTC; ask for days that have begun`);
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days > MAX_DAYS)
    refuse(`${firstDay} to ${lastDay} are ${days} days; ask for at most ${MAX_DAYS} (three years) at once`);
}

function refuse(message: string): never {
  throw new CollectorError('INVALID_DATE_RANGE', message);
}

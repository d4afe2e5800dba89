import { addDays, addMonths, daysBetween, firstOfMonth, type Day } from './day.js';

/** What is summed up for people: weeks from Monday to Sunday, and calendar months, in UTC. */
export const DIGEST_PERIODS = ['weekly', 'monthly'] as const;
export type DigestPeriod = (typeof DIGEST_PERIODS)[number];

/** What a person may choose. */
export const DIGEST_CHOICES = ['off', 'weekly', 'monthly', 'both'] as const;
export type DigestChoice = (typeof DIGEST_CHOICES)[number];

/** A period that is over and the one before it; all days are inside. */
export interface DigestSpan {
  readonly period: DigestPeriod;
  readonly first: Day;
  readonly last: Day;
  readonly previousFirst: Day;
  readonly previousLast: Day;
}

/** In the first hours of a day the figures of yesterday are still being read. */
const FROM_HOUR = 6;
/** So many days after its end a period is still told of; later nobody would miss it. */
const DUE_DAYS = 2;
const MONDAY = '1970-01-05' as Day;

/** The last period of that kind that was over before `today` began. */
export function lastSpan(period: DigestPeriod, today: Day): DigestSpan {
  const end = period === 'weekly' ? mondayOf(today) : firstOfMonth(today);
  const back = (count: number): Day => (period === 'weekly' ? addDays(end, -7 * count) : addMonths(end, -count));
  const [first, previousFirst] = [back(1), back(2)];
  return { period, first, last: addDays(end, -1), previousFirst, previousLast: addDays(first, -1) };
}

/** The periods that are told of at this instant (ISO 8601, UTC): from six o'clock of the day after their end to the end of the next day. */
export function dueSpans(now: string): DigestSpan[] {
  const today = now.slice(0, 10) as Day;
  const hour = Number(now.slice(11, 13));
  return DIGEST_PERIODS.map((period) => lastSpan(period, today)).filter(({ last }) => {
    const age = daysBetween(last, today);
    return age <= DUE_DAYS && (age > 1 || hour >= FROM_HOUR);
  });
}

/** The periods that a choice stands for. */
export function periodsOf(choice: DigestChoice): readonly DigestPeriod[] {
  return DIGEST_PERIODS.filter((period) => choice === period || choice === 'both');
}

/** The choice that stands for these periods. */
export function choiceOf(periods: readonly DigestPeriod[]): DigestChoice {
  return (
    DIGEST_CHOICES.find(
      (choice) => periodsOf(choice).join() === DIGEST_PERIODS.filter((period) => periods.includes(period)).join(),
    ) ?? 'off'
  );
}

function mondayOf(day: Day): Day {
  const weekday = ((daysBetween(MONDAY, day) % 7) + 7) % 7;
  return addDays(day, -weekday);
}

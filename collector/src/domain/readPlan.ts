import { addDays, daysBetween, eachDay, type Day } from './day.js';
import { isInClosingMonth, type Finality } from './window.js';

/** What is known of one day of a stream when the next reads are planned. Ages in seconds; null: never. */
export interface KnownDay {
  readonly day: Day;
  readonly finality: Finality | null;
  readonly fetchedSecondsAgo: number | null;
  readonly failedSecondsAgo: number | null;
  /** The last failure needs a person (a wrong key, a missing scope), or waits for a confirmation. */
  readonly failure: 'none' | 'passing' | 'needs-person' | 'unconfirmed';
}

export interface PlanScope {
  readonly first: Day;
  readonly last: Day;
  readonly today: Day;
  readonly restatementDays: number;
  /** A person or a command asked: read every day of the scope, due or not. */
  readonly force: boolean;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * How soon a failed window is tried again. What needs a person is tried once an hour; the five minutes are for the time
 * that the failed run itself took, so that an hourly wake-up does not miss by a second.
 */
const RETRY_AFTER = { passing: 5 * MINUTE, 'needs-person': 55 * MINUTE, unconfirmed: 10 * MINUTE } as const;
/** Final days are looked at again once a month, for a quarter. */
const DEEP_CHECK_AGE_DAYS = 100;
const DEEP_CHECK_EVERY = 30 * DAY;

/**
 * The days to read, newest first. The ledger is the only memory: what is missing, stale or not yet final is due,
 * however many wake-ups were missed. A day just read is not due again within a minute.
 */
export function dueDays(known: readonly KnownDay[], scope: PlanScope): Day[] {
  const byDay = new Map(known.map((entry) => [entry.day, entry]));
  return eachDay(scope.first, scope.last)
    .filter((day) => scope.force || isDue(day, byDay.get(day), scope))
    .reverse();
}

function isDue(day: Day, known: KnownDay | undefined, scope: PlanScope): boolean {
  if (!known) return true;
  if (known.failure !== 'none') return (known.failedSecondsAgo ?? Infinity) >= RETRY_AFTER[known.failure];
  return (known.fetchedSecondsAgo ?? Infinity) >= rereadInterval(day, known.finality, scope);
}

/**
 * Seconds after which a stored day is read again: today and yesterday at every wake-up, then more and more rarely
 * until the tail ends; the month that is being closed once a day; final days once a month for a quarter.
 */
export function rereadInterval(
  day: Day,
  finality: Finality | null,
  scope: Pick<PlanScope, 'today' | 'restatementDays'>,
): number {
  const age = daysBetween(day, scope.today);
  if (finality === null || age <= 1) return MINUTE;
  if (age <= Math.min(3, scope.restatementDays)) return HOUR;
  if (age <= Math.min(7, scope.restatementDays)) return 6 * HOUR;
  if (finality !== 'final' || isInClosingMonth(day, scope.today)) return DAY;
  return age <= DEEP_CHECK_AGE_DAYS ? DEEP_CHECK_EVERY : Infinity;
}

/** Neighbouring days as ranges, in the order of `days` (newest first). */
export function contiguousRanges(days: readonly Day[]): { first: Day; last: Day }[] {
  const ranges: { first: Day; last: Day }[] = [];
  for (const day of days) {
    const current = ranges.at(-1);
    if (current && addDays(current.first, -1) === day) current.first = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges;
}

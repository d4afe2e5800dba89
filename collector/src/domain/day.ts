/** A UTC calendar day, `YYYY-MM-DD`. Days are text from end to end, so that no time zone of any machine can move them. */
export type Day = string & { readonly __day: true };

/** An instant, ISO 8601 in UTC with `Z`. */
export type Instant = string & { readonly __instant: true };

/** Half-open stretch of time: start is inside, end is not. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

const DAY_MS = 86_400_000;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or null when the text is not a real calendar day: `2026-02-30` and `2026-2-3` are not. */
export function parseDay(text: string): Day | null {
  const match = DAY_PATTERN.exec(text);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOfEpoch(ms) === text ? (text as Day) : null;
}

/** A literal in our own code or a test; throws when it is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`not a day: ${JSON.stringify(text)}; write it as 2026-01-31`);
  return parsed;
}

/** The UTC day in which an instant (milliseconds since 1970) falls. */
export function dayOfEpoch(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}

/** Milliseconds since 1970 of the day's first instant. */
export function startOfDay(value: Day): number {
  return Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8, 10)));
}

export function addDays(value: Day, count: number): Day {
  return dayOfEpoch(startOfDay(value) + count * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (startOfDay(to) - startOfDay(from)) / DAY_MS;
}

/** Every day of the inclusive range, in order; empty when `last` is before `first`. */
export function eachDay(first: Day, last: Day): Day[] {
  const count = daysBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

export function firstOfMonth(value: Day): Day {
  return `${value.slice(0, 7)}-01` as Day;
}

/** The first day of the month `count` months away. */
export function addMonths(value: Day, count: number): Day {
  const months = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + count;
  return dayOfEpoch(Date.UTC(Math.floor(months / 12), months % 12, 1));
}

export function firstOfQuarter(value: Day): Day {
  return addMonths(value, -((Number(value.slice(5, 7)) - 1) % 3));
}

export function dayOfMonth(value: Day): number {
  return Number(value.slice(8, 10));
}

export function instant(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z') as Instant;
}

/** The whole day as a period. */
export function dayPeriod(value: Day): Period {
  return { start: `${value}T00:00:00Z` as Instant, end: `${addDays(value, 1)}T00:00:00Z` as Instant };
}

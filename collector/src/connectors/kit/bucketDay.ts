import { dayOfEpoch, parseDay, type Day } from '../../domain/day.js';

const DAY_MS = 86_400_000;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an RFC 3339 instant; NaN when the text is none. */
export function epochOfText(text: string): number {
  return RFC3339.test(text) && parseDay(text.slice(0, 10)) !== null ? Date.parse(text) : NaN;
}

/** Milliseconds since 1970 of a count of seconds; NaN when the text is none. */
export function epochOfSeconds(text: string): number {
  return /^\d{1,11}$/.test(text) ? Number(text) * 1_000 : NaN;
}

/**
 * The day of a bucket that starts at midnight UTC and is no longer than a day; null for any other, because nobody
 * could say how its money spreads over days.
 */
export function bucketDay(start: number, end: number): Day | null {
  const length = end - start;
  return start % DAY_MS === 0 && length > 0 && length <= DAY_MS ? dayOfEpoch(start) : null;
}

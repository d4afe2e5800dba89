import { addDays, type Day } from '../../domain/day.js';

/** A value a day without gaps in time; null is a day that nobody knows, which is not a day of zero. */
export interface DailySeries {
  readonly values: readonly (number | null)[];
  /** The day of the first value. */
  readonly start: Day;
  /** Days after which the pattern returns: 7 unless said otherwise; 1 is none. */
  readonly season?: number;
  /** The last value is a day still running; it is left out, and forecast. */
  readonly isLastPartial?: boolean;
}

/** Three years: older days cost time and change nothing. */
const LONGEST = 1_100;
/** Zeros at the beginning, before anything was used, are no history when there are this many. */
const NOT_YET_USED = 14;

/** The values that may be fitted: without a running last day, and without what was before the first use. */
export function closedDays(series: DailySeries): (number | null)[] {
  const closed = series.isLastPartial === true ? series.values.slice(0, -1) : series.values;
  const recent = closed.slice(-LONGEST);
  const firstKnown = recent.findIndex(isKnown);
  if (firstKnown === -1) return [];
  const firstUsed = recent.findIndex((value) => isKnown(value) && value !== 0);
  return recent.slice(firstUsed - firstKnown >= NOT_YET_USED ? firstUsed : firstKnown);
}

/** The first day that is not closed yet, which is the first to forecast. */
export function firstOpenDay({ start, values, isLastPartial }: DailySeries): Day {
  return addDays(start, values.length - (isLastPartial === true && values.length > 0 ? 1 : 0));
}

/** What a running last day already holds; null when there is none. */
export function partialDay({ values, isLastPartial }: DailySeries): number | null {
  return isLastPartial === true ? (values.at(-1) ?? null) : null;
}

export function isKnown(value: number | null): value is number {
  return value !== null;
}

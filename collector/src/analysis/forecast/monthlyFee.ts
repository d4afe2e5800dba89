import { addDays, addMonths, dayOfMonth, daysBetween, firstOfMonth, type Day } from '../../domain/day.js';
import { at } from '../stats/at.js';
import { median } from '../stats/quantile.js';
import { isKnown } from './series.js';

/** One large charge on the same day of each month, as of seats and plans. */
export interface MonthlyFee {
  /** Where the history holds it, newest first. */
  readonly places: readonly number[];
  /** The day of the month; shorter months are charged on their last day. */
  readonly dueDay: number;
  /** First day of the month of the newest charge. */
  readonly lastMonth: Day;
}

const LEAST_CHARGES = 3;
/** Times the usual day. */
const LARGE = 5;
/** A charge beyond this many times the next one, or below its inverse, is another thing. */
const LARGEST_CHANGE = 2;
/** Other days as large, a charge: more of them and the day of the month is chance. */
const MOST_STRAYS = 1 / 3;
/** Weekends and billing runs move a charge by a day. */
const OFFSETS = [0, -1, 1];

/**
 * The monthly fee in a history that begins on `start`, or null: at least three months running, on the same day give or
 * take one, much larger than the usual day and than all but a few others. Credits have none.
 */
export function monthlyFee(values: readonly (number | null)[], start: Day): MonthlyFee | null {
  const known = values.filter(isKnown);
  const large = LARGE * median(known);
  if (known.some((value) => value < 0) || known.filter((value) => value > large).length < LEAST_CHARGES) return null;
  let best: Candidate | null = null;
  for (let dueDay = 1; dueDay <= 31; dueDay += 1) {
    const next = candidate(values, start, dueDay, large);
    if (next !== null && (best === null || isBetter(next, best))) best = next;
  }
  return best !== null && best.places.length >= LEAST_CHARGES && !isChance(values, best.places, large) ? best : null;
}

interface Candidate extends MonthlyFee {
  /** Days between the due days and the charges, added up. */
  readonly missed: number;
}

function isBetter(next: Candidate, best: Candidate): boolean {
  if (next.places.length !== best.places.length) return next.places.length > best.places.length;
  return next.missed < best.missed;
}

/** The latest run of months that were charged around the due day; null without a single one. */
function candidate(values: readonly (number | null)[], start: Day, dueDay: number, large: number): Candidate | null {
  const places: number[] = [];
  let [missed, lastMonth] = [0, start];
  // A due day just after the end may have been charged on the last day.
  const end = firstOfMonth(addDays(start, values.length));
  for (let month = end; addMonths(month, 1) >= start; month = addMonths(month, -1)) {
    const due = daysBetween(start, dueIn(month, dueDay));
    const place = OFFSETS.map((offset) => due + offset).find((index) => (values[index] ?? 0) > large);
    const isNext = place !== undefined && isSimilar(values, place, places.at(-1) ?? place);
    if (!isNext && places.length > 0) break;
    if (!isNext) continue;
    if (places.length === 0) lastMonth = month;
    places.push(place);
    missed += Math.abs(place - due);
  }
  return places.length === 0 ? null : { places, dueDay, lastMonth, missed };
}

function isSimilar(values: readonly (number | null)[], place: number, later: number): boolean {
  const ratio = (values[place] ?? 0) / (values[later] ?? 0);
  return ratio <= LARGEST_CHANGE && ratio >= 1 / LARGEST_CHANGE;
}

function isChance(values: readonly (number | null)[], places: readonly number[], large: number): boolean {
  const threshold = Math.max(large, Math.min(...places.map((place) => values[place] ?? 0)) / 2);
  const since = values.slice(at(places, places.length - 1));
  return since.filter((value) => (value ?? 0) > threshold).length - places.length > MOST_STRAYS * places.length;
}

/** The due day in the month that begins on `month`. */
export function dueIn(month: Day, dueDay: number): Day {
  const last = addDays(addMonths(month, 1), -1);
  return addDays(month, Math.min(dueDay, dayOfMonth(last)) - 1);
}

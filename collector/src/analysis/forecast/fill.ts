import { at } from '../stats/at.js';
import { median } from '../stats/quantile.js';
import { isKnown } from './series.js';

/** Known values of the same weekday to look at, before and after a gap each. */
const NEIGHBOURS = 4;

/** The history with every unknown day at the median of the nearest known days of its weekday, so that a gap has no say in the level. */
export function filled(values: readonly (number | null)[], season: number): number[] {
  const overall = median(values.filter(isKnown));
  return values.map((value, index) => {
    if (value !== null) return value;
    const near = [...neighbours(values, index, -season), ...neighbours(values, index, season)];
    return near.length === 0 ? overall : median(near);
  });
}

function neighbours(values: readonly (number | null)[], index: number, step: number): number[] {
  const found: number[] = [];
  for (let place = index + step; place >= 0 && place < values.length && found.length < NEIGHBOURS; place += step) {
    const value = values[place];
    if (typeof value === 'number') found.push(value);
  }
  return found;
}

/** Days on either side that say what is usual around a day. */
const AROUND = 3;
const SPIKE = 8;

/**
 * Single days far out of their surroundings, brought back to the edge of what is usual, so that one accident does not lift a month.
 * A new level is no spike: it becomes its own surroundings after three days.
 */
export function winsorised(level: readonly number[]): number[] {
  if (level.length < 2 * AROUND + 1) return [...level];
  const usual = level.map((_, index) => {
    const first = Math.min(Math.max(0, index - AROUND), level.length - 2 * AROUND - 1);
    return median(level.slice(first, first + 2 * AROUND + 1));
  });
  const distance = median(level.map((value, index) => Math.abs(value - at(usual, index))));
  const magnitude = median(level.map(Math.abs));
  // Mostly zero: there the spikes are the series.
  if (distance === 0 && magnitude === 0) return [...level];
  return level.map((value, index) => {
    const middle = at(usual, index);
    const room = Math.max(SPIKE * distance, 0.5 * Math.max(Math.abs(middle), magnitude));
    return Math.min(Math.max(value, middle - room), middle + room);
  });
}

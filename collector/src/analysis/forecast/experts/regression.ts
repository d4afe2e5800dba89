import { at } from '../../stats/at.js';
import { straightLine } from '../../stats/straightLine.js';
import type { History } from '../history.js';

/** A straight line with one offset a weekday: the long memory among the experts. */
export function seasonalRegression({ values, season }: History, horizon: number): number[] {
  const days = values.map((_, index) => index);
  const dayMeans = meansByPlace(days, season);
  const valueMeans = meansByPlace(values, season);
  // The slope within weekdays; taking each weekday's means away first is the same as a dummy for each.
  const { slope } = straightLine(
    values.map((value, day) => [day - at(dayMeans, day % season), value - at(valueMeans, day % season)]),
  );
  return Array.from({ length: horizon }, (_, step) => {
    const index = values.length + step;
    const place = index % season;
    return at(valueMeans, place) + slope * (index - at(dayMeans, place));
  });
}

function meansByPlace(values: readonly number[], season: number): number[] {
  const sums = new Array<number>(season).fill(0);
  values.forEach((value, index) => (sums[index % season] = at(sums, index % season) + value));
  return sums.map((total, place) => total / Math.max(1, Math.ceil((values.length - place) / season)));
}

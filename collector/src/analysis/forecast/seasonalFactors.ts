import { at } from '../stats/at.js';
import { weightedQuantile, type Weighted } from '../stats/quantile.js';
import { mean } from '../stats/spread.js';

const CYCLES = 26;
const HALF_LIFE_CYCLES = 12;
/** A weekday is believed when it differs from the others by more than chance; ratios beyond these are accidents. */
const LARGEST_RATIO = 8;

/**
 * What each place of the season is to the average, as ratios whose mean is 1: [0.2, …] is a quiet first weekday.
 * Index 0 belongs to the first value. All 1 where there is no season or too little history to see one.
 */
export function seasonalFactors(values: readonly number[], season: number): number[] {
  const flat = new Array<number>(season).fill(1);
  if (season < 2 || values.length < 2 * season + 1) return flat;
  const ratios = ratiosByPlace(values, season);
  if (ratios.some((found) => found.length === 0)) return flat;
  const shrunk = shrink(ratios.map(centre), ratios);
  const average = mean(shrunk);
  return average > 0 ? shrunk.map((factor) => factor / average) : flat;
}

function ratiosByPlace(values: readonly number[], season: number): Weighted[][] {
  const ratios = Array.from({ length: season }, (): Weighted[] => []);
  const half = Math.floor(season / 2);
  const first = Math.max(half, values.length - CYCLES * season);
  for (let index = first; index < values.length; index += 1) {
    const around = centredMean(values, index, season);
    if (!(around > 0)) continue;
    const value = Math.min(at(values, index) / around, LARGEST_RATIO);
    const age = (values.length - 1 - index) / season;
    ratios[index % season]?.push({ value, weight: 0.5 ** (age / HALF_LIFE_CYCLES) });
  }
  return ratios;
}

/** Mean of one whole season around the day; at the end of the history, of the last whole season. */
function centredMean(values: readonly number[], index: number, season: number): number {
  const first = Math.min(Math.max(0, index - Math.floor(season / 2)), values.length - season);
  let total = 0;
  for (let place = first; place < first + season; place += 1) total += at(values, place);
  return total / season;
}

/** The mean of the middle: half of it the weighted median, which no accident moves. */
function centre(ratios: readonly Weighted[]): number {
  return 0.5 * weightedQuantile(ratios, 0.5) + 0.5 * trimmedMean(ratios);
}

function trimmedMean(ratios: readonly Weighted[]): number {
  const [low, high] = [weightedQuantile(ratios, 0.1), weightedQuantile(ratios, 0.9)];
  const kept = ratios.filter(({ value }) => value >= low && value <= high);
  const weight = kept.reduce((total, ratio) => total + ratio.weight, 0);
  return kept.reduce((total, ratio) => total + ratio.value * ratio.weight, 0) / weight;
}

/** Pulls the places towards 1 as far as their differences can be chance (James and Stein). */
function shrink(centres: readonly number[], ratios: readonly (readonly Weighted[])[]): number[] {
  const chance = mean(
    ratios.map((found, place) => mean(found.map(({ value }) => (value - at(centres, place)) ** 2)) / found.length),
  );
  const average = mean(centres);
  const difference = mean(centres.map((value) => (value - average) ** 2));
  const belief = difference > 0 ? Math.max(0, 1 - chance / difference) : 0;
  return centres.map((value) => average + belief * (value - average));
}

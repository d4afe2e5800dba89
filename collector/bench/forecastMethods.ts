import { day } from '../src/domain/day.js';
import { at } from '../src/analysis/stats/at.js';
import { seasonalNaive } from '../src/analysis/forecast/experts/naive.js';
import { filled } from '../src/analysis/forecast/fill.js';
import { forecastDays } from '../src/analysis/forecast/forecast.js';
import { linearTrend } from '../src/analysis/forecast/linearTrend.js';
import type { Interval } from '../src/analysis/forecast/interval.js';
import type { Task } from './forecastData.js';

export interface Answer {
  readonly path: readonly number[];
  /** Only of methods that know how unsure they are. */
  readonly days?: readonly Interval[];
  readonly total?: Interval;
}

export type ForecastMethod = (task: Task) => Answer;

const START = day('2026-01-01');

export const METHODS: Readonly<Record<string, ForecastMethod>> = {
  ours: ({ history, season, actual }) => {
    const { days, total } = forecastDays({ values: history, season, start: START }, actual.length);
    return { path: days.map(({ mean }) => mean), days, total };
  },
  'seasonal naive': ({ history, season, actual }) => {
    const values = filled(history, season);
    return { path: seasonalNaive({ values, level: values, season, factor: () => 1 }, actual.length) };
  },
  'linear regression': ({ history, actual }) => {
    const { slope, intercept } = linearTrend(history);
    return { path: actual.map((_, step) => Math.max(0, intercept + slope * (history.length + step))) };
  },
};

/** The measure of the M4 competition: the last value, with multiplicative seasonal indices where the season is significant. */
export function naive2({ history, season, actual }: Task): Answer {
  const values = filled(history, season);
  const indices = isSeasonal(values, season) ? seasonalIndices(values, season) : new Array<number>(season).fill(1);
  const last = at(values, values.length - 1) / at(indices, (values.length - 1) % season);
  return { path: actual.map((_, step) => last * at(indices, (values.length + step) % season)) };
}

/** The M4 test: the autocorrelation at the season stands out at 90 %. */
function isSeasonal(values: readonly number[], season: number): boolean {
  if (season < 2 || values.length < 3 * season) return false;
  const acf = autocorrelations(values, season);
  const squares = acf.slice(0, -1).reduce((sum, value) => sum + value * value, 0);
  return Math.abs(acf.at(-1) ?? 0) > 1.645 * Math.sqrt((1 + 2 * squares) / values.length);
}

function autocorrelations(values: readonly number[], most: number): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const together = (lag: number): number =>
    values.slice(lag).reduce((sum, value, index) => sum + (value - mean) * (at(values, index) - mean), 0);
  const variance = together(0) || 1;
  return Array.from({ length: most }, (_, index) => together(index + 1) / variance);
}

/** Classical decomposition: mean ratio to the centred moving average. */
function seasonalIndices(values: readonly number[], season: number): number[] {
  const half = Math.floor(season / 2);
  const sums = Array.from({ length: season }, () => ({ ratio: 0, count: 0 }));
  for (let index = half; index + half < values.length; index += 1) {
    const average = movingAverage(values, index, season, half);
    const place = sums[index % season];
    if (average === 0 || place === undefined) continue;
    place.ratio += at(values, index) / average;
    place.count += 1;
  }
  const means = sums.map(({ ratio, count }) => (count === 0 ? 1 : ratio / count));
  const average = means.reduce((sum, value) => sum + value, 0) / season;
  // A place that never has anything would divide by nothing.
  return means.map((value) => Math.max(1e-6, average === 0 ? 1 : value / average));
}

function movingAverage(values: readonly number[], index: number, season: number, half: number): number {
  let total = 0;
  for (let offset = -half; offset <= half; offset += 1) {
    // An even season has half a value at either end.
    const weight = season % 2 === 0 && Math.abs(offset) === half ? 0.5 : 1;
    total += weight * at(values, index + offset);
  }
  return total / season;
}

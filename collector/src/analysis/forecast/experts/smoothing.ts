import { at } from '../../stats/at.js';
import { mean } from '../../stats/spread.js';
import { straightLine } from '../../stats/straightLine.js';
import { withSeason, type History } from '../history.js';

/** Days that choose the parameters and run the recursion; more have faded from any level. */
const MEMORY = 400;
const ALPHAS = [0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.85];

interface Smoothed {
  readonly level: number;
  readonly alpha: number;
  /** Mean squared error one day ahead. */
  readonly loss: number;
}

/** Simple exponential smoothing with the weight of the newest day that was best one day ahead. */
export function smooth(values: readonly number[]): Smoothed {
  return ALPHAS.map((alpha) => smoothWith(values, alpha)).reduce((best, next) => (next.loss < best.loss ? next : best));
}

export function smoothWith(values: readonly number[], alpha: number): Smoothed {
  const warm = Math.min(7, values.length);
  let level = mean(values.slice(0, warm));
  let loss = 0;
  for (const value of values) {
    const error = value - level;
    loss += error * error;
    level += alpha * error;
  }
  return { level, alpha, loss: loss / values.length };
}

/** The smoothed level goes on, with the season. */
export function simpleSmoothing(history: History, horizon: number): number[] {
  const { level } = smooth(history.level.slice(-MEMORY));
  return withSeason(history, new Array<number>(horizon).fill(level));
}

/** Smoothing that drifts by half the slope of the straight line through the history (Assimakopoulos and Nikolopoulos). */
export function theta(history: History, horizon: number): number[] {
  const recent = history.level.slice(-MEMORY);
  const { slope } = straightLine(recent.map((value, index) => [index, value]));
  const { level, alpha } = smooth(recent);
  const lag = (1 - (1 - alpha) ** recent.length) / alpha - 1;
  const path = Array.from({ length: horizon }, (_, step) => level + (slope / 2) * (step + 1 + lag));
  return withSeason(history, path);
}

const TREND_ALPHAS = [0.05, 0.15, 0.3, 0.5, 0.8];
const TREND_BETAS = [0.02, 0.08, 0.2];
const DAMPINGS = [0.9, 0.98];

/** Level and trend, where the trend fades day by day (Gardner and McKenzie). */
export function dampedTrend(history: History, horizon: number): number[] {
  const values = history.level.slice(-MEMORY);
  let best = { loss: Infinity, level: 0, trend: 0, damping: 1 };
  for (const alpha of TREND_ALPHAS) {
    for (const beta of TREND_BETAS) {
      for (const damping of DAMPINGS) {
        const fit = followTrend(values, alpha, beta, damping);
        if (fit.loss < best.loss) best = { ...fit, damping };
      }
    }
  }
  return withSeason(history, dampedPath(best, horizon));
}

interface Trend {
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
}

export function dampedPath({ level, trend, damping }: Trend, horizon: number): number[] {
  let reached = level;
  let step = trend;
  return Array.from({ length: horizon }, () => {
    step *= damping;
    reached += step;
    return reached;
  });
}

function followTrend(values: readonly number[], alpha: number, beta: number, damping: number) {
  let level = mean(values.slice(0, 7));
  let trend = 0;
  let loss = 0;
  for (const value of values) {
    const expected = level + damping * trend;
    const error = value - expected;
    loss += error * error;
    level = expected + alpha * error;
    trend = damping * trend + alpha * beta * error;
  }
  return { loss, level, trend };
}

const SEASONAL_ALPHAS = [0.05, 0.15, 0.35, 0.7];
const GAMMAS = [0.03, 0.1, 0.25];
const SEASONAL_BETAS = [0, 0.05];
const DAMPING = 0.97;

/** Level, fading trend and a season that is added, not multiplied (Holt and Winters): for seasons that do not grow with the level. */
export function holtWinters({ values, season }: History, horizon: number): number[] {
  const recent = values.slice(-Math.max(MEMORY, 6 * season));
  let best = followSeason(recent, season, at(SEASONAL_ALPHAS, 0), 0, at(GAMMAS, 0));
  for (const alpha of SEASONAL_ALPHAS) {
    for (const beta of SEASONAL_BETAS) {
      for (const gamma of GAMMAS) {
        const fit = followSeason(recent, season, alpha, beta, gamma);
        if (fit.loss < best.loss) best = fit;
      }
    }
  }
  const { seasonal } = best;
  const path = dampedPath({ ...best, damping: DAMPING }, horizon);
  return path.map((level, step) => level + at(seasonal, (recent.length + step) % season));
}

function followSeason(values: readonly number[], season: number, alpha: number, beta: number, gamma: number) {
  const start = values.slice(0, 2 * season);
  let level = mean(start);
  let trend = 0;
  let loss = 0;
  const seasonal = Float64Array.from({ length: season }, (_, place) => {
    const same = start.filter((_value, index) => index % season === place);
    return same.length === 0 ? 0 : mean(same) - level;
  });
  for (let index = 0; index < values.length; index += 1) {
    const place = index % season;
    const before = at(seasonal, place);
    const expected = level + DAMPING * trend;
    const error = at(values, index) - expected - before;
    loss += error * error;
    level = expected + alpha * error;
    trend = DAMPING * trend + alpha * beta * error;
    seasonal[place] = before + gamma * (1 - alpha) * error;
  }
  return { loss, level, trend, seasonal };
}

import type { History } from '../history.js';
import { recentMean, seasonalMedian, seasonalNaive, cycleAgo, longCycle } from './naive.js';
import { seasonalRegression } from './regression.js';
import { dampedTrend, holtWinters, simpleSmoothing, theta } from './smoothing.js';

/** One way to continue a history for `horizon` days. */
export type Predict = (history: History, horizon: number) => number[];

export interface Expert {
  readonly name: string;
  /** Values it needs before its word counts. */
  readonly needs: (season: number) => number;
  readonly predict: Predict;
}

const always = (): number => 0;
const fourWeeks: Expert = { name: 'mean of four weeks', needs: always, predict: recentMean(4) };
const quarter: Expert = { name: 'mean of a quarter', needs: (season) => 6 * season, predict: recentMean(13) };

/** Different in memory, trend and season, so that one of them soon fits whatever a series does. */
export const EXPERTS: readonly Expert[] = [
  { name: 'seasonal naive', needs: always, predict: seasonalNaive },
  { name: 'seasonal median', needs: (season) => 4 * season, predict: seasonalMedian(6) },
  { name: 'mean of a week', needs: always, predict: recentMean(1) },
  fourWeeks,
  quarter,
  { name: 'smoothing', needs: always, predict: simpleSmoothing },
  { name: 'theta', needs: (season) => 4 * season, predict: theta },
  { name: 'damped trend', needs: (season) => 4 * season, predict: dampedTrend },
  { name: 'Holt-Winters', needs: (season) => 4 * season, predict: holtWinters },
  { name: 'seasonal regression', needs: (season) => Math.max(60, 3 * season), predict: seasonalRegression },
  { name: 'long cycle', needs: (season) => 2 * (longCycle(season)?.length ?? Infinity), predict: cycleAgo },
];

/** Where most days are zero, trends and medians are accidents; only what is spent over weeks goes on. */
export const SPARSE_EXPERTS: readonly Expert[] = [fourWeeks, quarter];

import type { Day } from './day.js';

/** Days ahead that people may ask for. */
export const HORIZONS = [30, 60, 90] as const;
export type Horizon = (typeof HORIZONS)[number];

/** How many days ahead are kept of every forecast. */
export const FORECAST_DAYS = 90;

/** Thirteen months: a whole year, and the month before it. */
export const FORECAST_HISTORY = 400;

/**
 * How far every forecast looks: the longest quarter, seen from its first day. Forecasts of the same costs look back and
 * ahead equally far, or the month end of a budget would differ from that of what it limits.
 */
export const FORECAST_HORIZON = 92;

/** What is expected, and where the truth lies in 80 and in 95 of 100 cases. */
export interface Band {
  readonly expected: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

/** The same of many days, one value a day. */
export type DailyBands = Readonly<Record<keyof Band, ArrayLike<number>>>;

export type ForecastPeriod = 'next 30 days' | 'next 60 days' | 'next 90 days' | 'month end' | 'quarter end';

/** A whole period; its band is its own, because the bands of days do not add up. Both days are inside. */
export interface PeriodTotal extends Band {
  readonly period: ForecastPeriod;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What one series of costs is expected to be, from a day on that still runs. In the unit of its currency. */
export interface CostForecast {
  readonly firstDay: Day;
  readonly days: DailyBands;
  readonly totals: readonly PeriodTotal[];
  /** See the user's guide to forecasts: `combination`, `recent mean`, `constant`, `gone`, `run rate`. */
  readonly method: string;
  readonly confidence: 'none' | 'low' | 'medium' | 'high';
  /** Median error of its totals when it is repeated in its own past, as a share; null: no such past. */
  readonly ownError: number | null;
  /** Known days that it was made from. */
  readonly knownDays: number;
}

/** What the forecast says of the next days, from its first day on. */
export function nextDays(forecast: CostForecast, horizon: Horizon): PeriodTotal {
  return totalOfPeriod(forecast, `next ${horizon} days`);
}

export function totalOfPeriod({ totals }: CostForecast, period: ForecastPeriod): PeriodTotal {
  const found = totals.find((total) => total.period === period);
  if (found === undefined) throw new RangeError(`the forecast has no total of the ${period}`);
  return found;
}

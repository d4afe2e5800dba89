import type { Band, DailyBands } from '../../domain/costForecast.js';

/** What became of a forecast: counts of days whose truth lay in the band, and the same of the total. */
export interface ForecastOutcome {
  readonly came: number;
  readonly isIn80: boolean;
  readonly isIn95: boolean;
  readonly daysIn80: number;
  readonly daysIn95: number;
}

/** Compares what was said with what came; `came` are the amounts of the days, in order, all known. */
export function forecastOutcome(days: DailyBands, total: Band, came: readonly number[]): ForecastOutcome {
  const sum = came.reduce((all, amount) => all + amount, 0);
  const count = (lower: ArrayLike<number>, upper: ArrayLike<number>): number =>
    came.filter((amount, place) => isWithin(amount, lower[place], upper[place])).length;
  return {
    came: sum,
    isIn80: isWithin(sum, total.lower80, total.upper80),
    isIn95: isWithin(sum, total.lower95, total.upper95),
    daysIn80: count(days.lower80, days.upper80),
    daysIn95: count(days.lower95, days.upper95),
  };
}

/** Bounds are stored with six or seven digits; a day that is as certain as its own rounding lies inside. */
const ROUNDING = 1e-6;

function isWithin(amount: number, lower = Number.NaN, upper = Number.NaN): boolean {
  const slack = ROUNDING * Math.max(1, Math.abs(amount));
  return amount >= lower - slack && amount <= upper + slack;
}

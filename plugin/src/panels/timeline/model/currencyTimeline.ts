import { DAY, type DayRange, isWithin } from '../days';
import type { CurrencyCosts } from './costs';
import type { Forecast } from './forecast';

/** One chart: currencies are never added. */
export interface CurrencyTimeline extends CurrencyCosts {
  /** Its days that are in view. */
  readonly forecast: Forecast | undefined;
}

/** Puts each forecast to the costs of its currency; one that names none belongs to the only currency there is. */
export function currencyTimelines(
  costs: readonly CurrencyCosts[],
  forecasts: readonly Forecast[],
  range: DayRange,
): CurrencyTimeline[] {
  const visible = forecasts.map((forecast) => clip(forecast, range)).filter(({ days }) => days.length > 0);
  const named = visible.map(({ currency }) => currency).filter((currency) => currency !== '');
  const currencies = [...new Set([...costs.map(({ currency }) => currency), ...named])].sort();
  return currencies.map((currency) => ({
    ...(costs.find((candidate) => candidate.currency === currency) ?? { currency, parts: [], stacks: [] }),
    forecast: visible.find(
      (forecast) => forecast.currency === currency || (!forecast.currency && currencies.length === 1),
    ),
  }));
}

/** Every day of a chart from its first to its last one, so that a day without data shows as a gap. */
export function daysOf({ parts, forecast }: CurrencyTimeline): number[] {
  const known = [...parts, ...(forecast?.days ?? [])].map(({ day }) => day);
  const first = known.reduce((least, day) => Math.min(least, day), Infinity);
  const last = known.reduce((most, day) => Math.max(most, day), -Infinity);
  return Array.from({ length: Math.max(0, (last - first) / DAY + 1) }, (_, place) => first + place * DAY);
}

function clip(forecast: Forecast, range: DayRange): Forecast {
  return { ...forecast, days: forecast.days.filter(({ day }) => isWithin(range, day)) };
}

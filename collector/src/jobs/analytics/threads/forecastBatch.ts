import { forecastDays } from '../../../analysis/forecast/forecast.js';
import type { Interval } from '../../../analysis/forecast/interval.js';
import { closedDays, isKnown, type DailySeries } from '../../../analysis/forecast/series.js';
import { projectRange } from '../../../analysis/forecast/totals.js';
import {
  FORECAST_DAYS,
  FORECAST_HORIZON,
  HORIZONS,
  type Band,
  type CostForecast,
  type ForecastPeriod,
  type PeriodTotal,
} from '../../../domain/costForecast.js';
import { addDays, addMonths, firstOfMonth, firstOfQuarter, type Day } from '../../../domain/day.js';
import { seriesOf, type SeriesBatch } from './seriesBatch.js';

/** A forecast, or why there is none. */
export type ForecastResult = CostForecast | { readonly error: string };

/** A forecast of each series of the batch, in its order; a series that fails does not stop the others. */
export function forecastBatch(batch: SeriesBatch): ForecastResult[] {
  return seriesOf(batch).map((values) => {
    try {
      return forecastSeries({ start: batch.firstDay, values, isLastPartial: true });
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** The last value is today's so far; it is forecast like the days after it. */
export function forecastSeries(series: DailySeries): CostForecast {
  const forecast = forecastDays(series, FORECAST_HORIZON);
  const { start: firstDay, method, confidence, error } = forecast;
  const shown = forecast.days.slice(0, FORECAST_DAYS);
  const pick = (name: keyof Interval): Float64Array => Float64Array.from(shown, (day) => day[name]);
  return {
    firstDay,
    days: {
      expected: pick('mean'),
      lower80: pick('lo80'),
      upper80: pick('hi80'),
      lower95: pick('lo95'),
      upper95: pick('hi95'),
    },
    totals: periodsFrom(firstDay).map(([period, first, last]): PeriodTotal => {
      return { period, firstDay: first, lastDay: last, ...bandOf(projectRange(series, forecast, first, last)) };
    }),
    method,
    confidence,
    ownError: error,
    knownDays: closedDays(series).filter(isKnown).length,
  };
}

function bandOf({ mean, lo80, hi80, lo95, hi95 }: Interval): Band {
  return { expected: mean, lower80: lo80, upper80: hi80, lower95: lo95, upper95: hi95 };
}

function periodsFrom(today: Day): [ForecastPeriod, first: Day, last: Day][] {
  const month = firstOfMonth(today);
  const quarter = firstOfQuarter(today);
  return [
    ...HORIZONS.map((days): [ForecastPeriod, Day, Day] => [`next ${days} days`, today, addDays(today, days - 1)]),
    ['month end', month, addDays(addMonths(month, 1), -1)],
    ['quarter end', quarter, addDays(addMonths(quarter, 3), -1)],
  ];
}

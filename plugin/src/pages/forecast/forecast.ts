import type { CallAnswer } from '../../api/calls';

/** The forecast of one currency, as the collector tells it. */
export type Forecast = CallAnswer<'GET /api/analytics/forecast'>['forecasts'][number];

export type ForecastDay = Forecast['days'][number];

/** What was compared with what came. */
export type Score = CallAnswer<'GET /api/analytics/forecast/accuracy'>['items'][number];

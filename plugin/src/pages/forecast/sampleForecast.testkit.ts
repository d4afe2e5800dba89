import type { Forecast, ForecastDay, Score } from './forecast';

const BAND = { expected: '300', lower80: '250', upper80: '350', lower95: '200', upper95: '400' };

/** A forecast of three days, with what a test wants to be different. */
export function sampleForecast(over: Partial<Forecast> = {}): Forecast {
  return {
    currency: 'USD',
    enough_data: true,
    note: null,
    method: 'combination',
    confidence: 'medium',
    made_at: '2026-11-23T12:43:57Z',
    total: { first_day: '2026-11-23', last_day: '2026-11-25', ...BAND },
    month_end: {
      first_day: '2026-11-01',
      last_day: '2026-11-30',
      spent: '230.25',
      ...BAND,
      at_this_rate: { expected: '310', low: '290', high: '330' },
    },
    quarter_end: {
      first_day: '2026-10-01',
      last_day: '2026-12-31',
      spent: '530.5',
      ...BAND,
      expected: '900.75',
      at_this_rate: null,
    },
    run_rate: { per_day: '10.25', low: '5', high: '15' },
    history: { first_day: '2026-10-01', days: 40, total: '400', mean_per_day: '10', trend: 'stable' },
    accuracy: {
      basis: 'backtest',
      forecasts: 0,
      total_error: 0.115,
      total_coverage80: null,
      total_coverage95: null,
      day_coverage80: null,
      day_coverage95: null,
    },
    linear_trend: { slope_per_day: '0.1', total: '310' },
    days: ['2026-11-23', '2026-11-24', '2026-11-25'].map((day): ForecastDay => ({
      day,
      ...BAND,
      expected: '100.123456',
    })),
    ...over,
  };
}

/** What became of ten forecasts. */
export function sampleScore(over: Partial<Score> = {}): Score {
  return {
    scope: 'all',
    service_id: null,
    account_id: null,
    account: null,
    model: null,
    currency: 'USD',
    horizon: 30,
    forecasts: 10,
    total_mape: 0.08,
    total_absolute_error: '24',
    bias: 0.03,
    total_coverage80: 0.9,
    total_coverage95: 1,
    day_coverage80: 0.82,
    day_coverage95: 0.95,
    first_made: '2026-09-01',
    last_made: '2026-09-10',
    ...over,
  };
}

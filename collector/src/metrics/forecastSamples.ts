import type { ForecastFigures, MonthEndFigure } from '../store/figures/forecastFigures.js';
import type { MetricName } from './catalog.js';
import type { Sample } from './metricRegistry.js';

/** Bands of a sum are not the sum of bands, so the accounts beyond cannot be one called `other`; they are counted. */
const MOST_ACCOUNTS = 200;

/** A band of 80 % ends where one of ten cases lies below, and one above. */
const QUANTILES = [
  ['0.1', ({ lower80 }: MonthEndFigure): number => lower80],
  ['0.5', ({ expected }: MonthEndFigure): number => expected],
  ['0.9', ({ upper80 }: MonthEndFigure): number => upper80],
] as const;

/** The series of forecasts, which come with the dearest account first. */
export function forecastSamples(figures: ForecastFigures): [MetricName, readonly Sample[]][] {
  const shown = figures.monthEnds.slice(0, MOST_ACCOUNTS);
  const names = new Set(shown.map(({ account }) => account));
  const errors = figures.errors.filter(({ account }) => account === 'all' || names.has(account));
  return [
    [
      'aicost_forecast_month_end_cost',
      shown.flatMap((figure) => {
        const { account, service, currency } = figure;
        return QUANTILES.map(([quantile, value]) => {
          return { labels: { account, service, currency, quantile }, value: value(figure) };
        });
      }),
    ],
    [
      'aicost_forecast_mape_ratio',
      errors.map(({ account, service, currency, horizon, mape }) => {
        return { labels: { account, service, currency, horizon: String(horizon) }, value: mape };
      }),
    ],
    ['aicost_forecast_coverage_ratio', coverageSamples(figures)],
    ['aicost_forecasts_dropped', [{ labels: {}, value: figures.monthEnds.length - shown.length }]],
  ];
}

function coverageSamples({ coverage80, coverage95 }: ForecastFigures): Sample[] {
  if (coverage80 === null || coverage95 === null) return [];
  return [
    { labels: { level: '0.8' }, value: coverage80 },
    { labels: { level: '0.95' }, value: coverage95 },
  ];
}

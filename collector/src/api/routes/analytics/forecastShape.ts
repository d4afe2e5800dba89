import { Type } from 'typebox';
import {
  HORIZONS,
  nextDays,
  totalOfPeriod,
  type Band,
  type Horizon,
  type PeriodTotal,
} from '../../../domain/costForecast.js';
import { addDays } from '../../../domain/day.js';
import { expectationText as amount } from '../../../domain/expectation.js';
import type { Rate } from '../../../analysis/history/costHistory.js';
import type { ForecastAnswer } from '../../../jobs/analytics/forecastDesk.js';
import { forecastNote } from '../../../jobs/analytics/forecastNote.js';
import type { ForecastScore } from '../../../store/forecasts/forecastScores.js';
import { Calendar, Money, orNull, Timestamp } from '../../contract/scalars.js';

const BAND = {
  expected: Money,
  lower80: Money,
  upper80: Money,
  lower95: Money,
  upper95: Money,
};

const Period = Type.Object({ first_day: Calendar, last_day: Calendar, ...BAND }, { title: 'ForecastPeriod' });
const PeriodSoFar = Type.Object(
  {
    first_day: Calendar,
    last_day: Calendar,
    spent: Type.String({ description: 'Cost so far, today included, exactly as in the ledger' }),
    ...BAND,
    at_this_rate: orNull(Type.Object({ expected: Money, low: Money, high: Money })),
  },
  { title: 'ForecastPeriodSoFar' },
);
const Share = orNull(Type.Number());

export const ForecastItem = Type.Object(
  {
    currency: Type.String(),
    enough_data: Type.Boolean({ description: 'false: fewer than 14 known days; the figures are a run rate' }),
    note: orNull(Type.String()),
    method: Type.String(),
    confidence: Type.Enum(['none', 'low', 'medium', 'high']),
    made_at: Timestamp,
    total: Period,
    month_end: PeriodSoFar,
    quarter_end: PeriodSoFar,
    run_rate: orNull(Type.Object({ per_day: Money, low: Money, high: Money }), {
      description: 'Of the last 7 complete days: mean, cheapest, dearest',
    }),
    history: Type.Object({
      first_day: orNull(Calendar),
      days: Type.Integer({ description: 'Known days, without today' }),
      total: Money,
      mean_per_day: Money,
      trend: Type.Enum(['increasing', 'decreasing', 'stable'], {
        description: 'Of the last 30 days, relative to their level',
      }),
    }),
    accuracy: Type.Object(
      {
        basis: Type.Enum(['as issued', 'backtest', 'none']),
        forecasts: Type.Integer({ description: 'Forecasts that were compared with what came' }),
        total_error: Share,
        total_coverage80: Share,
        total_coverage95: Share,
        day_coverage80: Share,
        day_coverage95: Share,
      },
      { description: 'Shares: 0.1 is 10 %. backtest: the forecast repeated in its own past' },
    ),
    linear_trend: Type.Object(
      { slope_per_day: Money, total: Money },
      { description: 'The straight line through the last 90 days, to compare with' },
    ),
    days: Type.Array(Type.Object({ day: Calendar, ...BAND })),
  },
  { title: 'Forecast' },
);

export const ScoreItem = Type.Object(
  {
    scope: Type.Enum(['all', 'service', 'account', 'model']),
    service_id: orNull(Type.String()),
    account_id: orNull(Type.Integer()),
    account: orNull(Type.String()),
    model: orNull(Type.String()),
    currency: Type.String(),
    horizon: Type.Enum([...HORIZONS]),
    forecasts: Type.Integer(),
    total_mape: Share,
    total_absolute_error: Money,
    bias: Share,
    total_coverage80: Type.Number(),
    total_coverage95: Type.Number(),
    day_coverage80: Type.Number(),
    day_coverage95: Type.Number(),
    first_made: Calendar,
    last_made: Calendar,
  },
  { title: 'ForecastScore' },
);

export function forecastItem(answer: ForecastAnswer, horizon: Horizon) {
  const { scope, forecast, history, spent, isEnough } = answer;
  return {
    currency: scope.currency,
    enough_data: isEnough,
    note: forecastNote(answer),
    method: forecast.method,
    confidence: forecast.confidence,
    made_at: forecast.madeAt,
    total: periodItem(nextDays(forecast, horizon)),
    month_end: {
      ...periodItem(totalOfPeriod(forecast, 'month end')),
      spent: spent.inMonth,
      at_this_rate: history.monthEndAtThisRate && rateItem(history.monthEndAtThisRate),
    },
    quarter_end: {
      ...periodItem(totalOfPeriod(forecast, 'quarter end')),
      spent: spent.inQuarter,
      at_this_rate: null,
    },
    run_rate: history.runRate && perDayItem(history.runRate),
    history: {
      first_day: history.firstUse,
      days: history.days,
      total: amount(history.total),
      mean_per_day: amount(history.meanPerDay),
      trend: history.trend,
    },
    accuracy: accuracyItem(answer),
    linear_trend: { slope_per_day: amount(history.line.slopePerDay), total: amount(history.line.nextDays(horizon)) },
    days: dayItems(answer, horizon),
  };
}

export function scoreItem(score: ForecastScore) {
  return {
    scope: score.scope,
    service_id: score.serviceId,
    account_id: score.accountId,
    account: score.account,
    model: score.model,
    currency: score.currency,
    horizon: score.horizon,
    forecasts: score.forecasts,
    total_mape: score.totalMape,
    total_absolute_error: amount(score.totalAbsoluteError),
    bias: score.bias,
    ...coverage(score),
    first_made: score.firstMade,
    last_made: score.lastMade,
  };
}

function accuracyItem({ score, forecast }: ForecastAnswer) {
  if (score !== null) {
    return {
      basis: 'as issued' as const,
      forecasts: score.forecasts,
      total_error: score.totalMape,
      ...coverage(score),
    };
  }
  return {
    basis: forecast.ownError === null ? ('none' as const) : ('backtest' as const),
    forecasts: 0,
    total_error: forecast.ownError,
    ...{ total_coverage80: null, total_coverage95: null, day_coverage80: null, day_coverage95: null },
  };
}

function coverage(score: ForecastScore) {
  return {
    total_coverage80: score.totalCoverage80,
    total_coverage95: score.totalCoverage95,
    day_coverage80: score.dayCoverage80,
    day_coverage95: score.dayCoverage95,
  };
}

function periodItem({ firstDay, lastDay, ...band }: PeriodTotal) {
  return { first_day: firstDay, last_day: lastDay, ...bandItem(band) };
}

function dayItems({ forecast: { firstDay, days } }: ForecastAnswer, horizon: Horizon) {
  return Array.from({ length: horizon }, (_, place) => {
    const at = (name: keyof Band): string => amount(days[name][place] ?? 0);
    return {
      day: addDays(firstDay, place),
      expected: at('expected'),
      lower80: at('lower80'),
      upper80: at('upper80'),
      lower95: at('lower95'),
      upper95: at('upper95'),
    };
  });
}

function bandItem({ expected, lower80, upper80, lower95, upper95 }: Band) {
  return {
    expected: amount(expected),
    lower80: amount(lower80),
    upper80: amount(upper80),
    lower95: amount(lower95),
    upper95: amount(upper95),
  };
}

function rateItem({ mean, low, high }: Rate) {
  return { expected: amount(mean), low: amount(low), high: amount(high) };
}

function perDayItem({ mean, low, high }: Rate) {
  return { per_day: amount(mean), low: amount(low), high: amount(high) };
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Comparison } from '../../../analysis/trends/comparison.js';
import { INTERVALS } from '../../../analysis/trends/interval.js';
import { TREND_METRICS } from '../../../domain/trendMetric.js';
import { readQuestion } from '../../../jobs/trends/readQuestion.js';
import { trends, type TrendBucket, type TrendSeries } from '../../../jobs/trends/trends.js';
import { wordOr } from '../../../jobs/trends/word.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { Calendar, Finality, Money, orNull } from '../../contract/scalars.js';
import { CHANGE, changeFields, COMPARED_DAYS, comparedDays } from './changeShape.js';
import { SHOWN_DAYS, shownDays } from './shownDays.js';
import { INTERVAL_WORD, METRIC_WORD, QUESTION_WORDS } from './words.js';

const Bucket = Type.Object(
  {
    start: Calendar,
    end: Type.String({ description: 'The last day, inside' }),
    value: orNull(Money, { description: 'null: nothing is known or has a price, which is not zero' }),
    is_complete: Type.Boolean({ description: 'Every day of the interval was asked for, is over and was read' }),
    is_running: Type.Boolean({ description: 'Today is in it' }),
    missing_days: Type.Integer({ description: 'Days that are over and could not be read, all or in part' }),
    finality: orNull(Finality),
    moving_average_7: orNull(Money, { description: 'Of this and the 6 days before; null unless all are known' }),
    moving_average_30: orNull(Money, { description: 'Of this and the 29 days before; null unless all are known' }),
  },
  { title: 'TrendBucket' },
);

const Compared = orNull(
  Type.Object({ ...COMPARED_DAYS, value: orNull(Money), previous_value: orNull(Money), ...CHANGE }),
  { description: 'null: no day is over yet' },
);

const Series = Type.Object(
  {
    currency: orNull(Type.String(), { description: 'null: tokens or requests' }),
    total: orNull(Money, { description: 'The sum of the buckets' }),
    unpriced_charges: Type.Integer({ description: 'Charges without a price; they are in no sum' }),
    entered_for_later_days: Money,
    buckets: Type.Array(Bucket),
    previous_period: Compared,
    month_over_month: Compared,
    quarter_over_quarter: Compared,
  },
  {
    title: 'TrendSeries',
    description: 'entered_for_later_days stands on days of the range that have not begun, and in no other figure',
  },
);

const Answer = Type.Object(
  {
    metric: Type.Enum([...TREND_METRICS]),
    interval: Type.Enum([...INTERVALS]),
    ...SHOWN_DAYS,
    series: Type.Array(Series),
  },
  { title: 'Trends' },
);

/** `GET /api/analytics/trends`: cost, tokens or requests over time, with averages and comparisons. */
export const trendRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Cost, tokens or requests over time, each currency apart',
    querystring: queryOf({ ...QUESTION_WORDS, ...METRIC_WORD, ...INTERVAL_WORD }),
    response: { 200: Answer },
  };
  app.get('/api/analytics/trends', { schema }, async ({ query }) => {
    const metric = wordOr('metric', query.metric, TREND_METRICS, 'cost');
    const interval = wordOr('interval', query.interval, INTERVALS, 'day');
    const question = await readQuestion(pool, query);
    const series = await trends(pool, question, metric, interval);
    return { metric, interval, ...shownDays(question), series: series.map(seriesItem) };
  });
};

function seriesItem(series: TrendSeries) {
  return {
    currency: series.currency,
    total: series.total,
    unpriced_charges: series.unpricedCharges,
    entered_for_later_days: series.enteredForLaterDays,
    buckets: series.buckets.map(bucketItem),
    previous_period: series.previousPeriod && comparedItem(series.previousPeriod),
    month_over_month: series.monthOverMonth && comparedItem(series.monthOverMonth),
    quarter_over_quarter: series.quarterOverQuarter && comparedItem(series.quarterOverQuarter),
  };
}

function bucketItem(bucket: TrendBucket) {
  return {
    start: bucket.start,
    end: bucket.end,
    value: bucket.value,
    is_complete: bucket.isComplete,
    is_running: bucket.isRunning,
    missing_days: bucket.missingDays,
    finality: bucket.finality,
    moving_average_7: bucket.movingAverage7,
    moving_average_30: bucket.movingAverage30,
  };
}

function comparedItem(compared: Comparison) {
  return {
    ...comparedDays(compared),
    value: compared.value,
    previous_value: compared.previousValue,
    ...changeFields(compared),
  };
}

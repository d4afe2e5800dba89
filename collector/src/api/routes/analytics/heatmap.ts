import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { TREND_METRICS } from '../../../domain/trendMetric.js';
import { heatmap, type Heatmap } from '../../../jobs/trends/heatmap.js';
import { readQuestion } from '../../../jobs/trends/readQuestion.js';
import { wordOr } from '../../../jobs/trends/word.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { Money, orNull } from '../../contract/scalars.js';
import { Ratio } from './changeShape.js';
import { SHOWN_DAYS, shownDays } from './shownDays.js';
import { METRIC_WORD, QUESTION_WORDS } from './words.js';

const Weekday = Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' });

const Answer = Type.Object(
  {
    metric: Type.Enum([...TREND_METRICS]),
    ...SHOWN_DAYS,
    series: Type.Array(
      Type.Object({
        currency: orNull(Type.String(), { description: 'null: tokens or requests' }),
        total: orNull(Money),
        weekdays: Type.Array(
          Type.Object({
            weekday: Weekday,
            known_days: Type.Integer({ description: 'Days that are over and were read; only these are in the mean' }),
            mean_per_day: orNull(Money, { description: 'null: no such day is known' }),
          }),
        ),
        cells: Type.Array(
          Type.Object({
            weekday: Weekday,
            hour: Type.Integer({ minimum: 0, maximum: 23, description: 'UTC' }),
            value: Money,
          }),
        ),
        without_hour: orNull(Money, { description: 'The part whose hour nobody told, in no cell' }),
        without_hour_share: orNull(Ratio, { description: 'That part of the total; null when the total is zero' }),
      }),
    ),
  },
  { title: 'Heatmap' },
);

/** `GET /api/analytics/heatmap`: cost, tokens or requests by weekday and hour, as far as hours are known. */
export const heatmapRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Cost, tokens or requests by weekday and hour (UTC)',
    querystring: queryOf({ ...QUESTION_WORDS, ...METRIC_WORD }),
    response: { 200: Answer },
  };
  app.get('/api/analytics/heatmap', { schema }, async ({ query }) => {
    const metric = wordOr('metric', query.metric, TREND_METRICS, 'cost');
    const question = await readQuestion(pool, query);
    const series = await heatmap(pool, question, metric);
    return { metric, ...shownDays(question), series: series.map(seriesItem) };
  });
};

function seriesItem({ currency, total, weekdays, cells, withoutHour, withoutHourShare }: Heatmap) {
  return {
    currency,
    total,
    weekdays: weekdays.map(({ weekday, knownDays, meanPerDay }) => ({
      weekday,
      known_days: knownDays,
      mean_per_day: meanPerDay,
    })),
    cells: [...cells],
    without_hour: withoutHour,
    without_hour_share: withoutHourShare,
  };
}

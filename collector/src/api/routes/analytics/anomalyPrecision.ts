import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { entryAccount } from '../../../jobs/entries/entryAccount.js';
import { anomalyPrecision } from '../../../store/anomalies/anomalyPrecision.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { AccountId, orNull } from '../../contract/scalars.js';

const PrecisionQuery = queryOf({ account_id: Type.Optional(AccountId) });

const Precision = Type.Object(
  {
    confirmed: Type.Integer(),
    false_alarms: Type.Integer(),
    expected: Type.Integer({ description: 'Not counted: it was unusual, and somebody knew why' }),
    precision: orNull(Type.Number(), {
      description: 'confirmed / (confirmed + false_alarms); null: neither was said of any',
    }),
  },
  { title: 'AnomalyPrecision', description: 'Over the anomalies of the last 365 days' },
);

/** `GET /api/analytics/anomaly-precision`: how often an alert was right, by what people said of it. */
export const anomalyPrecisionRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Of the anomalies that people judged, how many were real',
    querystring: PrecisionQuery,
    response: { 200: Precision },
  };
  app.get('/api/analytics/anomaly-precision', { schema }, async ({ query }) => {
    const accountId = query.account_id ?? null;
    if (accountId !== null) await entryAccount(pool, accountId);
    const { falseAlarms, ...same } = await anomalyPrecision(pool, accountId);
    return { ...same, false_alarms: falseAlarms };
  });
};

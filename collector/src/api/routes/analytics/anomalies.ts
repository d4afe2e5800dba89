import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { giveVerdict } from '../../../jobs/anomalies/giveVerdict.js';
import { readAnomaly } from '../../../jobs/anomalies/readAnomaly.js';
import { readChargeFilter } from '../../../jobs/readChargeFilter.js';
import { countAnomalies, listAnomalies } from '../../../store/anomalies/anomalyList.js';
import type { ApiContext } from '../../context.js';
import { DAY_RANGE, dayRangeOf } from '../../contract/dayRange.js';
import { MODEL_WORD, word } from '../../contract/filterWords.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../../contract/pages.js';
import { orNull } from '../../contract/scalars.js';
import { Anomaly, anomalyAnswer, Severity, Verdict } from './anomaliesShape.js';

const ListQuery = queryOf({
  ...PageQuery,
  ...DAY_RANGE,
  account_id: word('Only this account'),
  service_id: word('Only this service'),
  ...MODEL_WORD,
  severity: Type.Optional(Severity),
  verdict: Type.Optional(
    Type.Enum(['expected', 'confirmed', 'false alarm', 'none'], { description: 'none: not judged' }),
  ),
  state: Type.Optional(Type.Enum(['open', 'closed', 'withdrawn'], { description: 'Default: all but withdrawn' })),
  parts: Type.Optional(Type.Boolean({ description: 'Also anomalies that have the same cause as another one' })),
});

const Counts = Type.Object({ total: Type.Integer(), open: Type.Integer() });
const Summary = Type.Object(
  { total: Type.Integer(), open: Type.Integer(), low: Counts, medium: Counts, high: Counts, critical: Counts },
  { description: 'Over all pages' },
);
const AnomalyPage = Type.Object({ ...pageOf(Anomaly).properties, summary: Summary });

const AnomalyId = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const VerdictBody = Type.Object(
  {
    verdict: orNull(Verdict, { description: 'null takes the verdict back' }),
    note: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { additionalProperties: false, title: 'AnomalyVerdict' },
);

/** `/api/analytics/anomalies`: unusual days, why they were, and what people say of them. */
export const anomalyRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const list = { summary: 'Unusual days, the newest first', querystring: ListQuery, response: { 200: AnomalyPage } };
  app.get('/api/analytics/anomalies', { schema: list }, async ({ query }) => {
    const { account_id, service_id, model } = query;
    const { accountId, serviceId } = await readChargeFilter(pool, { account_id, service_id });
    const filter = {
      ...dayRangeOf(query),
      ...{ accountId, serviceId, model: model ?? null },
      severity: query.severity ?? null,
      verdict: query.verdict ?? null,
      state: query.state ?? null,
      withParts: query.parts ?? false,
    };
    const limit = limitOf(query);
    const rows = await listAnomalies(pool, filter, positionIn(query.cursor), limit + 1);
    const page = inPage(rows, limit, anomalyAnswer, (row) => [row.day, row.anomalyId]);
    return { ...page, summary: summaryOf(await countAnomalies(pool, filter)) };
  });

  const one = { summary: 'One anomaly, whatever its state', params: AnomalyId, response: { 200: Anomaly } };
  app.get('/api/analytics/anomalies/:id', { schema: one }, async ({ params }) =>
    anomalyAnswer(await readAnomaly(pool, String(params.id))),
  );

  const judge = {
    summary: 'Say what an anomaly was: expected, confirmed or a false alarm',
    params: AnomalyId,
    body: VerdictBody,
    response: { 200: Anomaly },
  };
  app.post('/api/analytics/anomalies/:id/verdict', { schema: judge }, async ({ params, body, caller }) =>
    anomalyAnswer(await giveVerdict(pool, caller, String(params.id), body)),
  );
};

type Counted = Awaited<ReturnType<typeof countAnomalies>>;

function summaryOf(counted: Counted) {
  const of = (severity: Counted[number]['severity']) => {
    const row = counted.find((one) => one.severity === severity);
    return { total: row?.count ?? 0, open: row?.open ?? 0 };
  };
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    open: counted.reduce((sum, { open }) => sum + open, 0),
    ...{ low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') },
  };
}

function positionIn(cursor: string | undefined): { day: string; anomalyId: string } | null {
  const position = fromCursor(cursor, ['day', 'digits']);
  return position && { day: String(position[0]), anomalyId: String(position[1]) };
}

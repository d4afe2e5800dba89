import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import { alertHistory, type HistoryRow } from '../../../store/notifications/history.js';
import type { ApiContext } from '../../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../../contract/pages.js';
import { Timestamp, orNull } from '../../contract/scalars.js';
import { CategoryName } from './preferencesShape.js';

const Text = orNull(Type.String());
const Seconds = orNull(Type.Number());

const HistoryItem = Type.Object(
  {
    id: Type.String(),
    event: Type.String({ description: 'Name of the rule, or how many alerts Grafana has cut off' }),
    summary: Type.String(),
    category: CategoryName,
    severity: Type.String(),
    budget: Text,
    account: Text,
    kind: Text,
    threshold: Text,
    period: Text,
    started_at: Timestamp,
    ended_at: orNull(Timestamp),
    status: Type.Enum(['firing', 'resolved', 'unknown']),
    received_at: Timestamp,
    receive_latency_seconds: Seconds,
    delivery_latency_seconds: Seconds,
    outcomes: Type.String({ description: 'What became of it, for a person' }),
    sent: Type.Integer(),
    waiting: Type.Integer(),
    failed: Type.Integer(),
    suppressed: Type.Integer({ description: 'People who did not want it' }),
    maybe_duplicates: Type.Integer({ description: 'Mails sent again after an attempt whose end nobody knows' }),
    mine: orNull(
      Type.Object({ state: Type.Enum(['waiting', 'sent', 'failed', 'suppressed']), reason: orNull(Type.String()) }),
      { description: 'What became of it for you; null: it was none of yours' },
    ),
  },
  { title: 'AlertHistoryItem' },
);

const Query = queryOf({
  ...PageQuery,
  category: Type.Optional(CategoryName),
  status: Type.Optional(Type.Enum(['firing', 'resolved'])),
});

/** `GET /api/notifications/history`: alerts as they were received, the newest first. */
export const historyRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { notifications: desk }) => {
  const schema = {
    summary: 'Alerts and what became of them, the newest first',
    querystring: Query,
    response: { 200: pageOf(HistoryItem) },
  };
  app.get('/api/notifications/history', { schema }, async ({ query, caller }) => {
    const limit = limitOf(query);
    const position = fromCursor(query.cursor, ['instant', 'text', 'digits']);
    const [receivedAt, origin, id] = (position ?? []).map(String);
    const rows = await alertHistory(desk.pool, {
      before: position ? { receivedAt: receivedAt ?? '', origin: origin ?? '', id: id ?? '' } : null,
      category: query.category ?? null,
      status: query.status ?? null,
      subject: caller.subject,
      limit: limit + 1,
    });
    return inPage(rows, limit, historyItem, (row) => [row.receivedAt, row.origin, row.id]);
  });
};

function historyItem(row: HistoryRow): Static<typeof HistoryItem> {
  return {
    id: `${row.origin}:${row.id}`,
    event: row.event,
    summary: row.summary,
    category: row.category,
    severity: row.severity,
    budget: row.budget,
    account: row.account,
    kind: row.kind,
    threshold: row.threshold,
    period: row.period,
    started_at: row.startedAt,
    ended_at: row.endedAt,
    status: row.status,
    received_at: row.receivedAt,
    receive_latency_seconds: row.receiveLatency,
    delivery_latency_seconds: row.deliveryLatency,
    outcomes: row.outcomes,
    sent: row.sent,
    waiting: row.waiting,
    failed: row.failed,
    suppressed: row.suppressed,
    maybe_duplicates: row.maybeDuplicates,
    mine: row.mine === null ? null : { state: row.mine, reason: row.mineReason },
  };
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { failedDayRows, type FailedDayPosition, type FailedDayRow } from '../../../store/health/failedDays.js';
import { streamRows, type StreamRow } from '../../../store/health/streams.js';
import type { ApiContext } from '../../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../../contract/pages.js';
import { AccountId, Calendar, Finality, orNull, Timestamp } from '../../contract/scalars.js';

const Count = Type.Integer({ minimum: 0 });

const Stream = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    service: Type.String(),
    stream: Type.String({ description: 'One kind of figures, with days of its own' }),
    newest_day: orNull(Calendar, { description: 'The newest day with figures' }),
    last_read_at: orNull(Timestamp),
    windows: Type.Object({ final: Count, settling: Count, provisional: Count, failed: Count }),
  },
  { title: 'StreamHealth' },
);

const FailedDay = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    stream: Type.String(),
    day: Calendar,
    finality: orNull(Finality, { description: 'How certain the figures are that stay; null: there are none' }),
    last_read_at: orNull(Timestamp, { description: 'When the figures that stay were read' }),
    failed_at: Timestamp,
    error: Type.Object({ code: Type.String(), message: Type.String() }),
  },
  { title: 'FailedDay' },
);

const PLACES = ['instant', 'integer', 'text', 'day'] as const;

/** `GET /api/health/streams` and `/failed-days`: how far the reading of each kind of figures has come, and where it failed. */
export const streamHealthRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const streams = {
    summary: 'How fresh and how certain each kind of figures of each account is',
    querystring: queryOf({}),
    response: { 200: Type.Object({ items: Type.Array(Stream) }) },
  };
  app.get('/api/health/streams', { schema: streams }, async () => ({
    items: (await streamRows(pool)).map(streamItem),
  }));

  const failed = {
    summary: 'Days whose last read failed: they keep their last good figures, or have none; the latest first',
    querystring: queryOf(PageQuery),
    response: { 200: pageOf(FailedDay) },
  };
  app.get('/api/health/failed-days', { schema: failed }, async ({ query }) => {
    const limit = limitOf(query);
    const after = fromCursor(query.cursor, PLACES) as FailedDayPosition | null;
    const rows = await failedDayRows(pool, after, limit + 1);
    return inPage(rows, limit, failedDayItem, (row) => [row.failedAt, row.accountId, row.stream, row.day]);
  });
};

function streamItem(row: StreamRow) {
  return {
    account_id: row.accountId,
    account: row.accountName,
    service: row.serviceProviderName,
    stream: row.stream,
    newest_day: row.newestDay,
    last_read_at: row.lastReadAt,
    windows: {
      final: row.windowsFinal,
      settling: row.windowsSettling,
      provisional: row.windowsProvisional,
      failed: row.windowsFailed,
    },
  };
}

function failedDayItem(row: FailedDayRow) {
  return {
    account_id: row.accountId,
    account: row.accountName,
    stream: row.stream,
    day: row.day,
    finality: row.finality,
    last_read_at: row.lastReadAt,
    failed_at: row.failedAt,
    error: { code: row.errorCode, message: row.errorMessage },
  };
}

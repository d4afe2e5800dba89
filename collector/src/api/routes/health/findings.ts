import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { rejectedRows, type RejectedRowsRow, type RejectPosition } from '../../../store/health/rejects.js';
import {
  unknownFieldRows,
  type UnknownFieldPosition,
  type UnknownFieldRow,
} from '../../../store/health/unknownFields.js';
import type { ApiContext } from '../../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../../contract/pages.js';
import { AccountId, Calendar, orNull, Timestamp } from '../../contract/scalars.js';

const RejectedRows = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    stream: Type.String(),
    day: orNull(Calendar, { description: 'null: the row did not say its day' }),
    reason: Type.String({ examples: ['bad_number'] }),
    seen: Type.Integer({ description: 'How often such a row was seen; each read sees it again' }),
    last_seen_at: Timestamp,
    run_id: Type.String({ description: 'The run that saw it last' }),
    raw: Type.String({ description: 'The row that was seen last, as the provider wrote it; at most 4 kB' }),
    is_open: orNull(Type.Boolean(), { description: 'Whether the day still lacks it; null: nobody knows the day' }),
  },
  { title: 'RejectedRows' },
);

const UnknownField = Type.Object(
  {
    account_id: AccountId,
    account: Type.String(),
    stream: Type.String(),
    field: Type.String(),
    sample: Type.String(),
    first_seen_at: Timestamp,
    last_seen_at: Timestamp,
  },
  { title: 'UnknownField' },
);

const REJECT_PLACES = ['instant', 'integer', 'text', 'text', 'text'] as const;
const FIELD_PLACES = ['instant', 'integer', 'text', 'text'] as const;

/** `GET /api/health/rejects` and `/unknown-fields`: what providers said that was not understood. */
export const findingRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const rejects = {
    summary: 'Rows of providers that could not be understood, by day and reason, the latest first',
    querystring: queryOf(PageQuery),
    response: { 200: pageOf(RejectedRows) },
  };
  app.get('/api/health/rejects', { schema: rejects }, async ({ query }) => {
    const limit = limitOf(query);
    const after = fromCursor(query.cursor, REJECT_PLACES) as RejectPosition | null;
    const rows = await rejectedRows(pool, after, limit + 1);
    const position = (row: RejectedRowsRow) => [row.lastSeenAt, row.accountId, row.stream, row.day ?? '', row.reason];
    return inPage(rows, limit, rejectItem, position);
  });

  const fields = {
    summary: 'Fields that providers send and this version does not know, the latest first',
    querystring: queryOf(PageQuery),
    response: { 200: pageOf(UnknownField) },
  };
  app.get('/api/health/unknown-fields', { schema: fields }, async ({ query }) => {
    const limit = limitOf(query);
    const after = fromCursor(query.cursor, FIELD_PLACES) as UnknownFieldPosition | null;
    const rows = await unknownFieldRows(pool, after, limit + 1);
    return inPage(rows, limit, fieldItem, (row) => [row.firstSeenAt, row.accountId, row.stream, row.field]);
  });
};

function rejectItem(row: RejectedRowsRow) {
  return {
    account_id: row.accountId,
    account: row.accountName,
    stream: row.stream,
    day: row.day,
    reason: row.reason,
    seen: row.seen,
    last_seen_at: row.lastSeenAt,
    run_id: row.runId,
    raw: row.raw,
    is_open: row.isOpen,
  };
}

function fieldItem(row: UnknownFieldRow) {
  return {
    account_id: row.accountId,
    account: row.accountName,
    stream: row.stream,
    field: row.field,
    sample: row.sample,
    first_seen_at: row.firstSeenAt,
    last_seen_at: row.lastSeenAt,
  };
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { auditRows } from '../../store/audit.js';
import type { ApiContext } from '../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { Timestamp } from '../contract/scalars.js';

const AuditEntry = Type.Object(
  {
    id: Type.String(),
    at: Timestamp,
    actor: Type.String({ description: 'The verified subject' }),
    actor_name: Type.String(),
    action: Type.String(),
    target: Type.String(),
    detail: Type.Record(Type.String(), Type.Unknown()),
  },
  { title: 'AuditEntry' },
);

const Query = queryOf({
  ...PageQuery,
  actor: Type.Optional(Type.String({ maxLength: 200 })),
  action: Type.Optional(Type.String({ maxLength: 100 })),
});

/** `GET /api/audit`: who did what, newest first. */
export const auditRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = { summary: 'Who did what, newest first', querystring: Query, response: { 200: pageOf(AuditEntry) } };
  app.get('/api/audit', { schema }, async ({ query }) => {
    const limit = limitOf(query);
    const before = fromCursor(query.cursor, ['digits'])?.[0];
    const rows = await auditRows(pool, {
      before: before === undefined ? null : String(before),
      actor: query.actor ?? null,
      action: query.action ?? null,
      limit: limit + 1,
    });
    return inPage(
      rows,
      limit,
      (row) => ({
        id: row.auditId,
        at: row.at,
        actor: row.actor,
        actor_name: row.actorName,
        action: row.action,
        target: row.target,
        detail: row.detail,
      }),
      (row) => [row.auditId],
    );
  });
};

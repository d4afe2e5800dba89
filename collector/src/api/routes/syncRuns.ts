import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { syncRuns, type SyncRunRow } from '../../store/syncRunList.js';
import type { ApiContext } from '../context.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { AccountId, Timestamp, orNull } from '../contract/scalars.js';
import { Counts, countsItem } from './syncRunsShape.js';

const Trigger = Type.Enum(['schedule', 'command', 'api', 'entry', 'import', 'telemetry']);
const Outcome = Type.Enum(['running', 'succeeded', 'partial', 'failed', 'aborted']);

const SyncRun = Type.Object(
  {
    run_id: Type.String(),
    account_id: AccountId,
    account_name: Type.String(),
    trigger: Trigger,
    actor: Type.String({ description: 'Who asked for it; empty for the schedule' }),
    note: Type.String(),
    outcome: Outcome,
    started_at: Timestamp,
    finished_at: orNull(Timestamp),
    error: orNull(Type.Object({ code: Type.String(), message: Type.String() })),
    counts: Counts,
  },
  { title: 'SyncRun' },
);

const Query = queryOf({
  ...PageQuery,
  account_id: Type.Optional(AccountId),
  run_id: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'Only this run' })),
  outcome: Type.Optional(Outcome),
  trigger: Type.Optional(Trigger),
});

/** `GET /api/sync-runs`: what has changed the ledger, newest first. */
export const syncRunRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'Reads of providers and other changes of the ledger, newest first',
    querystring: Query,
    response: { 200: pageOf(SyncRun) },
  };
  app.get('/api/sync-runs', { schema }, async ({ query }) => {
    const limit = limitOf(query);
    const before = fromCursor(query.cursor, ['digits'])?.[0];
    const rows = await syncRuns(pool, {
      accountId: query.account_id ?? null,
      runId: query.run_id ?? null,
      outcome: query.outcome ?? null,
      trigger: query.trigger ?? null,
      before: before === undefined ? null : String(Number(before)),
      limit: limit + 1,
    });
    return inPage(rows, limit, syncRun, (row) => [row.runId]);
  });
};

function syncRun(row: SyncRunRow) {
  return {
    run_id: row.runId,
    account_id: row.accountId,
    account_name: row.accountName,
    trigger: row.trigger,
    actor: row.actor,
    note: row.note,
    outcome: row.outcome,
    started_at: row.startedAt,
    finished_at: row.finishedAt,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
    counts: countsItem(row),
  };
}

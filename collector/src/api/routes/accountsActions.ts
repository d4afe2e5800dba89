import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CollectorError } from '../../errors.js';
import { askableAccount } from '../../jobs/accounts/askableAccount.js';
import { testAccount } from '../../jobs/accounts/testAccount.js';
import type { SyncReport } from '../../jobs/syncAccount.js';
import type { ApiContext } from '../context.js';
import { IdParameter, orNull } from '../contract/scalars.js';
import { TestAnswer, testAnswer } from './accountTestShape.js';
import { Counts, countsItem } from './syncRunsShape.js';

const RunId = orNull(Type.String());
const SyncAnswer = Type.Object(
  {
    status: Type.Enum(['succeeded', 'partial', 'failed', 'aborted']),
    run_id: RunId,
    counts: Counts,
    amounts_restated: Type.Integer(),
    seconds: Type.Number(),
    error: orNull(Type.Object({ code: Type.String(), message: Type.String() })),
  },
  { title: 'SyncReport' },
);
const StillRunning = Type.Object({ status: Type.Literal('running'), run_id: RunId });

/** What can be asked of an account: whether its credentials are good, and to be read now. */
export const accountActionRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, context) => {
  const { pool } = context;

  const test = {
    summary: 'Asks the provider for costs and usage once, to see whether the credentials are good; stores nothing',
    params: IdParameter,
    response: { 200: TestAnswer },
  };
  app.post('/api/accounts/:id/test', { schema: test }, async ({ params, caller }) => {
    const { desk, deps, signal } = context.accounts;
    const account = await askableAccount(pool, desk, params.id, 'ACCOUNT_HAS_NO_API');
    return testAnswer(await testAccount({ ...deps, auditPool: pool }, account, caller, signal));
  });

  const sync = {
    summary: 'Reads what is due of the account now; 202 when it takes longer than a person waits',
    params: IdParameter,
    response: { 200: SyncAnswer, 202: StillRunning },
  };
  app.post('/api/accounts/:id/sync', { schema: sync }, async ({ params, caller }, reply) => {
    const { desk, syncs } = context.accounts;
    const account = await askableAccount(pool, desk, params.id, 'NO_USAGE_API');
    if (!account.row.isActive)
      throw new CollectorError(
        'INVALID_ACCOUNT',
        `the account "${account.row.accountName}" is switched off; PATCH /api/accounts/${params.id} {"is_active": true} switches it on`,
      );
    const { runId, report } = await syncs.start(account, caller);
    return report === null
      ? reply.code(202).send({ status: 'running', run_id: runId })
      : reply.code(200).send(syncAnswer(runId, report));
  });
};

function syncAnswer(runId: string | null, { outcome, counts, seconds, error }: SyncReport) {
  return {
    status: outcome,
    run_id: runId,
    counts: countsItem(counts),
    amounts_restated: counts.amountsRestated,
    seconds,
    error: error === null ? null : { ...error },
  };
}

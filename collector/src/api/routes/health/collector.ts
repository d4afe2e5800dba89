import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { scrub } from '../../../logging/scrub.js';
import { databaseState } from '../../../store/health/databaseState.js';
import { readiness } from '../../../store/readiness.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { orNull, Timestamp } from '../../contract/scalars.js';

const CollectorHealth = Type.Object(
  {
    version: Type.String(),
    up_since: Timestamp,
    is_ready: Type.Boolean(),
    reason: Type.String({ description: 'Why it cannot work; empty when it can' }),
    database: orNull(
      Type.Object({
        server_version: Type.String(),
        storage: Type.Enum(['postgres', 'timescaledb']),
        schema_version: Type.Integer(),
        bytes: Type.Number(),
        now: Timestamp,
      }),
      { description: 'null while it is not ready' },
    ),
  },
  { title: 'CollectorHealth' },
);

const PATIENCE_MS = 2_000;

/** `GET /api/health/collector`: `/healthz` and `/readyz` for people. */
export const collectorHealthRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool, version }) => {
  const upSince = new Date(Date.now() - process.uptime() * 1_000).toISOString();
  const schema = {
    summary: 'Which collector this is, and whether it can work with its database',
    querystring: queryOf({}),
    response: { 200: CollectorHealth },
  };
  app.get('/api/health/collector', { schema }, async () => {
    const state = await readiness(pool, PATIENCE_MS);
    if (state.state !== 'ready')
      return { version, up_since: upSince, is_ready: false, reason: scrub(state.reason), database: null };
    const { serverVersion, storage, schemaVersion, bytes, now } = await databaseState(pool);
    const database = { server_version: serverVersion, storage, schema_version: schemaVersion, bytes, now };
    return { version, up_since: upSince, is_ready: true, reason: '', database };
  });
};

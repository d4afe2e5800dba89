import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { scrub } from '../../logging/scrub.js';
import type { Pool } from '../../store/deadline.js';
import { DatabaseWatch } from '../databaseWatch.js';
import { ErrorBody } from '../errorBody.js';

export interface HealthOptions {
  readonly pool: Pool;
  readonly version: string;
  /** So many milliseconds the database may be down before the process counts as ill. */
  readonly graceMs: number;
}

const database = Type.Union([Type.Literal('up'), Type.Literal('down')]);

const Healthy = Type.Object({ status: Type.Literal('ok'), database, version: Type.String() }, { title: 'Healthy' });
const Unhealthy = Type.Object(
  { status: Type.Literal('error'), database, ...ErrorBody.properties },
  { title: 'Unhealthy' },
);
const Ready = Type.Object({ status: Type.Literal('ready') }, { title: 'Ready' });

/** Is the process alive (`/healthz`), and can it work (`/readyz`)? */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { pool, version, graceMs }) => {
  const watch = new DatabaseWatch(pool);

  app.get(
    '/healthz',
    { schema: { summary: 'Is the process alive', response: { 200: Healthy, 503: Unhealthy } } },
    async (_request, reply) => {
      const { readiness, downForMs } = await watch.glance();
      const isDown = readiness.state === 'unreachable';
      if (!isDown || downForMs <= graceMs) return { status: 'ok', database: isDown ? 'down' : 'up', version };
      const message = `the database has not answered for ${Math.round(downForMs / 1000)} s; check DATABASE_URL and the server`;
      return reply
        .code(503)
        .send({ status: 'error', database: 'down', error: 'database', message, code: 'DATABASE_UNAVAILABLE' });
    },
  );

  app.get(
    '/readyz',
    { schema: { summary: 'Can it work', response: { 200: Ready, 503: ErrorBody } } },
    async (_request, reply) => {
      const { readiness } = await watch.look();
      if (readiness.state === 'ready') return { status: 'ready' };
      return reply
        .code(503)
        .send({ error: 'not ready', message: scrub(readiness.reason), code: CODES[readiness.state] });
    },
  );
};

const CODES = {
  unreachable: 'DATABASE_UNAVAILABLE',
  'not migrated': 'SCHEMA_NOT_MIGRATED',
  'too new': 'SCHEMA_TOO_NEW',
};

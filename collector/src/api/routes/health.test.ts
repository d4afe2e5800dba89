import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase } from '../../../test/database.js';
import { OpenServers } from '../../../test/openServer.js';
import { until } from '../../../test/until.js';

let servers: OpenServers;
beforeAll(async () => {
  servers = await OpenServers.open();
});
afterEach(() => servers.closeServers());
afterAll(() => servers.close());

/** A network that swallows everything. */
async function silentServer(): Promise<number> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return (server.address() as AddressInfo).port;
}

const NOBODY = 'postgres://nobody@127.0.0.1:1/none';

describe('/healthz', () => {
  test('says that the process lives, and its version', async () => {
    const answer = await servers.serverOf(servers.database.pool).inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok', database: 'up', version: '1.2.3' });
  });

  test('stays 200 while the database is down no longer than the grace', async () => {
    const answer = await servers.serverOf(servers.poolOf(NOBODY)).inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ status: 'ok', database: 'down' });
  });

  test('is 503 when the database is down for longer', async () => {
    const app = servers.serverOf(servers.poolOf(NOBODY), { databaseGraceMs: 300 });
    const answer = await until(async () => {
      const asked = await app.inject('/healthz');
      return asked.statusCode === 503 && asked;
    });
    expect(answer.json()).toMatchObject({
      status: 'error',
      database: 'down',
      error: 'database',
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  test('does not wait for a database that never answers', async () => {
    const port = await silentServer();
    const app = servers.serverOf(servers.poolOf(`postgres://nobody@127.0.0.1:${port}/none`));
    await app.ready();
    const waiting = app.inject('/readyz');
    const first = await Promise.race([app.inject('/healthz'), waiting]);
    expect(first.json()).toMatchObject({ status: 'ok', database: 'down' });
    await waiting;
  });
});

describe('/readyz', () => {
  test('is 200 when the database is migrated', async () => {
    const answer = await servers.serverOf(servers.database.pool).inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  test.each([
    [
      'behind',
      `delete from aicost.migration where version = (select max(version) from aicost.migration)`,
      'SCHEMA_NOT_MIGRATED',
    ],
    ['not there', `drop schema aicost cascade`, 'SCHEMA_NOT_MIGRATED'],
    ['ahead', `insert into aicost.migration (version, name, hash) values (9999, 'x', 'x')`, 'SCHEMA_TOO_NEW'],
  ])('is 503 when the schema is %s', async (_how, sql, code) => {
    await using own = await testDatabase();
    await own.pool.query(sql);
    const answer = await servers.serverOf(own.pool).inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      error: 'not ready',
      code,
      message: expect.stringContaining('schema version'),
    });
  });

  test('is 503 for everybody who asks while the database does not answer, and nobody waits for a connection', async () => {
    const port = await silentServer();
    const app = servers.serverOf(servers.poolOf(`postgres://nobody@127.0.0.1:${port}/none`));
    await app.ready();
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.inject('/readyz')));
    const message = 'the database did not answer within 2 s';
    for (const answer of answers)
      expect([answer.statusCode, answer.json()]).toEqual([
        503,
        { error: 'not ready', message, code: 'DATABASE_UNAVAILABLE' },
      ]);
  });

  test('is 503 while a lock hides the schema, and 200 again afterwards', async () => {
    await using own = await testDatabase();
    const app = servers.serverOf(own.pool);
    const blocker = await own.pool.connect();
    await blocker.query('begin; lock table aicost.migration in access exclusive mode');
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    await blocker.query('rollback');
    blocker.release();
    await until(async () => (await app.inject('/readyz')).statusCode === 200);
  });

  test('survives the loss of its connections', async () => {
    await using own = await testDatabase();
    const app = servers.serverOf(own.pool);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    await servers.database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
      new URL(own.url).pathname.slice(1),
    ]);
    await until(async () => (await app.inject('/readyz')).statusCode === 200);
  });
});

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { createLogger, type LogLevel } from '../logging/logger.js';
import type { Pool } from '../store/deadline.js';
import { buildServer, type ServerOptions } from './server.js';

const exporter = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  render: () => Promise.resolve(Buffer.from('aicost_database_up 1\n')),
  gzip: () => import('node:zlib').then(({ gzipSync }) => gzipSync('aicost_database_up 1\n')),
};

let log: string[] = [];
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  log = [];
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  return () => database.drop();
});

function serverOf(pool: Pool, options: Partial<ServerOptions> & { level?: LogLevel } = {}) {
  const logger = createLogger({
    level: options.level ?? 'debug',
    secrets: [],
    destination: { write: (line) => log.push(line) },
  });
  const app = buildServer({ pool, exporter, log: logger, version: '1.2.3', ...options });
  closing.push(() => app.close());
  return app;
}

function poolOf(url: string): Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 2_500 });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  return pool;
}

/** A network that swallows everything. */
async function silentServer(): Promise<{ port: number; server: Server }> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return { port: (server.address() as AddressInfo).port, server };
}

const NOBODY = 'postgres://nobody@127.0.0.1:1/none';

describe('/healthz', () => {
  test('says that the process lives, and its version', async () => {
    const answer = await serverOf(database.pool).inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok', database: 'up', version: '1.2.3' });
  });

  test('stays 200 while the database is down no longer than the grace', async () => {
    const answer = await serverOf(poolOf(NOBODY)).inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ status: 'ok', database: 'down' });
  });

  test('is 503 when the database is down for longer', async () => {
    const app = serverOf(poolOf(NOBODY), { databaseGraceMs: 300 });
    await app.inject('/healthz');
    await sleep(700);
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      status: 'error',
      database: 'down',
      error: 'database',
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  test('answers at once, even if the database never does', async () => {
    const { port } = await silentServer();
    const app = serverOf(poolOf(`postgres://nobody@127.0.0.1:${port}/none`));
    const start = Date.now();
    expect((await app.inject('/healthz')).json()).toMatchObject({ status: 'ok', database: 'down' });
    expect(Date.now() - start).toBeLessThan(1_000);
  });
});

describe('/readyz', () => {
  test('is 200 when the database is migrated', async () => {
    const answer = await serverOf(database.pool).inject('/readyz');
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
    const answer = await serverOf(own.pool).inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      error: 'not ready',
      code,
      message: expect.stringContaining('schema version'),
    });
  });

  test('is 503 within two seconds when the database does not answer, and its connections are not used up', async () => {
    const { port } = await silentServer();
    const app = serverOf(poolOf(`postgres://nobody@127.0.0.1:${port}/none`));
    const start = Date.now();
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.inject('/readyz')));
    expect(Date.now() - start).toBeLessThan(3_500);
    expect(answers.map((answer) => answer.statusCode)).toEqual([503, 503, 503, 503]);
    expect(answers[0]?.json()).toEqual({
      error: 'not ready',
      message: 'the database did not answer within 2 s',
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  test('is 503 while a lock hides the schema, and 200 again afterwards', async () => {
    await using own = await testDatabase();
    const app = serverOf(own.pool);
    const blocker = await own.pool.connect();
    await blocker.query('begin; lock table aicost.migration in access exclusive mode');
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    await blocker.query('rollback');
    blocker.release();
    await sleep(600);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
  });

  test('survives the loss of its connections', async () => {
    await using own = await testDatabase();
    const app = serverOf(own.pool);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
      new URL(own.url).pathname.slice(1),
    ]);
    await sleep(600);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
  });
});

describe('/metrics', () => {
  test('is the text of the exporter', async () => {
    const answer = await serverOf(database.pool).inject('/metrics');
    expect([answer.statusCode, answer.body]).toEqual([200, 'aicost_database_up 1\n']);
    expect(answer.headers).toMatchObject({
      'content-type': exporter.contentType,
      'content-length': '21',
      vary: 'accept-encoding',
    });
  });

  test.each([
    ['gzip', true],
    ['deflate, gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip;q=0, *', false],
    ['identity', false],
    ['', false],
  ])('accept-encoding "%s": compressed %s', async (header, isCompressed) => {
    const answer = await serverOf(database.pool).inject({ url: '/metrics', headers: { 'accept-encoding': header } });
    expect(answer.headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
    const body = isCompressed ? gunzipSync(answer.rawPayload).toString() : answer.body;
    expect(body).toBe('aicost_database_up 1\n');
  });

  test('answers HEAD with the same headers and no body', async () => {
    const url = await serverOf(database.pool).listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${url}/metrics`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '21', '']);
  });

  test.each([
    [undefined, 401],
    ['Bearer wrong-token', 401],
    ['Bearer metrics-token-12', 401],
    ['Bearer metrics-token-1234', 401],
    ['Basic metrics-token-123', 401],
    ['Bearer ', 401],
    ['Bearer metrics-token-123', 200],
    ['bearer  metrics-token-123', 200],
  ])('with a token configured, authorization %j gets %i', async (authorization, status) => {
    const app = serverOf(database.pool, { metricsToken: new Secret('metrics-token-123') });
    const answer = await app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
    expect(answer.statusCode).toBe(status);
    if (status === 401) {
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.json()).toMatchObject({ error: 'unauthorized', code: 'UNAUTHORIZED' });
    }
    expect(log.join('')).not.toContain('metrics-token-123');
  });
});

describe('every failure has one shape', () => {
  const shape = { error: expect.any(String), message: expect.any(String), code: expect.any(String) };

  test.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['POST', '/metrics', 404, 'NOT_FOUND'],
    ['GET', '/%E0%A4%A', 400, 'BAD_REQUEST'],
    ['GET', '/healthz/../../etc/passwd', 404, 'NOT_FOUND'],
    ['GET', '//', 404, 'NOT_FOUND'],
  ] as const)('%s %s: %i', async (method, url, status, code) => {
    const answer = await serverOf(database.pool).inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ ...shape, code });
  });

  test.each([
    ['that changes prototypes', '{"__proto__": {"polluted": true}}', 'application/json', 400, 'BAD_REQUEST'],
    ['that changes constructors', '{"constructor": {"prototype": {"a": 1}}}', 'application/json', 400, 'BAD_REQUEST'],
    ['that is no JSON', '{not json sk-admin-CANARY-0001', 'application/json', 400, 'BAD_REQUEST'],
    ['of another shape', '{"count": "many"}', 'application/json', 400, 'BAD_REQUEST'],
    ['of a megabyte', `"${'x'.repeat(1024 * 1024)}"`, 'application/json', 413, 'BODY_TOO_LARGE'],
    ['of another type', '<a/>', 'application/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('a body %s', async (_what, payload, contentType, status, code) => {
    const app = serverOf(database.pool);
    const body = { type: 'object', properties: { count: { type: 'integer' } } };
    app.post('/echo', { schema: { body } }, () => ({}));
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { 'content-type': contentType },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ ...shape, code });
    expect(answer.body + log.join('')).not.toContain('CANARY');
  });

  const busy = new CollectorError('DATABASE_BUSY', 'busy with Bearer abcdefghijklmn', { retryAfterMs: 1_500 });
  test.each([
    ['an error of ours', busy, 503, 'DATABASE_BUSY', '2'],
    ['a bug', new Error('password hunter2 at /srv/app.js:1'), 500, 'INTERNAL', undefined],
    ['a text', 'hunter2', 500, 'INTERNAL', undefined],
  ])('a route that throws %s', async (_what, thrown, status, code, retryAfter) => {
    const app = serverOf(database.pool);
    app.get('/broken', () => {
      throw thrown;
    });
    const answer = await app.inject('/broken');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ ...shape, code });
    expect(answer.headers['retry-after']).toBe(retryAfter);
    expect(answer.body).not.toMatch(/hunter2|abcdefghijklmn|\.js:| {4}at /);
  });

  test.each([
    ['no HTTP at all', 'NO HTTP AT ALL\r\n\r\n', 400, 'BAD_REQUEST'],
    ['endless headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ])('%s', async (_what, bytes, status, code) => {
    const app = serverOf(database.pool);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(JSON.parse(body)).toEqual({ ...shape, code });
  });

  test('headers that come too slowly are cut off', async () => {
    const app = serverOf(database.pool);
    app.server.headersTimeout = 200;
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 .*REQUEST_TIMEOUT"\}$/s);
  });
});

describe('the log of requests', () => {
  test('is silent at info', async () => {
    await serverOf(database.pool, { level: 'info' }).inject('/healthz');
    expect(log).toEqual([]);
  });

  test('tells at debug the route, not the address', async () => {
    await serverOf(database.pool).inject('/healthz?token=CANARY');
    expect(log.join('')).toContain('"route":"/healthz","status":200');
    expect(log.join('')).not.toContain('CANARY');
  });
});

import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { OpenServers } from '../../test/openServer.js';
import { CollectorError } from '../errors.js';
import { PERMISSIONS } from './access/permissions.js';

/** The routes that these tests add. */
const permissions = {
  ...PERMISSIONS,
  'POST /echo': 'open',
  'GET /broken': 'open',
  'GET /things/:id': 'open',
} as const;

let servers: OpenServers;
beforeAll(async () => {
  servers = await OpenServers.open();
});
afterEach(() => servers.closeServers());
afterAll(() => servers.close());

describe('every failure has one shape', () => {
  const shape = { error: expect.any(String), message: expect.any(String), code: expect.any(String) };

  test.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['POST', '/metrics', 404, 'NOT_FOUND'],
    ['GET', '/%E0%A4%A', 400, 'BAD_REQUEST'],
    ['GET', '/healthz/../../etc/passwd', 404, 'NOT_FOUND'],
    ['GET', '//', 400, 'PATH_REFUSED'],
  ] as const)('%s %s: %i', async (method, url, status, code) => {
    const answer = await servers.serverOf(servers.database.pool).inject({ method, url });
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
    const app = servers.serverOf(servers.database.pool, { permissions });
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
    expect(answer.body + servers.log.join('')).not.toContain('CANARY');
  });

  const busy = new CollectorError('DATABASE_BUSY', 'busy with Bearer abcdefghijklmn', { retryAfterMs: 1_500 });
  test.each([
    ['an error of ours', busy, 503, 'DATABASE_BUSY', '2'],
    ['a bug', new Error('password hunter2 at /srv/app.js:1'), 500, 'INTERNAL', undefined],
    ['a text', 'hunter2', 500, 'INTERNAL', undefined],
  ])('a route that throws %s', async (_what, thrown, status, code, retryAfter) => {
    const app = servers.serverOf(servers.database.pool, { permissions });
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
    const app = servers.serverOf(servers.database.pool);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(JSON.parse(body)).toEqual({ ...shape, code });
  });

  test.each([
    ['headers that come too slowly are', 'GET / HTTP/1.1\r\nHost: a\r\n'],
    [
      'a body that comes too slowly is',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
  ])('%s cut off', async (_what, bytes) => {
    const app = servers.serverOf(servers.database.pool, { permissions });
    const handler = jest.fn(() => ({}));
    app.post('/echo', handler);
    app.server.headersTimeout = 200;
    app.server.requestTimeout = 300;
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(bytes);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 .*REQUEST_TIMEOUT"\}$/s);
    expect(handler).not.toHaveBeenCalled();
  });

  test('a part of the path may be a hundred characters long', async () => {
    const app = servers.serverOf(servers.database.pool, { permissions });
    app.get('/things/:id', () => ({}));
    expect((await app.inject(`/things/${'x'.repeat(100)}`)).statusCode).toBe(200);
    const answer = await app.inject(`/things/${'x'.repeat(101)}`);
    expect([answer.statusCode, answer.json()]).toEqual([414, { ...shape, code: 'URI_TOO_LONG' }]);
  });
});

describe('the limits of a request', () => {
  test('are ten seconds for its headers, thirty for all of it, and a megabyte', () => {
    const { server, initialConfig } = servers.serverOf(servers.database.pool);
    expect([server.headersTimeout, server.requestTimeout, initialConfig.bodyLimit]).toEqual([
      10_000, 30_000, 1_048_576,
    ]);
  });
});

describe('the log of requests', () => {
  test('is silent at info', async () => {
    await servers.serverOf(servers.database.pool, { level: 'info' }).inject('/healthz');
    expect(servers.log).toEqual([]);
  });

  test('tells at debug the route, not the address', async () => {
    await servers.serverOf(servers.database.pool).inject('/healthz?token=CANARY');
    expect(servers.log.join('')).toContain('"route":"/healthz","status":200');
    expect(servers.log.join('')).not.toContain('CANARY');
  });
});

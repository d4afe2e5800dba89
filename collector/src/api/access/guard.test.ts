import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { fastify } from 'fastify';
import { FakeGrafana } from '../../../test/fakeGrafana/server.js';
import { ALL_FEATURES, OpenServers } from '../../../test/openServer.js';
import { answerFor } from '../errorBody.js';
import { bearer, identityFor, routesOf, tokenOf, type Route } from './access.testkit.js';
import { guard } from './guard.js';
import { needOf, PERMISSIONS } from './permissions.js';

/** The routes that these tests add. */
const permissions = { ...PERMISSIONS, 'POST /echo': 'admin', 'GET /api/seen/:id': 'open' } as const;

let servers: OpenServers;
let grafana: FakeGrafana;
let admin: { authorization: string };
beforeAll(async () => {
  servers = await OpenServers.open();
  grafana = await FakeGrafana.start();
  admin = bearer(await tokenOf(servers.database.pool, 'admin'));
});
afterAll(async () => {
  await grafana.close();
  await servers.close();
});

const open = (options: Parameters<OpenServers['serverOf']>[1] = {}) =>
  servers.serverOf(servers.database.pool, { permissions, identity: identityFor(grafana), ...options });

describe('a route that the table of rights does not name', () => {
  test('cannot be registered', () => {
    expect(() => open().get('/api/secret', () => ({}))).toThrow('GET /api/secret is missing in access/permissions.ts');
  });

  test('keeps the server from starting', async () => {
    const app = open();
    void app.register(async (scope) => {
      scope.route({ method: ['GET', 'DELETE'], url: '/api/audit', handler: () => ({}) });
    });
    await expect(app.ready()).rejects.toThrow('DELETE /api/audit is missing in access/permissions.ts');
  });
});

describe('a path that another server may read differently', () => {
  const TRICKS = [
    '/api/features/../audit',
    '/api/./audit',
    '/api/..',
    '//api/audit',
    '/api//audit',
    '/api\\audit',
    '/api/seen/..\\audit',
    '/api/%2e%2e/audit',
    '/api/%2E./audit',
    '/api%2faudit',
    '/api/seen/%2F',
    '/api/seen/%5c',
    '/api/seen/%00',
    '/api/seen/%0a',
    '/api/%252e%252e/audit',
    '/api/seen/%252f',
    '/api/seen/%7f',
    '/api/seen/\u00e9',
    'http://other.example/api/audit',
    '*',
  ];

  let app: ReturnType<typeof open>;
  const handler = jest.fn(() => ({}));
  beforeAll(async () => {
    app = open();
    app.get('/api/seen/:id', handler);
    await app.listen({ port: 0, host: '127.0.0.1' });
  });

  test.each(TRICKS)('%j is refused before a route or the database sees it', async (path) => {
    handler.mockClear();
    const query = jest.spyOn(servers.database.pool, 'query');
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const head = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: ${admin.authorization}\r\n\r\n`;
    socket.write(Buffer.from(head, 'latin1'));
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"(PATH_REFUSED|BAD_REQUEST)"\}$/s);
    expect(handler).not.toHaveBeenCalled();
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  test.each(['/api/seen/gpt-4.1', '/api/seen/a%20b', '/api/seen/..a', '/api/seen/1?next=..%2f//'])(
    '%s is none',
    async (url) => {
      expect((await app.inject({ url })).statusCode).toBe(200);
      expect(handler).toHaveBeenCalled();
    },
  );
});

test('HEAD needs the right that GET needs', async () => {
  const head = (headers: Record<string, string>) => open().inject({ method: 'HEAD', url: '/api/audit', headers });
  expect((await head({})).statusCode).toBe(401);
  expect((await head(await grafana.headersOf({ role: 'Admin', routeScope: 'read' }))).statusCode).toBe(403);
  expect(await head(admin)).toMatchObject({ statusCode: 200, body: '' });
});

test('what somebody may not do is told with the right that is missing', async () => {
  const headers = await grafana.headersOf({ user: 'vera', role: 'Viewer', routeScope: 'admin' });
  const answer = await open().inject({ url: '/api/audit', headers });
  expect(answer.json()).toEqual({
    error: 'forbidden',
    message: 'this needs the right "admin", which vera does not have',
    code: 'FORBIDDEN',
  });
});

describe('a feature that is switched off', () => {
  const features = { ...ALL_FEATURES, export: false };

  test('has no routes, whoever asks', async () => {
    const app = fastify();
    app.setErrorHandler((error, _request, reply) => {
      const { status, body } = answerFor(error, '');
      return reply.code(status).send(body);
    });
    guard(app, { pool: servers.database.pool, identity: {}, features });
    app.get('/api/usage/export', () => ({}));
    for (const headers of [{}, admin]) {
      const answer = await app.inject({ url: '/api/usage/export', headers });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'FEATURE_OFF']);
    }
    await app.close();
  });

  test('leaves the others alone', async () => {
    const answer = await open({ features }).inject({ url: '/api/features', headers: admin });
    expect(answer.json()).toMatchObject({ export: false, forecasting: true });
  });
});

test.each(['gzip', 'br', 'deflate, gzip'])('a body in %s is refused', async (encoding) => {
  const app = open();
  app.post('/echo', () => ({}));
  const headers = { ...admin, 'content-type': 'application/json', 'content-encoding': encoding };
  const answer = await app.inject({ method: 'POST', url: '/echo', headers, payload: '{}' });
  expect([answer.statusCode, answer.json().code]).toEqual([415, 'ENCODING_REFUSED']);
  const plain = { ...headers, 'content-encoding': 'identity' };
  expect((await app.inject({ method: 'POST', url: '/echo', headers: plain, payload: '{}' })).statusCode).toBe(200);
});

describe('every route that is not open', () => {
  let app: ReturnType<typeof open>;
  let routes: Route[];
  beforeAll(async () => {
    app = open();
    app.post('/echo', () => ({}));
    routes = (await routesOf(app)).filter(({ method, pattern }) => (needOf(method, pattern) ?? 'admin') !== 'open');
  });

  const ask = async ({ method, url }: Route, query: string, payload: string | undefined) => {
    const body = payload === undefined ? {} : { payload };
    const headers = { ...admin, 'content-type': 'application/json' };
    return `${method} ${url}: ${(await app.inject({ method, url: url + query, headers, ...body })).statusCode}`;
  };
  const hasBody = ({ method }: Route) => ['POST', 'PUT', 'PATCH'].includes(method);

  test.each(['no_such_filter=1', `group_by=${'a'.repeat(10_000)}`, 'constructor=1', '__proto__=1', 'by=day;drop'])(
    'refuses the query %.40s',
    async (query) => {
      const answers = await Promise.all(
        routes.map((route) => ask(route, `?${query}`, hasBody(route) ? '{}' : undefined)),
      );
      expect(answers.length).toBeGreaterThan(10);
      expect(answers.filter((answer) => !/: (400|414)$/.test(answer))).toEqual([]);
    },
  );

  test.each([
    '{"__proto__": {"polluted": 1}}',
    '{"a": {"__proto__": {"polluted": 1}}}',
    '{"constructor": {"prototype": {"polluted": 1}}}',
  ])('refuses the body %s, and no prototype changes', async (payload) => {
    const answers = await Promise.all(routes.filter(hasBody).map((route) => ask(route, '', payload)));
    // OTLP asks its receivers to skip what they do not know.
    const kept = answers.filter((answer) => !/: 4\d\d$/.test(answer) && answer !== 'POST /v1/metrics: 200');
    expect(kept).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

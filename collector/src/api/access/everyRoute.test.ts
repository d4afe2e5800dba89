import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FakeGrafana, type Role } from '../../../test/fakeGrafana/server.js';
import { OpenServers } from '../../../test/openServer.js';
import { revokeApiToken } from '../../store/apiTokens.js';
import { createPool, type Pool } from '../../store/db.js';
import { bearer, identityFor, routesOf, tokenOf, type Method, type Route } from './access.testkit.js';
import { PERMISSIONS } from './permissions.js';

type Headers = Readonly<Record<string, string>>;

/** What each caller may, written down a second time and not taken from the code. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  nobody: [],
  'token revoked': [],
  'token viewer': ['read'],
  'token editor': ['read', 'write', 'ingest'],
  'token admin': ['read', 'write', 'admin', 'ingest'],
  'token ingest': ['ingest'],
  'grafana read Viewer': ['read'],
  'grafana read Editor': ['read'],
  'grafana read Admin': ['read'],
  'grafana read undefined': ['read'],
  'grafana write Viewer': ['read'],
  'grafana write Editor': ['read', 'write'],
  'grafana write Admin': ['read', 'write'],
  'grafana write undefined': ['read', 'write'],
  'grafana admin Viewer': ['read'],
  'grafana admin Editor': ['read', 'write'],
  'grafana admin Admin': ['read', 'write', 'admin'],
  'grafana admin undefined': ['read', 'write', 'admin'],
  'grafana undefined Admin': [],
  'grafana admin anonymous': ['read'],
};

const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

let servers: OpenServers;
let grafana: FakeGrafana;
let app: ReturnType<OpenServers['serverOf']>;
let pool: Pool;
let routes: Route[];
let headersOf: ReadonlyMap<string, Headers>;

beforeAll(async () => {
  servers = await OpenServers.open();
  grafana = await FakeGrafana.start();
  pool = createPool(servers.database.url, { applicationName: 'aicost-test', size: 4 });
  app = servers.serverOf(pool, { identity: identityFor(grafana), level: 'error' });
  routes = await routesOf(app);
  headersOf = new Map(await Promise.all(Object.keys(RIGHTS).map(async (who) => [who, await callerOf(who)] as const)));
});
afterAll(async () => {
  await grafana.close();
  await pool.end();
  await servers.close();
});

async function callerOf(who: string): Promise<Headers> {
  const [kind, first, second] = who.split(' ');
  if (kind === 'nobody') return {};
  if (kind === 'grafana') {
    const routeScope = first === 'undefined' ? undefined : first;
    if (second === 'anonymous') return grafana.headersOf({ role: 'Admin', type: 'anonymous', routeScope });
    return grafana.headersOf({ role: second === 'undefined' ? undefined : (second as Role), routeScope });
  }
  const role = first === 'revoked' ? 'admin' : (first as 'viewer' | 'editor' | 'admin' | 'ingest');
  const token = await tokenOf(pool, role, who);
  if (first === 'revoked') await revokeApiToken(pool, who);
  return bearer(token);
}

function needOf({ method, pattern }: Pick<Route, 'method' | 'pattern'>): string | undefined {
  return isManual({ pattern }) ? 'open' : PERMISSIONS[`${method === 'HEAD' ? 'GET' : method} ${pattern}`];
}

/** The pages of Swagger UI. */
function isManual({ pattern }: Pick<Route, 'pattern'>): boolean {
  return /^\/docs(\/|$)/.test(pattern);
}

async function isLetIn(method: Method, url: string, headers: Headers): Promise<boolean> {
  const body = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? {} : { payload: {} };
  const { statusCode } = await app.inject({ method, url, headers, ...body });
  if (statusCode === 500) throw new Error(`${method} ${url} answers 500: ${servers.log.join('')}`);
  return statusCode !== 401 && statusCode !== 403;
}

test('every route lets in exactly those whom the table of rights names', async () => {
  const wrong: string[] = [];
  expect(routes.length).toBeGreaterThan(5);
  for (const route of routes) {
    const need = needOf(route);
    for (const [who, rights] of Object.entries(RIGHTS)) {
      const expected = need === 'open' || (need !== undefined && rights.includes(need));
      const isIn = await isLetIn(route.method, route.url, headersOf.get(who) ?? {});
      if (isIn !== expected) wrong.push(`${route.method} ${route.pattern} (${need}), ${who}: let in ${isIn}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a method that a route does not have is not there, whoever asks', async () => {
  /** The address of one route may read as an id of another: PATCH /api/budgets/status. */
  const isKnown = (method: Method, url: string): boolean =>
    routes.some((route) => route.method === method && addressesOf(route.pattern).test(url));
  const urlOf = new Map(routes.filter((route) => !isManual(route)).map(({ pattern, url }) => [pattern, url]));
  const others = [...urlOf.values()].flatMap((url) =>
    METHODS.filter((method) => !isKnown(method, url)).map((method) => ({ method, url })),
  );
  const headers = headersOf.get('token admin') ?? {};
  const answers = await Promise.all(
    others.map(
      async ({ method, url }) => `${method} ${url}: ${(await app.inject({ method, url, headers })).statusCode}`,
    ),
  );
  expect(answers.filter((answer) => !answer.endsWith(': 404'))).toEqual([]);
});

function addressesOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}

test('no other scope, role or token opens anything', async () => {
  const guarded = routes.filter((route) => needOf(route) !== 'open');
  const genuine = headersOf.get('grafana admin Admin') ?? {};
  const token = headersOf.get('token admin')?.authorization ?? '';
  const visible = fc.stringMatching(/^[!-~]{1,40}$/);
  const strange: fc.Arbitrary<Headers> = fc.oneof(
    visible
      .filter((scope) => !['read', 'write', 'admin'].includes(scope))
      .map((scope) => ({ ...genuine, 'x-aicost-scope': scope })),
    visible.map((id) => ({ ...genuine, 'x-grafana-id': id })),
    visible.map((text) => ({ ...genuine, authorization: `Bearer ${text}` })),
    visible.map((text) => ({ authorization: `Bearer aict_${text}` })),
    visible.map((text) => ({ authorization: token + text })),
    fc.nat(token.length - 'Bearer aict_'.length - 1).map((cut) => ({ authorization: token.slice(0, -1 - cut) })),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...guarded), strange, async ({ method, url }, headers) => {
      expect(await isLetIn(method, url, headers)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORGED_IDS } from '../../../test/fakeGrafana/forgedIds.js';
import { FakeGrafana } from '../../../test/fakeGrafana/server.js';
import { OpenServers } from '../../../test/openServer.js';
import { revokeApiToken } from '../../store/apiTokens.js';
import { recordAudit } from '../../store/audit.js';
import { bearer, identityFor, tokenOf } from './access.testkit.js';

let servers: OpenServers;
let grafana: FakeGrafana;
let app: ReturnType<OpenServers['serverOf']>;
beforeAll(async () => {
  servers = await OpenServers.open();
  grafana = await FakeGrafana.start();
  const actor = { subject: 'user:u1', name: 'ada' };
  await recordAudit(servers.database.pool, actor, { action: 'figure.seen', target: 'FIGURE-4711' });
  app = servers.serverOf(servers.database.pool, { identity: identityFor(grafana) });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await grafana.close();
  await servers.close();
});

const get = (url: string, headers: Record<string, string>) => app.inject({ url, headers });
const genuine = () => grafana.headersOf({ role: 'Admin', routeScope: 'admin' });

async function without(...names: string[]): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await genuine()).filter(([name]) => !names.includes(name)));
}

describe('a call through Grafana', () => {
  test('is the call of whom the signed identity names', async () => {
    const answer = await get('/api/features', await genuine());
    expect(answer.json()).toMatchObject({ caller: { name: 'ada', may: ['read', 'write', 'admin'] } });
    expect((await get('/api/audit', await genuine())).body).toContain('FIGURE-4711');
  });

  const REFUSED: readonly (readonly [what: string, headers: () => Promise<Record<string, string>>, why: string])[] = [
    ['without an identity', () => without('x-grafana-id'), 'X-Grafana-Id is missing: Grafana sends it with every'],
    ['with an empty identity', async () => ({ ...(await genuine()), 'x-grafana-id': '' }), 'X-Grafana-Id is missing'],
    ['without a scope', () => without('x-aicost-scope'), 'the route of the plugin injected no scope'],
    ['with an unknown scope', async () => ({ ...(await genuine()), 'x-aicost-scope': 'root' }), 'injected no scope'],
    ['with two scopes', async () => ({ ...(await genuine()), 'x-aicost-scope': 'read, admin' }), 'injected no scope'],
    [
      'with another injected token',
      async () => ({ ...(await genuine()), ...bearer('x') }),
      'the token is not known here',
    ],
    ['without the injected token', () => without('authorization'), 'this needs a token in the header'],
    [
      'with unsigned names alone',
      async () => ({
        ...(await without('authorization', 'x-grafana-id')),
        'x-grafana-user': 'admin',
        'x-grafana-context': '{"OrgRole":"Admin","IsGrafanaAdmin":true}',
      }),
      'this needs a token in the header',
    ],
    [
      'with unsigned names in place of the identity',
      async () => ({ ...(await without('x-grafana-id')), 'x-grafana-user': 'admin' }),
      'X-Grafana-Id is missing',
    ],
    ...FORGED_IDS.map(([what, forge, why]) => {
      const headers = async () => ({ ...(await genuine()), 'x-grafana-id': await forge(grafana) });
      return [`with an identity ${what}`, headers, why] as const;
    }),
  ];
  test.each(REFUSED)('%s is refused, told why, and shown nothing', async (_what, headers, why) => {
    const answer = await get('/api/audit', await headers());
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toEqual({
      error: 'unauthorized',
      code: 'UNAUTHORIZED',
      message: expect.stringContaining(why),
    });
    expect(answer.body + servers.log.join('')).not.toContain(grafana.collectorToken);
    expect(answer.body).not.toContain('FIGURE');
  });

  test('with an identity given twice is refused, be it the same one', async () => {
    const url = app.listeningOrigin;
    const headers = await genuine();
    const id = headers['x-grafana-id'] ?? '';
    const answer = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(new URL('/api/audit', url), { headers: { ...headers, 'x-grafana-id': [id, id] } });
      request.on('response', (response) => void text(response).then(resolve, reject)).on('error', reject);
      request.end();
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 'UNAUTHORIZED', message: 'X-Grafana-Id is given more than once' });
  });

  test('keeps what the browser sends out of it', async () => {
    const collector = app.listeningOrigin;
    const headers = {
      Authorization: `Bearer ${await tokenOf(servers.database.pool, 'admin', 'of the browser')}`,
      'X-Grafana-Id': await grafana.signId({ claims: { username: 'root' } }),
      'X-AICost-Scope': 'admin',
    };
    const call = { user: 'vera', role: 'Viewer', routeScope: 'read', headers } as const;
    const answer = await grafana.proxy(collector, 'GET', '/api/features', call);
    expect(await answer.json()).toMatchObject({ caller: { name: 'vera', may: ['read'] } });
    expect((await grafana.proxy(collector, 'GET', '/api/audit', call)).status).toBe(403);
  });

  test('is 503 while the keys of Grafana cannot be read', async () => {
    grafana.condition = 'away';
    const unaware = servers.serverOf(servers.database.pool, { identity: identityFor(grafana) });
    const answer = await unaware.inject({ url: '/api/audit', headers: await genuine() });
    grafana.condition = 'up';
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'IDENTITY_UNAVAILABLE',
      message: expect.stringContaining('cannot be read'),
    });
  });

  test.each([
    ['nothing', {}, 'the token is not known here'],
    ['a token but no address of Grafana', 'token only', 'calls of Grafana need AICOST_GRAFANA_URL'],
  ])('is refused by a collector that is configured with %s', async (_what, configured, why) => {
    const { grafanaToken } = identityFor(grafana);
    const identity = configured === 'token only' && grafanaToken ? { grafanaToken } : {};
    const alone = servers.serverOf(servers.database.pool, { identity });
    const answer = await alone.inject({ url: '/api/features', headers: await genuine() });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining(why) });
  });
});

describe('a token of ours', () => {
  test('is known by itself, and says whose it is', async () => {
    const answer = await get('/api/features', bearer(await tokenOf(servers.database.pool, 'editor', 'ci')));
    expect(answer.json()).toMatchObject({ caller: { name: 'ci', may: ['read', 'write', 'ingest'] } });
  });

  test('stops working at once when it is revoked', async () => {
    const headers = bearer(await tokenOf(servers.database.pool, 'viewer', 'leaver'));
    expect((await get('/api/features', headers)).statusCode).toBe(200);
    await revokeApiToken(servers.database.pool, 'leaver');
    const answer = await get('/api/features', headers);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ message: 'the token is not known here, or was revoked' });
  });

  test('notes its last use at most once a minute', async () => {
    const headers = bearer(await tokenOf(servers.database.pool, 'viewer', 'clock'));
    const lastUsed = async () => {
      await get('/api/features', headers);
      const sql = `select last_used_at::text as at from aicost.api_token where token_name = 'clock'`;
      return (await servers.database.pool.query<{ at: string }>(sql)).rows[0]?.at;
    };
    const first = await lastUsed();
    expect(first).toBeDefined();
    expect(await lastUsed()).toBe(first);
    const sql = `update aicost.api_token set last_used_at = now() - interval '61 seconds' where token_name = 'clock' returning last_used_at::text as at`;
    const { rows } = await servers.database.pool.query<{ at: string }>(sql);
    expect((await lastUsed())! > rows[0]!.at).toBe(true);
  });

  test('is nowhere in the database', async () => {
    const token = await tokenOf(servers.database.pool, 'admin', 'dumped');
    await get('/api/features', bearer(token));
    const { rows } = await servers.database.pool.query<{ row: string }>(
      `select t::text || encode(t.token_hash, 'escape') as row from aicost.api_token as t`,
    );
    const dump = rows.map(({ row }) => row).join('\n');
    expect(dump).toContain('dumped');
    expect(dump).not.toContain(token.slice('aict_'.length));
    expect(servers.log.join('')).not.toContain(token);
  });
});

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { accountParts } from '../../../test/accountParts.js';
import { AccountsApi, GOOD_KEY } from '../../../test/accountsApi.js';
import { addressGuard, publicOnly } from '../../connectors/kit/addressGuard.js';
import { createHttpGet } from '../../connectors/kit/http.js';
import { claimAccount } from '../../store/accounts.js';

let api: AccountsApi;
beforeAll(async () => {
  api = await AccountsApi.open();
});
afterEach(() => api.clear());
afterAll(() => api.close());

const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

async function added(app: FastifyInstance, more: object = { secrets: { adminKey: GOOD_KEY } }): Promise<string> {
  const body = { name: 'acme', service_id: 'openai', backfill_from: twoDaysAgo, ...more };
  const answer = await api.call(app, 'POST', '/api/accounts', body);
  expect(answer.status).toBe(201);
  return `/api/accounts/${String(answer.body.id)}`;
}

const lastAudit = async () =>
  (await api.rows('select action, detail from aicost.audit order by audit_id desc limit 1'))[0];

test('a test asks each stream once on the endpoint a sync reads, and writes nothing into the ledger', async () => {
  const app = await api.server();
  const url = await added(app);
  api.provider.clearRequests();
  const { status, body } = await api.call(app, 'POST', `${url}/test`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ ok: true, missing: null });
  expect(body.checks).toHaveLength(11);
  expect(body.checks).toContainEqual({ stream: 'costs', endpoint: 'costs', ok: true, code: null, message: '' });
  const asked = api.provider.requests().map(({ path }) => path);
  expect(asked).toHaveLength(11);
  expect(asked.every((path) => /\/organization\/(costs|usage\/)/.test(path))).toBe(true);
  expect(await api.rows('select 1 from aicost.sync_run union all select 1 from aicost.charge_window')).toEqual([]);
  expect(await lastAudit()).toEqual({ action: 'account.test', detail: { ok: true, codes: [] } });
});

test('a key that may not read costs is told in the words of the provider, without the key', async () => {
  const app = await api.server();
  const url = await added(app, { secrets: { adminKey: 'sk-admin-CANARY-of-nobody' } });
  const answer = await api.call(app, 'POST', `${url}/test`);
  expect(answer).toMatchObject({
    status: 200,
    body: { ok: false, missing: expect.stringMatching(/admin key .* organisation owner/) },
  });
  expect(answer.body.checks).toContainEqual({
    ...{ stream: 'costs', endpoint: 'costs', ok: false, code: 'PROVIDER_UNAUTHORIZED' },
    message: expect.stringMatching(/the provider answered 401/),
  });
  for (const text of [answer.text, ...api.servers.log]) expect(text).not.toContain('CANARY');
  expect(await lastAudit()).toEqual({
    action: 'account.test',
    detail: { ok: false, codes: ['PROVIDER_UNAUTHORIZED'] },
  });
});

test('a key that is good for inference alone lacks the right to read costs, as the provider says', async () => {
  const app = await api.server();
  const url = await added(app, { secrets: { adminKey: 'sk-proj-demo-ordinary' } });
  const { body } = await api.call(app, 'POST', `${url}/test`);
  expect(body).toMatchObject({ ok: false, missing: expect.stringMatching(/ordinary project key cannot read costs/) });
  expect((body.checks as object[])[0]).toMatchObject({
    code: 'PROVIDER_FORBIDDEN',
    message: expect.stringMatching(/Missing scopes: api.usage.read/),
  });
});

test('a test does not wait for the slow pace of an account', async () => {
  const pauses: number[] = [];
  const parts = accountParts(api.pool, { get: api.get, vault: await api.vault() });
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const app = api.servers.serverOf(api.pool, { accounts: { ...parts, deps: { ...parts.deps, pause } } });
  const url = await added(app, { secrets: { adminKey: GOOD_KEY }, requests_per_minute: 1 });
  expect((await api.call(app, 'POST', `${url}/test`)).body).toMatchObject({ ok: true });
  expect(pauses).toEqual([]);
});

test('a stream that fails for itself does not blame the credential, and nothing is asked twice', async () => {
  const app = await api.server();
  const url = await added(app);
  api.provider.setFaults([{ match: { path: '/usage/images$' }, action: { type: 'status', code: 500 } }]);
  api.provider.clearRequests();
  const { body } = await api.call(app, 'POST', `${url}/test`);
  expect(body).toMatchObject({ ok: false, missing: null });
  expect((body.checks as { ok: boolean }[]).filter(({ ok }) => !ok)).toMatchObject([
    { stream: 'usage.images', code: 'PROVIDER_UNAVAILABLE' },
  ]);
  expect(api.provider.requests()).toHaveLength(11);
});

test('who has no API or no credentials is told so', async () => {
  const app = await api.server();
  const seats = await added(app, { name: 'seats', service_id: 'groq' });
  expect(await api.call(app, 'POST', `${seats}/test`)).toMatchObject({
    status: 422,
    body: { code: 'ACCOUNT_HAS_NO_API' },
  });
  expect(await api.call(app, 'POST', `${seats}/sync`)).toMatchObject({ status: 422, body: { code: 'NO_USAGE_API' } });
  const bare = await added(app, {});
  for (const action of ['test', 'sync'])
    expect(await api.call(app, 'POST', `${bare}/${action}`)).toMatchObject({
      status: 409,
      body: { code: 'CREDENTIALS_MISSING' },
    });
  for (const action of ['test', 'sync'])
    expect((await api.call(app, 'POST', `/api/accounts/999999/${action}`)).status).toBe(404);
});

test('a sync answers with its report, stands in the list of runs, and makes the account fresh', async () => {
  const app = await api.server();
  const url = await added(app);
  const { status, body } = await api.call(app, 'POST', `${url}/sync`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'succeeded',
    error: null,
    amounts_restated: 0,
    counts: { windows_fresh: 33, windows_kept: 0 },
  });
  const runs = await api.call(app, 'GET', `/api/sync-runs?account_id=${url.split('/').at(-1)}`);
  expect(runs.body.items).toEqual([
    expect.objectContaining({
      ...{
        run_id: body.run_id,
        account_name: 'acme',
        trigger: 'api',
        outcome: 'succeeded',
        error: null,
        counts: body.counts,
      },
      ...{ actor: expect.stringMatching(/^token:\d+$/), finished_at: expect.any(String) },
    }),
  ]);
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ is_stale: false, windows: { provisional: 11 } });
  expect(await lastAudit()).toEqual({ action: 'account.sync', detail: { runId: body.run_id, outcome: 'succeeded' } });
});

test('a sync that takes long goes on behind a 202, refuses a second one, and ends with the server', async () => {
  const stop = new AbortController();
  const parts = accountParts(api.pool, { get: api.get, vault: await api.vault(), signal: stop.signal, waitMs: 1_000 });
  const app = api.servers.serverOf(api.pool, { accounts: parts });
  const url = await added(app);
  api.provider.setFaults([{ match: { path: '/usage/embeddings$' }, action: { type: 'blackhole' } }]);
  const first = await api.call(app, 'POST', `${url}/sync`);
  expect(first).toMatchObject({ status: 202, body: { status: 'running', run_id: expect.stringMatching(/^\d+$/) } });
  expect(await lastAudit()).toMatchObject({ action: 'account.sync', detail: { outcome: 'running' } });
  expect(await api.call(app, 'POST', `${url}/sync`)).toMatchObject({ status: 409, body: { code: 'SYNC_RUNNING' } });
  stop.abort();
  await parts.syncs.close();
  expect(await api.rows('select outcome from aicost.sync_run')).toEqual([{ outcome: 'aborted' }]);
  expect(await api.call(app, 'POST', `${url}/sync`)).toMatchObject({ status: 503, body: { code: 'SYNC_ABORTED' } });
});

test('an account that another collector reads, or that is switched off, is not read', async () => {
  const app = await api.server();
  const url = await added(app);
  const id = Number(url.split('/').at(-1));
  await claimAccount(api.pool, id, 'another:1', 60);
  expect(await api.call(app, 'POST', `${url}/sync`)).toMatchObject({ status: 409, body: { code: 'SYNC_RUNNING' } });
  await api.call(app, 'PATCH', url, { is_active: false });
  expect(await api.call(app, 'POST', `${url}/sync`)).toMatchObject({ status: 400, body: { code: 'INVALID_ACCOUNT' } });
  expect(await api.rows('select 1 from aicost.sync_run')).toEqual([]);
});

test('a failed sync is a report with an error, and the error of the account', async () => {
  const app = await api.server();
  const url = await added(app, { secrets: { adminKey: 'sk-admin-CANARY-of-nobody' } });
  const { status, body } = await api.call(app, 'POST', `${url}/sync`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'failed', error: { code: 'PROVIDER_UNAUTHORIZED' } });
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ last_error: { code: 'PROVIDER_UNAUTHORIZED' } });
});

test.each(['http://127.0.0.1:9/openai', 'https://127.0.0.1:9', 'https://[::1]', 'https://evil.example'])(
  'a base URL %s that came into the database behind our back is refused before the key is sent',
  async (baseUrl) => {
    const app = await api.server({ guard: publicOnly });
    const url = await added(app);
    await api.pool.query('update aicost.account set base_url = $1', [baseUrl]);
    api.provider.clearRequests();
    const tested = await api.call(app, 'POST', `${url}/test`);
    expect(tested).toMatchObject({ status: 400, body: { code: 'PROVIDER_ADDRESS_REFUSED' } });
    const { body } = await api.call(app, 'POST', `${url}/sync`);
    expect(body).toMatchObject({
      status: 'failed',
      counts: { requests: 0 },
      error: { code: 'PROVIDER_ADDRESS_REFUSED' },
    });
    expect(api.provider.requests()).toEqual([]);
  },
);

test('accounts of the app reach their provider only through the guarded port', async () => {
  const toLoopback = { resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) };
  const guarded = createHttpGet({ guard: addressGuard(toLoopback) });
  const app = await api.server({ publicGet: guarded.get });
  const { body } = await api.call(app, 'POST', `${await added(app)}/sync`);
  expect(body).toMatchObject({ status: 'failed', error: { code: 'PROVIDER_ADDRESS_REFUSED' } });
  await guarded.close();
});

test('credentials that do not open fail their own account, by name', async () => {
  const app = await api.server();
  const url = await added(app);
  await api.pool.query(`update aicost.account_secret set ciphertext = set_byte(ciphertext, length(ciphertext) - 1, 0)`);
  const other = await added(app, { name: 'other', secrets: { adminKey: GOOD_KEY } });
  expect((await api.call(app, 'POST', `${url}/sync`)).body).toMatchObject({
    status: 'failed',
    error: { code: 'SECRET_UNREADABLE' },
  });
  expect((await api.call(app, 'GET', url)).body).toMatchObject({
    last_error: { code: 'SECRET_UNREADABLE', message: expect.stringContaining('acme') },
  });
  expect((await api.call(app, 'POST', `${other}/sync`)).body).toMatchObject({ status: 'succeeded' });
});

test('runs come newest first, page by page', async () => {
  const app = await api.server();
  const url = await added(app);
  for (let run = 0; run < 3; run += 1) {
    await api.call(app, 'POST', `${url}/sync`);
  }
  const page = await api.call(app, 'GET', '/api/sync-runs?limit=2');
  const rest = await api.call(app, 'GET', `/api/sync-runs?limit=2&cursor=${String(page.body.next_cursor)}`);
  const ids = [page, rest].flatMap(({ body }) => (body.items as { run_id: string }[]).map((run) => Number(run.run_id)));
  expect(ids).toHaveLength(3);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
  expect(rest.body.next_cursor).toBeNull();
  expect((await api.call(app, 'GET', '/api/sync-runs?account_id=999999')).body.items).toEqual([]);
});

test('runs can be asked for by number, outcome and what caused them', async () => {
  const app = await api.server();
  const url = await added(app);
  const { body } = await api.call(app, 'POST', `${url}/sync`);
  const found = async (query: string) =>
    ((await api.call(app, 'GET', `/api/sync-runs?${query}`)).body.items as { run_id: string }[]).map(
      (run) => run.run_id,
    );
  for (const query of [`run_id=${String(body.run_id)}`, 'outcome=succeeded', 'trigger=api'])
    expect([query, await found(query)]).toEqual([query, [body.run_id]]);
  for (const query of ['run_id=999999999', 'outcome=failed', 'trigger=schedule'])
    expect([query, await found(query)]).toEqual([query, []]);
  expect((await api.call(app, 'GET', '/api/sync-runs?outcome=fine')).status).toBe(400);
});

test('every service tells what it asks for, and where a person finds its figures', async () => {
  const { body } = await api.call(await api.server(), 'GET', '/api/services', undefined, 'viewer');
  const items = body.items as Record<string, unknown>[];
  expect(items.find(({ id }) => id === 'openai')).toMatchObject({
    ...{ service_provider_name: 'OpenAI', has_api: true, needed_scope: expect.stringContaining('admin key') },
    keys_url: expect.stringMatching(/^https:/),
    secrets: {
      type: 'object',
      required: ['adminKey'],
      properties: { adminKey: { type: 'string', title: 'Admin key' } },
    },
  });
  expect(items.filter(({ has_api: hasApi }) => hasApi === false).map(({ id }) => id)).toEqual([
    ...['github-copilot', 'cursor', 'groq', 'mistral', 'perplexity', 'google-gemini', 'xai', 'deepseek'],
    ...['opentelemetry', 'custom'],
  ]);
  for (const { id, figures_url: url } of items)
    expect([id, url === null || /^https:/.test(String(url))]).toEqual([id, true]);
});

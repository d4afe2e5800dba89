import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { AccountsApi, GOOD_KEY } from '../../../test/accountsApi.js';
import { addressGuard } from '../../connectors/kit/addressGuard.js';
import { ensureAccount } from '../../store/accounts.js';

const CANARY = 'sk-admin-CANARY-000000000001';

let api: AccountsApi;
beforeAll(async () => {
  api = await AccountsApi.open();
});
afterEach(() => api.clear());
afterAll(() => api.close());

const openai = (more: object = {}) => ({ name: 'acme', service_id: 'openai', ...more });
const withKey = (more: object = {}) => openai({ secrets: { adminKey: CANARY }, ...more });

async function added(app: FastifyInstance, body: object = withKey()): Promise<number> {
  const { status, body: account } = await api.call(app, 'POST', '/api/accounts', body);
  expect(status).toBe(201);
  return account.id as number;
}

const audited = async () => (await api.rows('select action, detail from aicost.audit order by audit_id')) as object[];

test('an added account is shown with all but its credentials, and listed', async () => {
  const app = await api.server();
  const answer = await api.call(
    app,
    'POST',
    '/api/accounts',
    withKey({ backfill_from: '2026-01-01', requests_per_minute: 30 }),
  );
  expect(answer).toMatchObject({
    status: 201,
    body: {
      ...{ name: 'acme', service_id: 'openai', service_provider_name: 'OpenAI', origin: 'api', is_active: true },
      ...{ is_readable: true, backfill_from: '2026-01-01', base_url: null, requests_per_minute: 30, is_stale: true },
      secrets: [{ name: 'adminKey', last_four: '0001', updated_at: expect.stringMatching(/^\d{4}-.*Z$/) }],
      ...{ last_success_at: null, last_error: null, unpriced_charges: 0, deleted_at: null },
      windows: { final: 0, settling: 0, provisional: 0, failed: 0 },
    },
  });
  const list = await api.call(app, 'GET', '/api/accounts', undefined, 'viewer');
  expect(list.body).toEqual({ items: [answer.body] });
  expect((await api.call(app, 'GET', `/api/accounts/${String(answer.body.id)}`)).body).toEqual(answer.body);
  expect(await audited()).toEqual([
    { action: 'account.create', detail: { name: 'acme', service: 'openai', secrets: ['adminKey'] } },
  ]);
});

test('a secret stands nowhere in the clear: not in the database, an answer or the log', async () => {
  const app = await api.server();
  const id = await added(app);
  const other = 'sk-admin-CANARY-000000000002';
  const changed = await api.call(app, 'PATCH', `/api/accounts/${id}`, { secrets: { adminKey: other } });
  expect(changed.body.secrets).toMatchObject([{ name: 'adminKey', last_four: '0002' }]);
  const stored = await api.rows(
    `select row_to_json(s)::text || encode(ciphertext, 'escape') as text from aicost.account_secret as s
     union all select row_to_json(a)::text from aicost.account as a union all select row_to_json(u)::text from aicost.audit as u`,
  );
  expect(stored.length).toBeGreaterThan(3);
  for (const text of [JSON.stringify(stored), changed.text, ...api.servers.log]) expect(text).not.toContain('CANARY');
  const opened = await (await api.vault()).open(api.pool, id);
  expect(opened.adminKey?.reveal()).toBe(other);
});

test.each([
  ['a name that the service does not have', { [CANARY]: 'x' }, /the service openai does not have; it takes adminKey/],
  ['none of the names', {}, /openai also needs adminKey/],
  ['an empty value', { adminKey: '' }, /adminKey: the secret is empty/],
  ['a line break', { adminKey: `${CANARY}\n` }, /adminKey: the secret contains white space/],
  ['a character that is not printable ASCII', { adminKey: `${CANARY}é` }, /adminKey: .*not printable ASCII/],
])('a secret with %s is refused in one sentence without its value', async (_case, secrets, message) => {
  const app = await api.server();
  const answer = await api.call(app, 'POST', '/api/accounts', openai({ secrets }));
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'SECRET_INVALID', message: expect.stringMatching(message) },
  });
  for (const text of [answer.text, ...api.servers.log]) expect(text).not.toContain('CANARY');
  expect(await api.rows('select 1 from aicost.account')).toEqual([]);
});

test.each([
  ['a number as a secret', JSON.stringify(openai({ secrets: { 'x-CANARY-1': 7 } }))],
  ['a field that does not exist', JSON.stringify(openai({ 'x-CANARY-2': 'x' }))],
  ['no JSON at all', 'x-CANARY-3'],
])('%s is refused without being repeated', async (_case, payload) => {
  const app = await api.server();
  const answer = await api.call(app, 'POST', '/api/accounts', payload);
  expect(answer.status).toBe(400);
  for (const text of [answer.text, ...api.servers.log]) expect(text).not.toContain('CANARY');
});

test.each([
  ['an unknown service', openai({ service_id: 'nobody' }), 'INVALID_SERVICE', /known are openai, anthropic/],
  [
    'a name of control characters',
    openai({ name: 'a\u0007b' }),
    'INVALID_REQUEST',
    /the name must be a name of 1 to 100/,
  ],
  ['half a surrogate pair', openai({ name: 'a\ud800' }), 'INVALID_REQUEST', /the name must be/],
  ['a day in the future', openai({ backfill_from: '2999-01-01' }), 'INVALID_REQUEST', /a day up to today/],
  [
    'another name for a known provider',
    openai({ service_provider_name: 'Mine' }),
    'INVALID_REQUEST',
    /always called OpenAI/,
  ],
  [
    'a custom service without a name',
    openai({ service_id: 'custom' }),
    'INVALID_REQUEST',
    /needs a service_provider_name/,
  ],
  ['secrets of a service without API', withKey({ service_id: 'groq' }), 'SECRET_INVALID', /takes no credentials/],
  [
    'a base URL of a service without API',
    openai({ service_id: 'groq', base_url: 'https://x.org' }),
    'INVALID_REQUEST',
    /is not read/,
  ],
  ['http', openai({ base_url: 'http://api.openai.com' }), 'PROVIDER_ADDRESS_REFUSED', /https/],
  ['a private address', openai({ base_url: 'https://169.254.169.254/' }), 'PROVIDER_ADDRESS_REFUSED', /unlisted host/],
  ['another host', openai({ base_url: 'https://evil.example' }), 'PROVIDER_ADDRESS_REFUSED', /unlisted host/],
])('%s is refused', async (_case, body, code, message) => {
  const answer = await api.call(await api.server(), 'POST', '/api/accounts', body);
  expect(answer).toMatchObject({ status: 400, body: { code, message: expect.stringMatching(message) } });
  expect(await api.rows('select 1 from aicost.account')).toEqual([]);
});

test('a listed host that answers with a private address is refused when it is saved', async () => {
  const guard = addressGuard({ resolve: () => Promise.resolve([{ address: '10.0.0.7', family: 4 }]) });
  const app = await api.server({ guard });
  const answer = await api.call(app, 'POST', '/api/accounts', withKey({ base_url: 'https://api.openai.com/proxy' }));
  expect(answer).toMatchObject({ status: 400, body: { code: 'PROVIDER_ADDRESS_REFUSED' } });
});

test('a change touches only what is given, and the audit names it', async () => {
  const app = await api.server();
  const id = await added(app);
  const change = { name: 'Acme e\u0301', base_url: 'https://api.openai.com/eu/', is_active: false };
  const { body } = await api.call(app, 'PATCH', `/api/accounts/${id}`, change);
  expect(body).toMatchObject({
    ...{ name: 'Acme é', base_url: 'https://api.openai.com/eu', is_active: false, is_readable: false, is_stale: false },
    secrets: [{ last_four: '0001' }],
  });
  const back = await api.call(app, 'PATCH', `/api/accounts/${id}`, {
    base_url: null,
    is_active: true,
    requests_per_minute: 5,
  });
  expect(back.body).toMatchObject({
    name: 'Acme é',
    base_url: null,
    is_active: true,
    is_readable: true,
    requests_per_minute: 5,
  });
  expect((await audited()).at(-1)).toEqual({
    action: 'account.update',
    detail: { isActive: true, baseUrl: null, requestsPerMinute: 5 },
  });
});

test('a deleted account keeps its history, is shown only when asked for, and can be restored', async () => {
  const app = await api.server();
  const id = await added(app);
  const gone = await api.call(app, 'DELETE', `/api/accounts/${id}`);
  expect(gone).toMatchObject({
    status: 200,
    body: { id, message: expect.stringMatching(/Nothing of its history was removed.*restores it/) },
  });
  expect(await api.rows('select 1 from aicost.account_secret')).toEqual([]);
  expect((await api.call(app, 'GET', '/api/accounts')).body).toEqual({ items: [] });
  expect((await api.call(app, 'GET', `/api/accounts/${id}`)).status).toBe(404);
  const shown = await api.call(app, 'GET', `/api/accounts/${id}?include_deleted=true`);
  expect(shown.body).toMatchObject({ is_active: false, secrets: [], deleted_at: expect.any(String) });
  expect((await api.call(app, 'GET', '/api/accounts?include_deleted=1')).body.items).toHaveLength(1);
  for (const [method, body] of [
    ['PATCH', { name: 'other' }],
    ['DELETE', undefined],
  ] as const)
    expect(await api.call(app, method, `/api/accounts/${id}`, body)).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
  const again = await api.call(app, 'POST', '/api/accounts', withKey());
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'ACCOUNT_EXISTS', message: expect.stringContaining(`PATCH /api/accounts/${id}`) },
  });
  const restored = await api.call(app, 'PATCH', `/api/accounts/${id}`, {
    is_active: true,
    secrets: { adminKey: CANARY },
  });
  expect(restored).toMatchObject({ status: 200, body: { deleted_at: null, is_readable: true } });
  expect(((await audited()) as { action: string }[]).map(({ action }) => action)).toEqual([
    ...['account.create', 'account.delete', 'account.restore'],
  ]);
});

test('the charges of a deleted account stay in every report', async () => {
  const app = await api.server();
  const id = await added(
    app,
    withKey({ backfill_from: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10) }),
  );
  await api.call(app, 'PATCH', `/api/accounts/${id}`, { secrets: { adminKey: GOOD_KEY } });
  expect((await api.call(app, 'POST', `/api/accounts/${id}/sync`)).body).toMatchObject({ status: 'succeeded' });
  const cost = () => api.rows('select sum(billed_cost)::text as cost, count(*) as days from report.daily_cost');
  const before = await cost();
  expect(Number(before[0]?.cost)).toBeGreaterThan(0);
  await api.call(app, 'DELETE', `/api/accounts/${id}`);
  expect(await cost()).toEqual(before);
});

test('accounts of the configuration are changed where they are defined', async () => {
  const named = { serviceId: 'openai', origin: 'config', secrets: {} } as const;
  const app = await api.server({ configured: ['env', 'file'].map((name) => ({ ...named, name })) });
  for (const [accountName, origin, place] of [
    ['env', 'environment', /environment variables/],
    ['file', 'config', /YAML file/],
  ] as const) {
    await ensureAccount(api.pool, {
      accountName,
      origin,
      serviceId: 'openai',
      serviceProviderName: 'OpenAI',
      backfillFrom: null,
    });
    const [row] = await api.rows('select account_id as id from aicost.account where account_name = $1', [accountName]);
    for (const [method, body] of [
      ['PATCH', { name: 'mine' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await api.call(app, method, `/api/accounts/${String(row?.id)}`, body);
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT_MANAGED_BY_CONFIG', message: expect.stringMatching(place) },
      });
    }
  }
  const id = await added(app);
  expect(await api.call(app, 'PATCH', `/api/accounts/${id}`, { name: 'env' })).toMatchObject({
    status: 409,
    body: { code: 'ACCOUNT_EXISTS' },
  });
});

test('without a key ring accounts are kept, but not their credentials', async () => {
  const app = await api.server({ vault: null });
  const refused = await api.call(app, 'POST', '/api/accounts', withKey());
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'KEYRING_MISSING', message: expect.stringContaining('AICOST_KEYRING_FILE') },
  });
  const id = await added(app, openai());
  expect((await api.call(app, 'GET', `/api/accounts/${id}`)).body).toMatchObject({ is_readable: false, secrets: [] });
  const patched = await api.call(app, 'PATCH', `/api/accounts/${id}`, { secrets: { adminKey: CANARY } });
  expect(patched).toMatchObject({ status: 409, body: { code: 'KEYRING_MISSING' } });
});

test('an account of a service without an API takes a name of its own and is never stale', async () => {
  const app = await api.server();
  const body = { name: 'seats', service_id: 'custom', service_provider_name: 'Acme AI' };
  const { body: account } = await api.call(app, 'POST', '/api/accounts', body);
  expect(account).toMatchObject({ service_provider_name: 'Acme AI', is_readable: false, is_stale: false });
});

test('only admins change accounts', async () => {
  const app = await api.server();
  const id = await added(app);
  for (const [method, url, body] of [
    ['POST', '/api/accounts', withKey()],
    ['PATCH', `/api/accounts/${id}`, { name: 'x' }],
    ['DELETE', `/api/accounts/${id}`, undefined],
    ['POST', `/api/accounts/${id}/test`, undefined],
    ['POST', `/api/accounts/${id}/sync`, undefined],
  ] as const)
    expect((await api.call(app, method, url, body, 'editor')).status).toBe(403);
});

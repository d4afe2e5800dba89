import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { AccountsApi, GOOD_KEY } from '../../../test/accountsApi.js';
import { addressGuard, publicOnly } from '../../connectors/kit/addressGuard.js';
import { createHttpGet } from '../../connectors/kit/http.js';

let api: AccountsApi;
beforeAll(async () => {
  api = await AccountsApi.open();
});
afterEach(() => api.clear());
afterAll(() => api.close());

const URL_OF_TEST = '/api/services/openai/test';
const CANARY = 'sk-admin-CANARY-of-nobody';

test('good credentials are told good before anything is saved', async () => {
  const app = await api.server();
  api.provider.clearRequests();
  const { status, body } = await api.call(app, 'POST', URL_OF_TEST, { secrets: { adminKey: GOOD_KEY } });
  expect({ status, body }).toMatchObject({ status: 200, body: { ok: true, missing: null } });
  expect(body.checks).toContainEqual({ stream: 'costs', endpoint: 'costs', ok: true, code: null, message: '' });
  expect(api.provider.requests()).toHaveLength(11);
  expect(await api.rows('select 1 from aicost.account union all select 1 from aicost.account_secret')).toEqual([]);
  expect(await api.rows('select action, target, detail from aicost.audit')).toEqual([
    { action: 'credentials.test', target: 'service openai', detail: { ok: true, codes: [] } },
  ]);
});

test('a key that lacks the right is told what it lacks, and stands nowhere', async () => {
  const app = await api.server();
  const answer = await api.call(app, 'POST', URL_OF_TEST, { secrets: { adminKey: CANARY } });
  expect(answer).toMatchObject({ status: 200, body: { ok: false, missing: expect.stringMatching(/admin key/) } });
  const audit = JSON.stringify(await api.rows('select * from aicost.audit'));
  for (const text of [answer.text, audit, ...api.servers.log]) expect(text).not.toContain('CANARY');
});

test.each([
  ['/api/services/nobody/test', {}, 400, 'INVALID_SERVICE'],
  ['/api/services/groq/test', {}, 422, 'ACCOUNT_HAS_NO_API'],
  [URL_OF_TEST, {}, 400, 'SECRET_INVALID'],
  [URL_OF_TEST, { [CANARY]: 'x' }, 400, 'SECRET_INVALID'],
  [URL_OF_TEST, { adminKey: [CANARY] }, 400, 'BAD_REQUEST'],
])('%s with %j is refused in a sentence without what was typed', async (url, secrets, status, code) => {
  const answer = await api.call(await api.server(), 'POST', url, { secrets });
  expect(answer).toMatchObject({ status, body: { code } });
  expect(answer.text).not.toContain('CANARY');
});

test.each(['http://127.0.0.1:9/openai', 'https://127.0.0.1:9', 'https://evil.example'])(
  'no key is sent to %s',
  async (baseUrl) => {
    const app = await api.server({ guard: publicOnly });
    api.provider.clearRequests();
    const body = { secrets: { adminKey: GOOD_KEY }, base_url: baseUrl };
    const answer = await api.call(app, 'POST', URL_OF_TEST, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'PROVIDER_ADDRESS_REFUSED' } });
    expect(api.provider.requests()).toEqual([]);
  },
);

test('the provider is reached only through the guarded port', async () => {
  const toLoopback = { resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) };
  const guarded = createHttpGet({ guard: addressGuard(toLoopback) });
  const app = await api.server({ publicGet: guarded.get });
  const { body } = await api.call(app, 'POST', URL_OF_TEST, { secrets: { adminKey: GOOD_KEY } });
  expect(body).toMatchObject({ ok: false });
  expect((body.checks as object[])[0]).toMatchObject({ code: 'PROVIDER_ADDRESS_REFUSED' });
  await guarded.close();
});

test('only administrators may try credentials', async () => {
  const body = { secrets: { adminKey: GOOD_KEY } };
  expect(await api.call(await api.server(), 'POST', URL_OF_TEST, body, 'editor')).toMatchObject({ status: 403 });
});

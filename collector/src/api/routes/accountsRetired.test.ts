import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { AccountsApi, GOOD_KEY } from '../../../test/accountsApi.js';
import { ensureAccount } from '../../store/accounts.js';

let api: AccountsApi;
let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  api = await AccountsApi.open();
});
beforeEach(async () => {
  app = await api.server();
  await register();
  const { body } = await api.call(app, 'GET', '/api/accounts');
  url = `/api/accounts/${String((body.items as { id: number }[])[0]?.id)}`;
});
afterEach(() => api.clear());
afterAll(() => api.close());

const register = () =>
  ensureAccount(api.pool, {
    ...{
      accountName: 'acme',
      serviceId: 'openai',
      serviceProviderName: 'OpenAI',
      origin: 'config',
      backfillFrom: null,
    },
  });

test('an account that the configuration names no more can be switched off', async () => {
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ origin: 'api', is_readable: false, is_stale: true });
  const off = await api.call(app, 'PATCH', url, { is_active: false });
  expect(off).toMatchObject({ status: 200, body: { is_active: false, is_stale: false } });
});

test('an account that the configuration names no more can be deleted, and is there again once it is named again', async () => {
  expect((await api.call(app, 'DELETE', url)).status).toBe(200);
  expect((await api.call(app, 'GET', '/api/accounts')).body).toEqual({ items: [] });
  await register();
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ is_active: true, deleted_at: null });
});

test('an account that the configuration names no more is read with the credentials that people enter', async () => {
  expect((await api.call(app, 'POST', `${url}/test`)).body).toMatchObject({
    message: expect.stringContaining('enter them with PATCH'),
  });
  const entered = await api.call(app, 'PATCH', url, { secrets: { adminKey: GOOD_KEY } });
  expect(entered.body).toMatchObject({ is_readable: true, secrets: [{ name: 'adminKey' }] });
  expect((await api.call(app, 'POST', `${url}/test`)).body).toMatchObject({ ok: true });
});

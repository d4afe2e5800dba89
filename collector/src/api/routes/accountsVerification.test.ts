import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { AccountsApi } from '../../../test/accountsApi.js';
import { addAccount, charge, dims, FIRST_DAY, store } from '../../../test/export/seededLedger.js';
import { OWN_STREAMS } from '../../domain/charge.js';
import { databaseNow } from '../../store/db.js';

let api: AccountsApi;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  api = await AccountsApi.open();
});
beforeEach(async () => {
  app = await api.server();
  const account = await addAccount(api.pool, 'main');
  url = `/api/accounts/${account}`;
  await api.rows(`insert into aicost.display_name values ($1, 'sub_account', 'proj_1', 'Checkout', now(), now())`, [
    account,
  ]);
  const small = charge(dims({ xModel: 'small', subAccountId: 'proj_1' }), FIRST_DAY, '1.5', {
    xBilledCostRaw: '1.500 USD dollars',
  });
  const large = charge(dims({ xModel: 'large', billingCurrency: 'USD' }), FIRST_DAY, '20');
  const euro = charge(dims({ xModel: 'euro', billingCurrency: 'EUR' }), FIRST_DAY, '7');
  await store(api.pool, account, 'costs', [small, large, euro]);
  await store(api.pool, account, OWN_STREAMS.manual, [charge(dims({ source: 'manual' }), FIRST_DAY, '500')]);
});
afterEach(() => api.clear());
afterAll(() => api.close());

const TOTALS = [
  { billing_currency: 'EUR', billed_cost: '7' },
  { billing_currency: 'USD', billed_cost: '21.5' },
];
const word = (over: object = {}) => ({ day: FIRST_DAY, matches: true, totals: TOTALS, ...over });

test('a day stands as the provider wrote it, summed by currency, without what people typed in', async () => {
  const { status, body } = await api.call(app, 'GET', `${url}/verification?day=${FIRST_DAY}`, undefined, 'viewer');
  expect(status).toBe(200);
  expect(body).toEqual({
    ...{ day: FIRST_DAY, totals: TOTALS, amount_count: 3, verification: null },
    console_url: expect.stringMatching(/^https:\/\/platform\.openai\.com\//),
    amounts: [
      { description: 'euro', raw: '7', billed_cost: '7', billing_currency: 'EUR' },
      { description: 'large', raw: '20', billed_cost: '20', billing_currency: 'USD' },
      { description: 'small / Checkout', raw: '1.500 USD dollars', billed_cost: '1.5', billing_currency: 'USD' },
    ],
  });
});

test('without a day it is yesterday; a day without amounts has none, and may be said to match', async () => {
  const { body } = await api.call(app, 'GET', `${url}/verification`);
  const yesterday = new Date(Date.parse(await databaseNow(api.pool)) - 86_400_000).toISOString().slice(0, 10);
  expect(body).toMatchObject({ day: yesterday, totals: [], amounts: [], amount_count: 0 });
  const kept = await api.call(app, 'POST', `${url}/verification`, word({ day: yesterday, totals: [] }), 'editor');
  expect(kept).toMatchObject({ status: 200, body: { verification: { day: yesterday, matches: true } } });
});

test('the word of a person stands at the day, at the account and in the audit, with what was compared', async () => {
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ verification: null });
  const kept = await api.call(app, 'POST', `${url}/verification`, word({ matches: false }), 'editor');
  const verification = { day: FIRST_DAY, matches: false, verified_by: 'editor-test', verified_at: expect.any(String) };
  expect(kept).toMatchObject({ status: 200, body: { verification } });
  await api.call(app, 'POST', `${url}/verification`, word(), 'editor');
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ verification: { ...verification, matches: true } });
  expect(
    await api.rows(
      `select billing_currency as currency, trim_scale(stored_cost)::text as cost from aicost.verification where not matches order by 1`,
    ),
  ).toEqual([
    { currency: 'EUR', cost: '7' },
    { currency: 'USD', cost: '21.5' },
  ]);
  expect(await api.rows(`select action, detail from aicost.audit order by audit_id`)).toEqual([
    { action: 'account.verify', detail: { day: FIRST_DAY, matches: false } },
    { action: 'account.verify', detail: { day: FIRST_DAY, matches: true } },
  ]);
});

test('figures that changed between the look and the word are not said to match', async () => {
  const old = [{ billing_currency: 'USD', billed_cost: '21.5' }];
  const answer = await api.call(app, 'POST', `${url}/verification`, word({ totals: old }), 'editor');
  expect(answer).toMatchObject({ status: 409, body: { code: 'DAY_CHANGED' } });
  expect((await api.call(app, 'GET', url)).body).toMatchObject({ verification: null });
});

test.each([
  ['a day that does not exist', word({ day: '2026-02-30' }), 400, 'INVALID_DATE_FORMAT'],
  [
    'an amount that is no number',
    word({ totals: [{ billing_currency: 'USD', billed_cost: 'x' }] }),
    400,
    'BAD_REQUEST',
  ],
  ['no word at all', { day: FIRST_DAY, totals: TOTALS }, 400, 'BAD_REQUEST'],
])('%s is refused with one sentence', async (_case, body, status, code) => {
  expect(await api.call(app, 'POST', `${url}/verification`, body, 'editor')).toMatchObject({ status, body: { code } });
});

test('of an account that is not there nothing is compared', async () => {
  for (const [method, body] of [
    ['GET', undefined],
    ['POST', word()],
  ] as const) {
    const answer = await api.call(app, method, '/api/accounts/2000000/verification', body, 'editor');
    expect(answer).toMatchObject({ status: 404, body: { code: 'ACCOUNT_NOT_FOUND' } });
  }
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OpenServers } from '../../../test/openServer.js';
import { createApiToken } from '../../store/apiTokens.js';

let servers: OpenServers;
let app: ReturnType<OpenServers['serverOf']>;
const authorization: Record<'viewer' | 'editor', string> = { viewer: '', editor: '' };

beforeAll(async () => {
  servers = await OpenServers.open();
  const { pool } = servers.database;
  for (const role of ['viewer', 'editor'] as const) {
    const created = await createApiToken(pool, { name: role, role, accountId: null, createdBy: 'test' });
    authorization[role] = `Bearer ${created?.token.reveal()}`;
  }
  await pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ('one', 'openai', 'OpenAI', 'config', '2026-01-01')`,
  );
  app = servers.serverOf(pool, { level: 'error' });
});
afterAll(() => servers.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Answer = Record<string, unknown> & { items: Record<string, unknown>[]; next_cursor: string | null };

async function ask(
  method: Method,
  url: string,
  payload?: object,
  role: 'viewer' | 'editor' = 'editor',
): Promise<{ status: number; body: Answer }> {
  const headers = { authorization: authorization[role] };
  const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? ({} as Answer) : answer.json<Answer>() };
}

test('a budget is made, listed, changed and deleted', async () => {
  const made = await ask('POST', '/api/budgets', {
    name: 'Production',
    limit: 500.5,
    account_id: 1,
    model: 'gpt-5',
    tag: { key: 'team', value: 'search' },
    thresholds: [{ kind: 'forecast', severity: 'critical' }],
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'Production',
      limit: '500.5',
      period: 'month',
      first_day: null,
      account_id: 1,
      tag: { key: 'team', value: 'search' },
      thresholds: [{ kind: 'forecast', value: '80', severity: 'critical' }],
      active: true,
      version: 1,
      created_by: 'editor',
      warnings: [{ code: 'MODEL_NEVER_SEEN' }, { code: 'TAG_NEVER_SEEN' }],
    },
  });
  const address = `/api/budgets/${String(made.body.id)}`;
  const listed = await ask('GET', '/api/budgets', undefined, 'viewer');
  expect(listed.body.items.map((budget) => ({ ...budget, warnings: made.body.warnings }))).toEqual([made.body]);

  const changed = await ask('PATCH', address, { limit: '600', tag: null, version: 1 });
  expect(changed).toMatchObject({ status: 200, body: { limit: '600', tag: null, model: 'gpt-5', version: 2 } });
  expect(await ask('PATCH', address, { limit: '700', version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'BUDGET_CHANGED' },
  });
  expect((await ask('DELETE', address)).status).toBe(204);
  expect(await ask('DELETE', address)).toMatchObject({ status: 404, body: { code: 'BUDGET_NOT_FOUND' } });
});

test('the status says how each budget stands, page by page, by account and by level', async () => {
  await ask('POST', '/api/budgets', { name: 'all', limit: '100' });
  await ask('POST', '/api/budgets', { name: 'one', limit: '1000', account_id: 1 });
  await ask('POST', '/api/manual-entries', { account_id: 1, date: today(), cost: '95' });
  const names = async (query: string): Promise<unknown[]> =>
    (await ask('GET', `/api/budgets/status${query}`, undefined, 'viewer')).body.items.map(({ budget }) => budget);
  expect(await names('')).toEqual(['all', 'one']);
  expect(await names('?level=2')).toEqual(['all']);
  expect(await names('?level=3')).toEqual([]);
  expect(await names('?account_id=1')).toEqual(['one']);

  const first = await ask('GET', '/api/budgets/status?limit=1');
  expect(first.body.items).toMatchObject([
    {
      budget: 'all',
      account: 'all',
      limit: '100',
      spent: '95',
      used_ratio: 0.95,
      level: 2,
      severity: 'critical',
      remaining: '5',
    },
  ]);
  const cursor = String(first.body.next_cursor);
  const second = await ask('GET', `/api/budgets/status?limit=1&cursor=${cursor}`);
  expect(second.body).toMatchObject({ items: [{ budget: 'one', scope: 'account one' }], next_cursor: null });
});

test('the months before this one stand beside the limit of today', async () => {
  const lastMonth = new Date(`${today().slice(0, 7)}-01T00:00:00Z`);
  lastMonth.setUTCMonth(lastMonth.getUTCMonth() - 1);
  const first = lastMonth.toISOString().slice(0, 10);
  await servers.database.pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     values ('total', $1, 1, 'costs', 'api', 'USD', '', 150.5, 0, 1)`,
    [first],
  );
  const { body } = await ask('GET', '/api/budgets?limit=1');
  const past = await ask('GET', `/api/budgets/${String(body.items[0]?.id)}/periods`, undefined, 'viewer');
  expect(past).toMatchObject({
    status: 200,
    body: {
      ...{ limit: '100', currency: 'USD' },
      items: [{ first_day: first, spent: '150.5', used_ratio: 1.505, first_cost_on: first }],
    },
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

test.each<[Method, string, object | undefined, number, string]>([
  ['POST', '/api/budgets', {}, 400, 'BUDGET_INVALID'],
  ['POST', '/api/budgets', { name: 'x', limit: '0' }, 400, 'BUDGET_INVALID'],
  ['POST', '/api/budgets', { name: 'x', limit: '5', account_id: 99 }, 404, 'ACCOUNT_NOT_FOUND'],
  ['POST', '/api/budgets', { name: 'all', limit: '5' }, 409, 'BUDGET_EXISTS'],
  ['POST', '/api/budgets', { name: 'x', limit: '5', owner: 'me' }, 400, 'BAD_REQUEST'],
  ['POST', '/api/budgets', { name: 'x', limit: '5', sources: ['guess'] }, 400, 'BAD_REQUEST'],
  ['POST', '/api/budgets', { name: 'x', limit: '5', thresholds: [{ kind: 'percent', value: 5 }] }, 400, 'BAD_REQUEST'],
  ['PATCH', '/api/budgets/99', { limit: '5' }, 404, 'BUDGET_NOT_FOUND'],
  ['PATCH', '/api/budgets/99999999999', { limit: '5' }, 400, 'BAD_REQUEST'],
  ['GET', '/api/budgets/99/periods', undefined, 404, 'BUDGET_NOT_FOUND'],
  ['GET', '/api/budgets/status?level=4', undefined, 400, 'BAD_REQUEST'],
  ['GET', '/api/budgets?cursor=x', undefined, 400, 'INVALID_CURSOR'],
])('%s %s with %j answers %i %s', async (method, url, payload, status, code) => {
  expect(await ask(method, url, payload)).toMatchObject({ status, body: { code, message: expect.any(String) } });
});

test('who may only read makes no budget', async () => {
  const refused = await ask('POST', '/api/budgets', { name: 'x', limit: '5' }, 'viewer');
  expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

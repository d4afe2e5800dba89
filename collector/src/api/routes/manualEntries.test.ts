import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { OpenServers } from '../../../test/openServer.js';
import { ensureAccount } from '../../store/accounts.js';
import { createPool, type Pool } from '../../store/db.js';
import { bearer, tokenOf, type Method } from '../access/access.testkit.js';

let servers: OpenServers;
let pool: Pool;
let app: FastifyInstance;
let editor: string;
let viewer: string;
beforeAll(async () => {
  servers = await OpenServers.open();
  pool = createPool(servers.database.url, { applicationName: 'entries-test' });
  const account = { serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null } as const;
  for (const accountName of ['one', 'two']) await ensureAccount(pool, { accountName, ...account });
  [editor, viewer] = [await tokenOf(pool, 'editor'), await tokenOf(pool, 'viewer')];
});
beforeEach(() => {
  app = servers.serverOf(pool);
});
afterEach(() => servers.closeServers());
afterAll(async () => {
  await pool.end();
  await servers.close();
});

function call(method: Method, path: string, payload?: object, token = editor): Promise<LightMyRequestResponse> {
  return app.inject({
    method,
    url: `/api/manual-entries${path}`,
    headers: bearer(token),
    ...(payload ? { payload } : {}),
  });
}

async function create(wish: object): Promise<number> {
  const answer = await call('POST', '', { account_id: 1, date: '2026-10-02', cost: '1.5', ...wish });
  expect(answer.statusCode).toBe(201);
  return (answer.json() as { id: number }).id;
}

test('an entry is made, changed and deleted, and its history tells of it', async () => {
  const answer = await call('POST', '', {
    account_id: 1,
    date: '2026-10-02',
    cost: 2.25,
    notes: 'seat',
    tags: { team: 'a' },
  });
  expect(answer.json()).toMatchObject({
    ...{ account_id: 1, first_day: '2026-10-02', last_day: '2026-10-02', cost: '2.25', currency: 'USD', tokens: null },
    ...{
      notes: 'seat',
      tags: { team: 'a' },
      source: 'manual',
      version: 1,
      created_by: 'editor',
      deleted_at: null,
      warnings: [],
    },
    created_at: expect.stringMatching(/Z$/),
  });
  const { id } = answer.json() as { id: number };
  const changed = await call('PATCH', `/${id}`, {
    request_type: 'seat',
    charge_category: 'Purchase',
    last_day: '2026-10-03',
    version: 1,
  });
  expect(changed.json()).toMatchObject({
    request_type: 'seat',
    charge_category: 'Purchase',
    last_day: '2026-10-03',
    version: 2,
  });
  expect((await call('PATCH', `/${id}`, { cost: 1, version: 1 })).json()).toMatchObject({ code: 'ENTRY_CHANGED' });
  expect((await call('DELETE', `/${id}`)).statusCode).toBe(204);
  expect((await call('DELETE', `/${id}`)).statusCode).toBe(404);
  expect((await call('GET', `/${id}`, undefined, viewer)).json()).toMatchObject({
    ...{ id, cost: '2.25', version: 3, deleted_at: expect.stringMatching(/Z$/) },
  });
  expect((await call('PATCH', `/${id}`, { deleted: false })).json()).toMatchObject({ version: 4, deleted_at: null });
  const { items } = (await call('GET', `/${id}/history`)).json() as { items: object[] };
  expect(items).toMatchObject([
    { version: 4, action: 'restored' },
    { version: 3, action: 'deleted', old: { deleted: false }, new: { deleted: true } },
    {
      version: 2,
      action: 'updated',
      actor: expect.stringMatching(/^token:/),
      actor_name: 'editor',
      old: { request_type: 'manual' },
    },
    { version: 1, action: 'created', old: null, new: { cost: '2.25', tags: { team: 'a' } } },
  ]);
  const before = (items[3] as { new: object }).new;
  expect((await call('PATCH', `/${id}`, before)).json()).toMatchObject({
    request_type: 'manual',
    last_day: '2026-10-02',
  });
});

test('the list goes from the newest period to the oldest, in pages, and can be restricted', async () => {
  const ids = [];
  for (const date of ['2026-08-01', '2026-08-03', '2026-08-02', '2026-08-03'])
    ids.push(await create({ date, account_id: 2 }));
  await call('DELETE', `/${ids[2]}`);
  const list = async (query: string) =>
    (await call('GET', `?account_id=2&${query}`)).json() as { items: { id: number }[]; next_cursor: string };
  const first = await list('limit=2');
  expect(first.items.map(({ id }) => id)).toEqual([ids[3], ids[1]]);
  const second = await list(`limit=2&cursor=${first.next_cursor}`);
  expect([second.items.map(({ id }) => id), second.next_cursor]).toEqual([[ids[0]], null]);
  expect((await list('include_deleted=true')).items).toHaveLength(4);
  expect((await list('start_date=2026-08-02&end_date=2026-08-02&include_deleted=1')).items.map(({ id }) => id)).toEqual(
    [ids[2]],
  );
  expect((await list('end_date=2026-08-02')).items.map(({ id }) => id)).toEqual([ids[0]]);
});

test.each<[string, Method, string, object | undefined, number, string]>([
  ['an unknown entry', 'PATCH', '/999999', { cost: 1 }, 404, 'ENTRY_NOT_FOUND'],
  ['to see an unknown entry', 'GET', '/999999', undefined, 404, 'ENTRY_NOT_FOUND'],
  ['the history of an unknown entry', 'GET', '/999999/history', undefined, 404, 'ENTRY_NOT_FOUND'],
  ['a number that no entry can have', 'GET', '/1e30/history', undefined, 400, 'BAD_REQUEST'],
  ['an account that no account can be', 'GET', '?account_id=99999999999', undefined, 400, 'BAD_REQUEST'],
  [
    'a cursor that is no version',
    'GET',
    `/1/history?cursor=${Buffer.from('["x"]').toString('base64url')}`,
    undefined,
    400,
    'INVALID_CURSOR',
  ],
  ['an unknown account', 'POST', '', { account_id: 99, date: '2026-10-01', cost: 1 }, 404, 'ACCOUNT_NOT_FOUND'],
  ['another account for an entry', 'PATCH', '/1', { account_id: 2 }, 400, 'BAD_REQUEST'],
  ['a field that is misspelt', 'POST', '', { account_id: 1, date: '2026-10-01', costs: 1 }, 400, 'BAD_REQUEST'],
  ['no cost', 'POST', '', { account_id: 1, date: '2026-10-01' }, 400, 'ENTRY_INVALID'],
  ['a day that is none', 'POST', '', { account_id: 1, date: '2026-02-30', cost: 1 }, 400, 'ENTRY_INVALID'],
  ['a day that is none in a list', 'GET', '?start_date=2026-02-30', undefined, 400, 'INVALID_DATE_FORMAT'],
  [
    'a first day after the last one',
    'GET',
    '?start_date=2026-05-01&end_date=2026-01-01',
    undefined,
    400,
    'INVALID_DATE_RANGE',
  ],
  [
    'a cursor of another list',
    'GET',
    `?cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
    undefined,
    400,
    'INVALID_CURSOR',
  ],
])('%s is refused', async (_case, method, path, body, status, code) => {
  const answer = await call(method, path, body);
  expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([status, code]);
});

test('who may only read cannot write', async () => {
  const answer = await call('POST', '', { account_id: 1, date: '2026-10-01', cost: 1 }, viewer);
  expect(answer.statusCode).toBe(403);
  expect((await call('GET', '', undefined, viewer)).statusCode).toBe(200);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../database.js';
import { aicost } from './console.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
  await database.pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ('acme', 'openai', 'OpenAI', 'config', '2026-01-01')`,
  );
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await database.drop();
});

const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await aicost('budgets', ...args, '--json')).out);

test('before there is a budget, list says how to make one', async () => {
  expect((await aicost('budgets', 'list')).out).toContain('aicost budgets add --name NAME --limit 500');
  expect((await aicost('budgets', 'status')).out).toContain('No budget has a period that is running');
  expect(await json('list')).toEqual([]);
});

test('add makes a budget of all that its options say', async () => {
  const scope = ['--account', 'acme', '--model', 'gpt-5', '--project', 'p1', '--tag', 'team=a=b'];
  const thresholds = ['--threshold', '80%', '--threshold', '500', '--threshold', 'forecast:70:emergency'];
  const days = ['--from', '2026-01-01', '--to', '2026-03-31'];
  const sources = ['--no-manual', '--no-estimates'];
  const said = await json(
    'add',
    '--name',
    'b1',
    '--limit',
    '1e3',
    '--currency',
    'EUR',
    ...scope,
    ...thresholds,
    ...days,
    ...sources,
  );
  expect(said).toMatchObject({
    name: 'b1',
    limit: '1000',
    currency: 'EUR',
    period: 'fixed',
    firstDay: '2026-01-01',
    lastDay: '2026-03-31',
    model: 'gpt-5',
    project: 'p1',
    tag: { key: 'team', value: 'a=b' },
    sources: ['api', 'import'],
    thresholds: [
      { kind: 'percent', value: '80', severity: 'warning' },
      { kind: 'amount', value: '500', severity: 'critical' },
      { kind: 'forecast', value: '70', severity: 'emergency' },
    ],
  });
});

test('list and status show what there is', async () => {
  const made = await aicost('budgets', 'add', '--name', 'all', '--limit', '1234.5');
  expect(made).toMatchObject({ code: 0, out: 'budget "all" of 1,234.5 USD is made\n' });
  const { out } = await aicost('budgets', 'list');
  expect(out).toMatch(
    /b1\s+│ 2026-01-01 to 2026-03-31 │ account acme, model gpt-5, project p1, tag team=a=b │ 80%, 500, forecast 70%/,
  );
  expect(out).toMatch(/all\s+│ month\s+│ everything\s+│ 70%, 90%, 100%\s+│\s+1,234\.5 │ +USD/);
  expect((await aicost('budgets', 'status')).out).toMatch(/all +│ everything │ ok +│ .* │ +0 │ 1,234\.5 │ +0 % /);
  expect(await json('status')).toMatchObject([{ budget: 'all', spent: '0', freshness: 'never read' }]);
});

test('history shows what past periods cost beside the limit of today', async () => {
  expect((await aicost('budgets', 'history', 'all')).out).toBe('No period of "all" with any cost is over yet.\n');
  await database.pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     select 'total', (date_trunc('month', now() at time zone 'UTC') - interval '1 day')::date, a.account_id, 'costs', 'api', 'USD', '', 2469, 0, 1 from aicost.account as a`,
  );
  expect((await aicost('budgets', 'history', 'all')).out).toMatch(
    /-01 +│ .* │ +2,469 │ .* │ +1,234\.5 │ +200 % │ +USD/,
  );
  expect(await json('history', 'all')).toMatchObject([{ spent: '2469', notFinal: '2469' }]);
  expect(await aicost('budgets', 'history', 'nobody')).toMatchObject({
    code: 1,
    err: 'aicost: there is no budget "nobody"; see "aicost budgets list" [BUDGET_NOT_FOUND]\n',
  });
});

test('remove ends a budget', async () => {
  expect(await aicost('budgets', 'remove', 'all')).toMatchObject({ code: 0, out: 'budget "all" is removed\n' });
  expect(await aicost('budgets', 'remove', 'all')).toMatchObject({
    code: 1,
    err: 'aicost: there is no budget "all"; see "aicost budgets list" [BUDGET_NOT_FOUND]\n',
  });
});

test.each([
  [['--account', 'nobody'], 'there is no account "nobody"; see "aicost accounts list" [ACCOUNT_NOT_FOUND]'],
  [['--tag', 'team'], '--tag "team" is not key=value; write it as team=search [USAGE]'],
  [['--threshold', 'soon'], '--threshold "soon" is none of 80%, 500 and forecast:80; write one of these [USAGE]'],
  [['--limit', '0'], 'limit: 0 is not above 0; write what may be spent at most, as in 500 [BUDGET_INVALID]'],
  [['--from', '2026-01-01'], 'period: a fixed period needs first_day and last_day [BUDGET_INVALID]'],
])('add with %j is refused in one line', async (options, line) => {
  const said = await aicost('budgets', 'add', '--name', 'x', '--limit', '5', ...options);
  expect(said).toMatchObject({ code: 1, out: '', err: `aicost: ${line}\n` });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addAccount } from '../../../test/export/seededLedger.js';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { OWN_STREAMS } from '../../domain/charge.js';
import { everythingIn, type CostScope } from '../../domain/costScope.js';
import { addDays, type Day } from '../../domain/day.js';
import { plain, readStream, todayOf } from '../../../test/analytics/readStream.js';
import { readCostDays } from './readCostDays.js';

const USD = everythingIn('USD');
let database: TestDatabase;
let today: Day;
/** Three days ago: spans are three days and today. */
let first: Day;
beforeEach(async () => {
  database = await testDatabase();
  today = await todayOf(database.pool);
  first = addDays(today, -3);
});
afterEach(async () => database.drop());

const days = (scope: Partial<CostScope>, from = first) => readCostDays(database.pool, { ...USD, ...scope }, from);
const usage = { xMeasure: 'usage', consumedUnit: 'Tokens' } as const;

describe('which days of an account are known', () => {
  test('a day nobody read is missing; a day that was read and had no rows cost nothing; today runs', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1.5', null, '', '0.25']));
    expect(await days({ accountId })).toEqual({
      firstDay: first,
      costs: [1.5, null, 0, 0.25],
      states: ['complete', 'missing', 'complete', 'running'],
    });
  });

  test('a window that failed before it was ever read is missing, one that failed later keeps what it said', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', '2', '3']));
    await database.pool.query(
      `update aicost.charge_window set error_code = 'X', failed_at = now(), fetched_at = case when charge_date = $1 then null else fetched_at end where charge_date <= $2`,
      [first, addDays(first, 1)],
    );
    expect((await days({ accountId })).costs).toEqual([null, 2, 3, 0]);
  });

  test('a day is known only when every stream that ever carried money was read', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', '1', '1']));
    await readStream(database.pool, accountId, 'fees', first, plain(['2', null, '']));
    expect((await days({ accountId })).costs).toEqual([3, null, 1, 0]);
  });

  test('a stream is expected from its own first window on, not before', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', '1', '1']));
    await readStream(database.pool, accountId, 'fees', addDays(first, 2), plain(['2']));
    const { costs, states } = await days({ accountId }, addDays(first, -1));
    expect(costs).toEqual([0, 1, 1, 3, 0]);
    expect(states.slice(0, 3)).toEqual(['complete', 'complete', 'complete']);
  });

  test('a stream that only carries usage never makes a day missing', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', '1', '1']));
    await readStream(database.pool, accountId, 'usage', first, [[], null, null]);
    await database.pool.query(
      `update aicost.charge_window set charge_count = 5 where stream = 'usage' and account_id = $1`,
      [accountId],
    );
    expect((await days({ accountId })).costs).toEqual([1, 1, 1, 0]);
  });

  test('streams of our own need no window: nothing entered is nothing spent', async () => {
    const accountId = await addAccount(database.pool, 'a');
    const entry = { source: 'manual' } as const;
    await readStream(database.pool, accountId, OWN_STREAMS.manual, first, plain(['4', null, '6'], entry));
    expect(await days({ accountId })).toMatchObject({
      costs: [4, 0, 6, 0],
      states: ['complete', 'complete', 'complete', 'running'],
    });
  });

  test('a day settles while any of its money is not final', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', '2', '3', '4']));
    await database.pool.query(`update aicost.charge_window set finality = 'settling' where charge_date = $1`, [
      addDays(first, 1),
    ]);
    expect((await days({ accountId })).states).toEqual(['complete', 'settling', 'complete', 'running']);
  });

  test('nothing is expected of an account that was switched off, after its last window', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', null, '3']));
    await database.pool.query('update aicost.account set is_active = false');
    const { costs } = await days({ accountId }, addDays(first, -1));
    expect(costs).toEqual([0, 1, null, 3, 0]);
    await database.pool.query(`update aicost.charge_window set charge_date = charge_date - 1 where charge_date = $1`, [
      addDays(first, 2),
    ]);
    expect((await days({ accountId })).states).toEqual(['complete', 'complete', 'complete', 'running']);
  });

  test('manual entries ahead of today are not part of it', async () => {
    const accountId = await addAccount(database.pool, 'a');
    const entry = plain(['4', '4', '4'], { source: 'manual' });
    await readStream(database.pool, accountId, OWN_STREAMS.manual, today, entry);
    expect(await days({ accountId }, today)).toMatchObject({ costs: [4], states: ['running'] });
  });
});

describe('what a scope takes in', () => {
  test('currencies are never mixed', async () => {
    const accountId = await addAccount(database.pool, 'a');
    const both = [[{}, '1'] as const, [{ billingCurrency: 'EUR' }, '5'] as const];
    await readStream(database.pool, accountId, 'costs', first, [both, both, both]);
    expect((await days({ accountId })).costs).toEqual([1, 1, 1, 0]);
    expect((await days({ currency: 'EUR' })).costs).toEqual([5, 5, 5, 0]);
    expect((await days({ currency: 'GBP' })).costs).toEqual([0, 0, 0, 0]);
  });

  test('models, projects, tags and sources, alone and together', async () => {
    const accountId = await addAccount(database.pool, 'a');
    const rows = [
      [{ xModel: 'x', subAccountId: 'p1', tags: { team: 'red' } }, '1'],
      [{ xModel: 'x', subAccountId: 'p2', tags: { team: 'blue', env: 'prod' } }, '10'],
      [{ xModel: 'y', subAccountId: 'p1', tags: { team: 'blue' } }, '100'],
    ] as const;
    await readStream(database.pool, accountId, 'costs', today, [rows]);
    await readStream(
      database.pool,
      accountId,
      OWN_STREAMS.manual,
      today,
      plain(['1000'], { source: 'manual', xModel: 'x' }),
    );
    const cost = async (scope: Partial<CostScope>) => (await days(scope, today)).costs[0];
    const red = { key: 'team', value: 'red' };
    const blue = { key: 'team', value: 'blue' };
    expect(await cost({})).toBe(1111);
    expect(await cost({ model: 'x' })).toBe(1011);
    expect(await cost({ project: 'p1' })).toBe(101);
    expect(await cost({ model: 'x', project: 'p1' })).toBe(1);
    expect(await cost({ tag: red })).toBe(1);
    expect(await cost({ tag: blue })).toBe(110);
    expect(await cost({ tag: blue, model: 'x' })).toBe(10);
    expect(await cost({ model: 'x', sources: ['api'] })).toBe(11);
    expect(await cost({ sources: ['manual', 'import'] })).toBe(1000);
    expect(await cost({ tag: blue, sources: ['manual'] })).toBe(0);
    expect(await cost({ serviceId: 'anthropic' })).toBe(0);
    expect(await cost({ serviceId: 'openai', model: 'y' })).toBe(100);
  });

  test('what people typed in is known also where the provider could not be read', async () => {
    const accountId = await addAccount(database.pool, 'a');
    await readStream(database.pool, accountId, 'costs', first, plain(['1', null, '1']));
    await readStream(database.pool, accountId, OWN_STREAMS.manual, first, plain(['2', '2', '2'], { source: 'manual' }));
    expect((await days({ accountId, sources: ['manual'] })).costs).toEqual([2, 2, 2, 0]);
    expect((await days({ accountId, sources: ['api', 'manual'] })).costs).toEqual([3, null, 3, 0]);
  });
});

test.each([
  ['the daily sums', {}],
  ['the charges', { tag: { key: 'team', value: 'red' } }],
])('what no provider billed is told apart, from %s', async (_where, scope) => {
  const accountId = await addAccount(database.pool, 'a');
  const red = { tags: { team: 'red' } };
  await readStream(database.pool, accountId, 'costs', first, plain(['60', '60'], red));
  expect(await days({ accountId, ...scope })).not.toHaveProperty('ownCosts');
  await readStream(
    database.pool,
    accountId,
    OWN_STREAMS.manual,
    addDays(first, 1),
    plain(['1000'], { ...red, source: 'manual' }),
  );
  const { costs, ownCosts } = await days({ accountId, ...scope });
  expect([costs, ownCosts]).toEqual([[60, 1_060, null, 0], Float64Array.from([0, 1_000, 0, 0])]);
});

describe('sums over accounts', () => {
  const month = 29;
  const start = () => addDays(today, -month);

  async function twoAccounts(large: string, small: string): Promise<void> {
    const gapped = Array.from({ length: month }, (_, index) => (index === 20 ? null : small));
    await readStream(
      database.pool,
      await addAccount(database.pool, 'large'),
      'costs',
      start(),
      plain(Array.from({ length: month }, () => large)),
    );
    await readStream(
      database.pool,
      await addAccount(database.pool, 'small', 'anthropic'),
      'costs',
      start(),
      plain(gapped),
    );
  }

  test('a day is missing where an account of 5 % or more is missing', async () => {
    await twoAccounts('95', '5');
    const { costs, states } = await days({}, start());
    expect([costs[19], costs[20], states[20]]).toEqual([100, null, 'missing']);
  });

  test('a smaller account counts as usual for its weekday, and the day settles', async () => {
    await twoAccounts('96', '4');
    const { costs, states } = await days({}, start());
    expect([costs[20], states[20], states[21]]).toEqual([100, 'settling', 'complete']);
    expect((await days({ serviceId: 'anthropic' }, start())).states[20]).toBe('missing');
  });

  test('an account that only carries usage never makes a day of the sum missing', async () => {
    await readStream(database.pool, await addAccount(database.pool, 'a'), 'costs', first, plain(['1', '1', '1']));
    const other = await addAccount(database.pool, 'b');
    await readStream(database.pool, other, 'usage', first, [[[usage, '0']], null, []]);
    expect((await days({})).costs).toEqual([1, 1, 1, 0]);
  });
});

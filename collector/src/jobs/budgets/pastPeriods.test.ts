import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { findBudget } from '../../store/budgets/budgets.js';
import { createEntry } from '../entries/createEntry.js';
import { pastPeriods } from './pastPeriods.js';
import type { BudgetWish } from './readBudget.js';

let world: BudgetLedger;
let other: number;

beforeAll(async () => {
  world = await BudgetLedger.open('2026-11-20T12:00:00Z');
  other = await world.account('other', 'anthropic');
  await world.bill('2026-08-20', [{ model: 'm1', cost: '40.000000000001' }]);
  await world.bill('2026-08-31', [{ model: 'm2', cost: '2.5' }], { accountId: other });
  await world.bill('2026-10-01', [
    { model: 'm1', cost: '7', dimensions: { subAccountId: 'p1', tags: { team: 'a' } } },
    { model: 'm1', cost: '5', dimensions: { billingCurrency: 'EUR' } },
    { model: 'm2', cost: null },
  ]);
  await world.bill('2026-11-01', [{ model: 'm1', cost: '1000' }]);
  await world.ledger.rows(
    `update aicost.charge_window set finality = case when charge_date < '2026-09-01' then 'final' else 'settling' end`,
  );
  await createEntry(world.pool, ANNA, other, { date: '2026-10-31', cost: '3' });
});
afterAll(() => world[Symbol.asyncDispose]());

let made = 0;
async function past(wish: BudgetWish): Promise<[string, string, string, string | null][]> {
  const budgetId = await world.budget({ name: `b${(made += 1)}`, ...wish });
  const budget = await findBudget(world.pool, budgetId);
  const periods = budget ? await pastPeriods(world.pool, budget) : [];
  return periods.map(({ firstDay, spent, notFinal, firstCostOn }) => [firstDay, spent, notFinal, firstCostOn]);
}

test('months that are over have their exact costs, back to the first one with any; a month without costs is 0', async () => {
  expect(await past({})).toEqual([
    ['2026-10-01', '10', '7', '2026-10-01'],
    ['2026-09-01', '0', '0', null],
    ['2026-08-01', '42.500000000001', '0', '2026-08-20'],
  ]);
});

test('quarters are those of the calendar', async () => {
  expect(await past({ period: 'quarter' })).toEqual([['2026-07-01', '42.500000000001', '0', '2026-08-20']]);
});

test('a fixed period is told when it is over, and not before', async () => {
  const fixed = { period: 'fixed', firstDay: '2026-08-31' } as const;
  expect(await past({ ...fixed, lastDay: '2026-10-31' })).toEqual([['2026-08-31', '12.5', '7', '2026-08-31']]);
  expect(await past({ ...fixed, lastDay: '2026-11-20' })).toEqual([]);
});

test.each<[string, BudgetWish, string[]]>([
  ['an account', { accountId: 1 }, ['7', '0', '40.000000000001']],
  ['a service', { serviceId: 'anthropic' }, ['3', '0', '2.5']],
  ['a model', { model: 'm1' }, ['7', '0', '40.000000000001']],
  ['a project', { project: 'p1' }, ['7']],
  ['a tag', { tag: { key: 'team', value: 'a' } }, ['7']],
  ['another currency', { currency: 'EUR' }, ['5']],
  ['what people typed in', { sources: ['manual'] }, ['3']],
  ['nothing that was ever seen', { model: 'm9' }, []],
])('of %s alone', async (_case, wish, spent) => {
  expect((await past(wish)).map(([, cost]) => cost)).toEqual(spent);
});

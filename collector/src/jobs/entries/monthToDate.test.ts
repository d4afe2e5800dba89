import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { sourceShares } from '../../store/figures/sourceShares.js';
import { createEntry } from './createEntry.js';

let at: BudgetLedger;
beforeAll(async () => {
  at = await BudgetLedger.open('2026-11-10T07:00:00Z');
  await at.bill('2026-11-10', [{ model: 'a', cost: '30' }]);
  const year = { firstDay: '2026-11-01', lastDay: '2027-10-31', cost: '365' };
  await createEntry(at.pool, ANNA, at.accountId, { ...year, spread: 'even' });
});
afterAll(async () => at[Symbol.asyncDispose]());

test('the running month costs what its days cost that have come, whoever is asked', async () => {
  const { rows: months } = await at.pool.query(
    `select month::text as month, source, billed_cost::float8 as cost from report.monthly_cost order by source`,
  );
  const month = '2026-11-01';
  expect(months).toEqual([
    { month, source: 'api', cost: 30 },
    { month, source: 'manual', cost: 10 },
  ]);
  const { rows: shares } = await at.pool.query(
    `select source, billing_currency as currency, share::float8 as share from report.source_share order by source`,
  );
  expect(shares).toEqual((await sourceShares(at.pool)).sort((one, other) => one.source.localeCompare(other.source)));
  expect(shares).toMatchObject([{ share: 0.75 }, { share: 0.25 }]);
});

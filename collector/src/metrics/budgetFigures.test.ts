import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { read, ScrapedLedger } from '../../test/scrapedLedger.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

async function budgets(count: number, accountId: number | null, currency = 'USD'): Promise<void> {
  await ledger.pool.query(
    `insert into aicost.budget (budget_name, limit_amount, currency, period, account_id, sources, is_active, created_by, created_by_name, updated_by, updated_by_name)
     select 'budget ' || i, 10 * i, $3, 'month', $2, '{api}', true, '', '', '', '' from generate_series(1, $1::int) as i`,
    [count, accountId, currency],
  );
}

test('every budget has its ratio and its limit, as the view says', async () => {
  const id = await ledger.account('one');
  await ledger.spend(id, { cost: '15' });
  await budgets(2, id);
  const figures = await read(ledger.exporterOn(ledger.pool));
  expect([...figures].filter(([name]) => name.startsWith('aicost_budget_'))).toEqual([
    ['aicost_budget_used_ratio{budget="budget 1",account="one",currency="USD"}', 1.5],
    ['aicost_budget_used_ratio{budget="budget 2",account="one",currency="USD"}', 0.75],
    ['aicost_budget_limit{budget="budget 1",account="one",currency="USD"}', 10],
    ['aicost_budget_limit{budget="budget 2",account="one",currency="USD"}', 20],
  ]);
  expect(figures.get('aicost_budgets_dropped')).toBe(0);
});

test('beyond 200 budgets only those of which most is used have series, and the others are counted', async () => {
  await ledger.spend(await ledger.account('one'), { cost: '1', currency: 'EUR' });
  await budgets(203, null, 'EUR');
  const figures = await read(ledger.exporterOn(ledger.pool));
  expect([...figures.keys()].filter((name) => name.startsWith('aicost_budget_used_ratio'))).toHaveLength(200);
  expect(figures.has('aicost_budget_limit{budget="budget 200",account="all",currency="EUR"}')).toBe(true);
  expect(figures.has('aicost_budget_limit{budget="budget 201",account="all",currency="EUR"}')).toBe(false);
  expect(figures.get('aicost_budgets_dropped')).toBe(3);
});

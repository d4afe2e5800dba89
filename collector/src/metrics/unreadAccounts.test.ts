import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FIRST, read, ScrapedLedger, TODAY } from '../../test/scrapedLedger.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

const figures = () => read(ledger.exporterOn(ledger.pool));
const remove = (accountId: number) =>
  ledger.pool.query('update aicost.account set is_active = false, deleted_at = now() where account_id = $1', [
    accountId,
  ]);

test('an account whose service has no API has figures, and is neither up, down nor stale', async () => {
  const id = await ledger.account('by hand', 'groq');
  await ledger.spend(id, { cost: '4', source: 'manual' });
  await ledger.pool.query(
    `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at) values ($1, 'entry', 'failed', now(), now())`,
    [id],
  );
  const found = await figures();
  expect(found.get('aicost_month_to_date_cost{account="by hand",service="groq",currency="USD"}')).toBe(4);
  expect([...found.keys()].filter((name) => name.startsWith('aicost_account_'))).toEqual([]);
  expect(found.get('aicost_sync_runs_total{account="by hand",service="groq",outcome="failed"}')).toBe(0);
});

test('what a deleted account has cost stays in the sum of the month, and its health is not told', async () => {
  const id = await ledger.account('deleted');
  await ledger.spend(id, { day: FIRST, cost: '3' });
  await ledger.run(id, 'failed');
  await remove(id);
  const found = await figures();
  expect(found.get('aicost_month_to_date_cost{account="deleted",service="openai",currency="USD"}')).toBe(3);
  expect([...found.keys()].filter((name) => name.startsWith('aicost_account_'))).toEqual([]);
});

test('a deleted account that has cost nothing this month is gone', async () => {
  const id = await ledger.account('deleted');
  await ledger.spend(id, { day: `${FIRST} - 1`, cost: '3' });
  await ledger.spend(id, { day: `${TODAY} + 1`, cost: '3' });
  await remove(id);
  expect([...(await figures()).keys()].filter((name) => name.includes('account="deleted"'))).toEqual([]);
});

test('what is entered for days to come is neither in the month nor in the shares of sources', async () => {
  const id = await ledger.account('one');
  await ledger.spend(id, { cost: '2' });
  await ledger.spend(id, { day: `${TODAY} + 1`, cost: '500', source: 'manual' });
  const found = await figures();
  expect(found.get('aicost_month_to_date_cost{account="one",service="openai",currency="USD"}')).toBe(2);
  expect(found.get('aicost_today_cost{account="one",service="openai",currency="USD"}')).toBe(2);
  expect([...found].filter(([name]) => name.startsWith('aicost_source_share'))).toEqual([
    ['aicost_source_share_ratio{source="api",currency="USD"}', 1],
  ]);
});

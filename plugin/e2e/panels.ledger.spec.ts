import type { Page } from '@playwright/test';
import { SAMPLE_QUERY } from '../src/panels/ledger/columns';
import { cents, expect, expectNoViolations, money, picture, report, sum, test } from './stage/test';

const MONTH = 'from=now/M&to=now/M';
const ledger = (sql: string) => ({ type: 'aicost-ledger-panel' as const, title: 'Charges', queries: [sql] });

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Charges' });
const totalOf = (page: Page) => page.getByRole('definition').first();

test('the rows add up to what the ledger says, of each source and each account', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(`${await dashboard('ledger sums', ledger(SAMPLE_QUERY))}?${MONTH}`);
  const accounts = await report('--by', 'account');
  await expect(totalOf(viewerPage)).toShowMoney(sum(accounts.map(({ billedCost }) => billedCost)));
  const manual = (await report('--by', 'source')).find(({ value }) => value === 'manual');
  await viewerPage.getByRole('button', { name: 'Manual', exact: true }).click();
  await expect(totalOf(viewerPage)).toShowMoney(manual?.billedCost ?? '0');
  await viewerPage.getByRole('button', { name: 'All', exact: true }).click();
  for (const { account, billedCost } of accounts.slice(0, 3)) {
    await viewerPage.getByLabel('Filter the charges by text').fill(account);
    await expect(totalOf(viewerPage)).toShowMoney(billedCost ?? '0');
  }
});

test('the keyboard sorts, chooses and copies', async ({ viewerPage, dashboard }) => {
  await viewerPage.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await viewerPage.goto(`${await dashboard('ledger keys', ledger(SAMPLE_QUERY))}?${MONTH}`);
  const cost = viewerPage.getByRole('columnheader', { name: 'Billed cost' });
  await viewerPage.getByRole('columnheader', { name: 'Day' }).focus();
  for (let place = 0; place < 7; place += 1) await viewerPage.keyboard.press('ArrowRight');
  await expect(cost).toBeFocused();
  await viewerPage.keyboard.press('Enter');
  await viewerPage.keyboard.press('Enter');
  await expect(cost).toHaveAttribute('aria-sort', 'descending');
  await viewerPage.keyboard.press('ArrowDown');
  await viewerPage.keyboard.press('Space');
  await viewerPage.keyboard.press('Shift+ArrowDown');
  await viewerPage.keyboard.press('Shift+Space');
  await viewerPage.keyboard.press('Control+c');
  const [head = '', ...rows] = (await viewerPage.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  const place = head.split('\t').findIndex((name) => /billed.cost/i.test(name));
  const copied = rows.map((row) => cents(row.split('\t')[place] ?? ''));
  const shown = gridOf(viewerPage).getByRole('row', { selected: true }).getByRole('gridcell', { name: /^\$/ });
  expect(copied).toHaveLength(2);
  expect(copied).toEqual((await shown.allInnerTexts()).map((text) => cents(money(text))));
});

test('100,000 rows are whole, and only those in sight are drawn', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('ledger many', ledger(HUNDRED_THOUSAND)));
  await expect(viewerPage.getByText('100,000 rows', { exact: true })).toBeVisible();
  // 1 to 100,000 cents.
  await expect(totalOf(viewerPage)).toShowMoney('50000500');
  expect(await gridOf(viewerPage).getByRole('row').count()).toBeLessThan(200);
  await viewerPage.getByRole('columnheader', { name: 'Day' }).focus();
  await viewerPage.keyboard.press('Control+End');
  const last = gridOf(viewerPage).getByRole('row').last();
  await expect(last).toHaveAttribute('aria-rowindex', '100001');
  await expect(last.getByRole('gridcell', { name: /^\$/ })).toShowMoney('1000');
  await viewerPage.getByLabel('Filter the charges by text').fill('model 7');
  await expect(viewerPage.getByText('10,000 of 100,000 rows')).toBeVisible();
});

const HUNDRED_THOUSAND = `select date '2026-01-01' + n % 300 as day, 'model ' || n % 10 as model, 'api' as source,
       'final' as finality, 'USD' as billing_currency, n / 100.0 as billed_cost
from generate_series(1, 100000) as n order by n`;

test('"Export these" leads to the export of these days and this source', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(`${await dashboard('ledger export', ledger(SAMPLE_QUERY))}?${MONTH}`);
  await viewerPage.getByRole('button', { name: 'Manual', exact: true }).click();
  const today = new Date().toISOString();
  await viewerPage.getByRole('link', { name: 'Export these' }).click();
  await expect(viewerPage).toHaveURL(/\/a\/aicost-tracker-app\/export\?/);
  const asked = new URL(viewerPage.url()).searchParams.toString();
  expect(asked).toContain(`${today.slice(0, 7)}-01`);
  expect(asked).toContain('manual');
});

test('days without charges are no wrong query, and a wrong query is told what is wanted', async ({
  viewerPage,
  dashboard,
}) => {
  const nothing = await dashboard('ledger nothing', ledger(`${SAMPLE_QUERY.replace('ORDER', 'AND false ORDER')}`));
  await viewerPage.goto(nothing);
  await expect(viewerPage.getByText('No charges in these days. Choose a longer time range.')).toBeVisible();
  await viewerPage.goto(await dashboard('ledger wrong', ledger('select 1 as one')));
  for (const column of ['day', 'source', 'finality', 'billing_currency', 'billed_cost'])
    await expect(viewerPage.getByRole('listitem').filter({ hasText: `${column} (` })).toContainText('missing');
});

test('everybody can read the ledger, in both themes', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(`${await dashboard('Charges', ledger(SAMPLE_QUERY))}?${MONTH}`);
  const show = () => expect(gridOf(viewerPage).getByRole('row').nth(5)).toBeVisible();
  await expectNoViolations(viewerPage, show);
  await picture(viewerPage, 'panel-ledger', show);
});

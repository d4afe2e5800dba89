import type { Page } from '@playwright/test';
import { daysBefore } from './stage/days';
import { expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const PAGE = '/a/aicost-tracker-app/breakdown';
const today = new Date().toISOString().slice(0, 10);
const firstDay = daysBefore(today, 29);
const DAYS = { start_date: firstDay, end_date: today };

const rowOf = (page: Page, table: string, name: string) =>
  page
    .getByRole('region', { name: table, exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) });

test('each service and the total cost what the ledger says, to the cent', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const rows = (await report('--by', 'service', '--from', firstDay, '--to', today)).filter(
    ({ currency }) => currency === 'USD',
  );
  expect(rows.length).toBeGreaterThan(2);
  for (const { service, billedCost } of rows)
    await expect(rowOf(viewerPage, 'Services', service ?? '').getByTestId('cost')).toShowMoney(billedCost ?? '0');
  const total = sum(rows.map(({ billedCost }) => billedCost ?? '0'));
  await expect(viewerPage.getByTestId('breakdown-cost')).toShowMoney(total);
});

test('one goes down from a service to a key, and each step costs what the collector says', async ({
  viewerPage,
  api,
}) => {
  await viewerPage.goto(PAGE);
  const chosen: Record<string, string> = {};
  for (const [step, table, word] of [
    ['service', 'Services', 'service_id'],
    ['account', 'Accounts', 'account_id'],
    ['project', 'Projects', 'project'],
    ['model', 'Models', 'model'],
  ] as const) {
    const { currencies } = await api('GET /api/analytics/breakdown', { query: { ...DAYS, ...chosen, by: step } });
    const dearest = currencies.find(({ currency }) => currency === 'USD')?.rows.find(({ id }) => id !== '');
    const row = rowOf(viewerPage, table, dearest?.value ?? '').first();
    await expect(row.getByTestId('cost')).toShowMoney(dearest?.billed_cost ?? '');
    await row.getByRole('link').click();
    chosen[word] = dearest?.id ?? '';
  }
  await expect(viewerPage.getByRole('region', { name: 'Keys', exact: true })).toBeVisible();
  await viewerPage
    .getByRole('navigation', { name: 'The way down' })
    .getByRole('link', { name: 'All services' })
    .click();
  await expect(viewerPage.getByRole('region', { name: 'Services', exact: true })).toBeVisible();
});

test('the change since last month is the collector’s, in the figure and against each row', async ({
  viewerPage,
  api,
}) => {
  await viewerPage.goto(`${PAGE}?var-compare=month_over_month`);
  const { series } = await api('GET /api/analytics/trends', { query: DAYS });
  const month = series.find(({ currency }) => currency === 'USD')?.month_over_month;
  const card = viewerPage.getByRole('region', { name: 'This month against last' });
  if (month) {
    await expect(card.locator('p').first()).toShowMoney(month.value ?? '');
    await expect(card.locator('p').nth(1)).toShowMoney(month.previous_value ?? '');
  } else await expect(card.getByText('No day is over yet')).toBeVisible();
  const query = { ...DAYS, by: 'service', compare: 'month_over_month' };
  const { currencies } = await api('GET /api/analytics/breakdown', { query });
  const dearest = currencies.find(({ currency }) => currency === 'USD')?.rows[0];
  const cell = rowOf(viewerPage, 'Services', dearest?.value ?? '').getByTestId('change');
  if (month) await expect(cell.locator('small')).toShowMoney(dearest?.change ?? '');
  else await expect(cell).toHaveText('–');
});

test('the moving averages are figures too, by keyboard, and stand in the address', async ({ viewerPage, api }) => {
  await viewerPage.goto(PAGE);
  await viewerPage.getByRole('radio', { name: 'Each day by source' }).focus();
  await viewerPage.keyboard.press('ArrowRight');
  await expect(viewerPage).toHaveURL(/chart=averages/);
  const { series } = await api('GET /api/analytics/trends', { query: DAYS });
  const yesterday = series.find(({ currency }) => currency === 'USD')?.buckets.at(-2);
  const cells = viewerPage
    .getByRole('region', { name: /moving averages in USD/ })
    .getByRole('row')
    .nth(29);
  await expect(cells.getByRole('cell').first()).toShowMoney(yesterday?.value ?? '');
  await expect(cells.getByRole('cell').nth(1)).toShowMoney(yesterday?.moving_average_7 ?? '');
});

test('weekdays cost what the collector says, and the page says when hours are not known', async ({
  viewerPage,
  api,
}) => {
  await viewerPage.goto(PAGE);
  const { series } = await api('GET /api/analytics/heatmap', { query: DAYS });
  const map = series.find(({ currency }) => currency === 'USD');
  const table = viewerPage.getByRole('region', { name: 'Cost by weekday and hour' });
  for (const [place, name] of [
    [0, 'Monday'],
    [6, 'Sunday'],
  ] as const)
    await expect(table.getByRole('row', { name }).getByRole('cell').first()).toShowMoney(
      map?.weekdays[place]?.mean_per_day ?? '',
    );
  if (map?.cells.length === 0) await expect(viewerPage.getByText(/No provider tells hours/)).toBeVisible();
});

test('everybody can read it', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const show = async () => {
    await expect(viewerPage.getByRole('region', { name: 'Cost by weekday and hour' })).toBeVisible();
    await expect(viewerPage.getByText('Show as table')).toBeVisible();
  };
  await expectNoViolations(viewerPage, show);
  await picture(viewerPage, 'breakdown', show);
});

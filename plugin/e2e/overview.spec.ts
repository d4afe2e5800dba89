import { removeBudgets } from './stage/budgets';
import { daysBefore } from './stage/days';
import { expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const PAGE = '/a/aicost-tracker-app/overview';
const NAME = 'e2e overview';
const today = new Date().toISOString().slice(0, 10);
const firstOfMonth = `${today.slice(0, 7)}-01`;

test('what was spent this month is what the ledger adds up, to the cent', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const rows = await report('--by', 'service', '--from', firstOfMonth, '--to', today);
  const spent = sum(rows.filter(({ currency }) => currency === 'USD').map(({ billedCost }) => billedCost ?? '0'));
  await expect(viewerPage.getByTestId('spent-USD')).toShowMoney(spent);
});

test('each service costs what the ledger says', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const table = viewerPage.getByRole('region', { name: 'Where it goes' });
  const rows = await report('--by', 'service', '--from', firstOfMonth, '--to', today);
  expect(rows.length).toBeGreaterThan(2);
  for (const { service, billedCost } of rows.slice(0, 5)) {
    const row = table.getByRole('row').filter({ has: viewerPage.getByRole('rowheader', { name: service }) });
    await expect(row.getByRole('cell').first()).toShowMoney(billedCost ?? '0');
  }
});

test('the end of the month and the sources are those of the collector', async ({ viewerPage, api }) => {
  await viewerPage.goto(PAGE);
  const { forecasts } = await api('GET /api/analytics/forecast');
  const forecast = forecasts.find(({ currency }) => currency === 'USD');
  await expect(viewerPage.getByTestId('month-end-USD')).toShowMoney(forecast?.month_end.expected ?? '');
  const query = { by: 'source', start_date: firstOfMonth, end_date: today, cache_hits: false };
  const { currencies } = await api('GET /api/analytics/breakdown', { query });
  const sources = currencies.find(({ currency }) => currency === 'USD')?.sources ?? [];
  expect(sources.length).toBeGreaterThan(1);
  const list = viewerPage.getByRole('list', { name: 'Sources' });
  for (const { source, billed_cost: cost } of sources) {
    const label = source === 'api' ? 'API' : source;
    await expect(list.getByRole('listitem').filter({ hasText: new RegExp(label, 'i') })).toShowMoney(cost ?? '0');
  }
});

test('yesterday costs what the collector says', async ({ viewerPage, api }) => {
  await viewerPage.goto(PAGE);
  const { series } = await api('GET /api/analytics/trends', { query: { period: '7d' } });
  const yesterday = series[0]?.buckets.at(-2);
  await expect(viewerPage.getByText(/^Yesterday: /)).toShowMoney(yesterday?.value ?? '');
});

test('a budget in trouble is a decision that leads to its page', async ({ viewerPage, api }) => {
  // Of a month that has just begun nothing may be spent.
  const days = { period: 'fixed', first_day: daysBefore(today, 30), last_day: today } as const;
  const { id } = await api('POST /api/budgets', { body: { name: NAME, limit: '1', ...days } });
  try {
    await viewerPage.goto(PAGE);
    await viewerPage.getByRole('link', { name: `Open the budget: Budget ${NAME}:` }).click();
    await expect(viewerPage).toHaveURL(new RegExp(`/budgets\\?budget=${id}$`));
  } finally {
    await removeBudgets(api, NAME);
  }
});

test('what was chosen stands in the address and comes back', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  await viewerPage.getByRole('radio', { name: 'Model' }).check();
  await viewerPage.getByRole('radio', { name: '30 days' }).check();
  await expect(viewerPage).toHaveURL(/by=model&days=30/);
  await viewerPage.reload();
  await expect(viewerPage.getByRole('radio', { name: 'Model' })).toBeChecked();
  await expect(viewerPage.getByRole('radio', { name: '30 days' })).toBeChecked();
});

test('the choices work by keyboard', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  await viewerPage.getByRole('radio', { name: 'Service' }).focus();
  await viewerPage.keyboard.press('ArrowRight');
  await expect(viewerPage).toHaveURL(/by=account/);
});

test('everybody can read it, in both themes', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const show = async () => {
    await expect(viewerPage.getByTestId('month-end-USD')).toContainText('$');
    await expect(viewerPage.getByRole('button', { name: 'Show as table' })).toBeVisible();
  };
  await expectNoViolations(viewerPage, show);
  await picture(viewerPage, 'overview', show);
});

test('on a phone nothing is wider than the screen', async ({ viewerPage }) => {
  await viewerPage.setViewportSize({ width: 360, height: 800 });
  await viewerPage.goto(PAGE);
  await expect(viewerPage.getByTestId('spent-USD')).toContainText('$');
  const overflow = await viewerPage.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

import type { Page } from '@playwright/test';
import { expect, expectNoViolations, picture, test } from './stage/test';

const PAGE = '/a/aicost-tracker-app/forecast';

const title = (page: Page) => page.getByRole('heading', { name: 'What it will cost' });
const recordOf = (page: Page) => page.getByRole('heading', { name: 'How right such forecasts were' });

test('the totals, the month, the quarter and the rate are those of the collector, to the cent', async ({
  viewerPage,
  api,
}) => {
  await viewerPage.goto(PAGE);
  const { forecasts } = await api('GET /api/analytics/forecast', { query: { horizon: '30' } });
  const forecast = forecasts.find(({ currency }) => currency === 'USD');
  await expect(viewerPage.getByTestId('forecast-total')).toShowMoney(forecast?.total.expected ?? '');
  await expect(viewerPage.getByTestId('forecast-month')).toShowMoney(forecast?.month_end.expected ?? '');
  await expect(viewerPage.getByTestId('forecast-quarter')).toShowMoney(forecast?.quarter_end.expected ?? '');
  await expect(viewerPage.getByTestId('forecast-rate')).toShowMoney(forecast?.run_rate?.per_day ?? '');
  const spent = viewerPage.getByRole('region', { name: /at its end$/ }).getByText(/spent so far, today included/);
  await expect(spent).toShowMoney(forecast?.month_end.spent ?? '');
});

test('a permalink opens the forecast of an account for 90 days, and its days are those of the collector', async ({
  viewerPage,
  api,
}) => {
  const { items } = await api('GET /api/accounts');
  const account = String(items.find(({ is_readable: isReadable }) => isReadable)?.id);
  await viewerPage.goto(`${PAGE}?account=${account}&days=90`);
  const query = { account_id: account, horizon: '90' };
  const [forecast] = (await api('GET /api/analytics/forecast', { query })).forecasts;
  await expect(viewerPage.getByTestId('forecast-total')).toShowMoney(forecast?.total.expected ?? '');
  await viewerPage.getByRole('button', { name: 'Figures of each day' }).click();
  const rows = viewerPage.getByRole('region', { name: 'The forecast of each day in USD' }).getByRole('row');
  await expect(rows).toHaveCount(91);
  for (const place of [0, 45, 89])
    await expect(
      rows
        .nth(place + 1)
        .getByRole('cell')
        .first(),
    ).toShowMoney(forecast?.days[place]?.expected ?? '');
});

test('what is chosen by keyboard stands in the address', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  await expect(title(viewerPage)).toBeVisible();
  await viewerPage.getByRole('radio', { name: '30 days' }).focus();
  await viewerPage.keyboard.press('ArrowRight');
  await expect(viewerPage).toHaveURL(/days=60/);
  await expect(viewerPage.getByRole('heading', { name: 'Next 60 days' })).toBeVisible();
  await viewerPage.getByRole('combobox', { name: 'Forecast of' }).click();
  await viewerPage.getByRole('option', { name: 'OpenAI', exact: true }).click();
  await expect(viewerPage).toHaveURL(/service=openai/);
});

test('the budget of everything is named with what is expected of it', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/budgets/status');
  const budget = items.find(({ scope, currency }) => scope === 'everything' && currency === 'USD');
  await viewerPage.goto(PAGE);
  const line = viewerPage.getByText(`${budget?.budget}: `).first();
  await expect(line).toShowMoney(budget?.limit ?? '');
});

test('everybody can read it', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const show = async () => {
    await expect(recordOf(viewerPage)).toBeVisible();
    await expect(viewerPage.getByText('Forecast with 80 % and 95 % bands')).toBeVisible();
  };
  await expectNoViolations(viewerPage, show);
  await picture(viewerPage, 'forecast', show);
});

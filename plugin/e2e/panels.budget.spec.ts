import { SAMPLE_QUERY, THRESHOLDS_QUERY } from '../src/panels/budget/columns';
import { cents, expect, expectNoViolations, money, picture, test } from './stage/test';

const budgets = (...queries: string[]) => ({ type: 'aicost-budget-panel' as const, title: 'Budgets', queries });

test('each budget has the amounts of the collector, to the cent', async ({ viewerPage, dashboard, api }) => {
  const { items } = await api('GET /api/budgets/status');
  expect(items.length).toBeGreaterThanOrEqual(3);
  await viewerPage.goto(await dashboard('budget amounts', budgets(SAMPLE_QUERY, THRESHOLDS_QUERY)));
  for (const { budget, spent, limit, burn_rate_per_day: rate, expected_at_end: atEnd } of items) {
    const card = viewerPage.getByRole('listitem').filter({ has: viewerPage.getByText(budget, { exact: true }) });
    const amounts = await card.getByText(/^\S+ of \S+$/).innerText();
    expect(amounts.split(' of ').map(money)).toEqual([cents(spent), cents(limit)]);
    if (rate) await expect(card.getByText(/^Burn rate/)).toShowMoney(rate);
    if (atEnd) await expect(card.getByText(/^Expected /).first()).toShowMoney(atEnd);
  }
});

test('a bar says in words what it shows', async ({ viewerPage, dashboard, api }) => {
  const { items } = await api('GET /api/budgets/status');
  expect(items.length).toBeGreaterThan(0);
  await viewerPage.goto(await dashboard('budget words', budgets(SAMPLE_QUERY, THRESHOLDS_QUERY)));
  for (const { budget, spent } of items) {
    const words = await viewerPage.getByRole('meter', { name: budget, exact: true }).getAttribute('aria-valuetext');
    expect(money(words ?? '')).toBe(cents(spent));
  }
});

test('where no budget is running, the panel says where one is made', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('budget none', budgets(`${SAMPLE_QUERY} where budget = 'e2e: none'`)));
  await expect(viewerPage.getByText('No budget is running.')).toBeVisible();
  await viewerPage.getByRole('link', { name: 'Add a budget' }).click();
  await expect(viewerPage).toHaveURL(/\/a\/aicost-tracker-app\/budgets/);
});

test('a query that does not fit is told which columns are wanted', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('budget wrong', budgets('select 1 as one')));
  await expect(viewerPage.getByText('The query must return these columns')).toBeVisible();
  for (const column of ['budget', 'limit_amount', 'spent', 'used_ratio', 'level'])
    await expect(viewerPage.getByRole('listitem').filter({ hasText: `${column} (` })).toContainText('missing');
});

test('everybody can read the budgets, in both themes', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('Budgets', budgets(SAMPLE_QUERY, THRESHOLDS_QUERY)));
  const show = () => expect(viewerPage.getByRole('meter').first()).toBeVisible();
  await expectNoViolations(viewerPage, show);
  await picture(viewerPage, 'panel-budget', show);
});

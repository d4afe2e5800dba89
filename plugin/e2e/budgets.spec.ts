import type { Locator, Page } from '@playwright/test';
import { removeBudgets } from './stage/budgets';
import { expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const BUDGETS = '/a/aicost-tracker-app/budgets';
const NAME = 'e2e budgets';

const cardOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('meter', { name, exact: true }) });

const factOf = (card: Locator, label: string) =>
  card.locator('dl > div').filter({ hasText: label }).locator('dd').first();

test('each budget shows what the collector summed', async ({ viewerPage, api }) => {
  await viewerPage.goto(BUDGETS);
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  expect(items.length).toBeGreaterThan(0);
  for (const status of items) {
    const card = cardOf(viewerPage, status.budget);
    await expect(card.getByText(/^-?\$[\d,.]+ of \$/)).toShowMoney(status.spent);
    if (status.expected_at_end !== null)
      await expect(factOf(card, 'Expected at the end')).toShowMoney(status.expected_at_end);
    if (status.burn_rate_per_day !== null)
      await expect(factOf(card, 'At today’s rate')).toShowMoney(status.burn_rate_per_day);
    if (Number(status.spent_not_final) > 0)
      await expect(card.getByText(/of it may still change/)).toShowMoney(status.spent_not_final);
  }
});

test('the budget of an account has spent what the report says of that account', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  const plain = items.filter(({ model, project, tag, period }) => !model && !project && !tag && period === 'month');
  const ofAccount = plain.filter(({ account_id: id }) => id !== null);
  expect(ofAccount.length).toBeGreaterThan(0);
  await viewerPage.goto(BUDGETS);
  for (const { budget, account, currency, period_first: first, as_of: asOf } of ofAccount) {
    const rows = await report('--by', 'account', '--from', first, '--to', asOf);
    const own = rows.filter((row) => row.account === account && row.currency === currency);
    await expect(
      cardOf(viewerPage, budget)
        .getByText(/ of \$/)
        .first(),
    ).toShowMoney(sum(own.map(({ billedCost }) => billedCost)));
  }
});

test('the past months of a budget cost what the report says of them', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  const plain = items.find(
    ({ model, project, tag, period, account_id: id }) =>
      !model && !project && !tag && period === 'month' && id !== null,
  );
  expect(plain).toBeDefined();
  const { budget = '', account, currency, budget_id: id = 0 } = plain ?? {};
  const past = await api('GET /api/budgets/{id}/periods', { path: { id } });
  expect(past.items.length).toBeGreaterThan(10);
  await viewerPage.goto(BUDGETS);
  const card = cardOf(viewerPage, budget);
  await card.getByRole('button', { name: `Past periods of ${budget}` }).press('Enter');
  for (const [index, { first_day: first, last_day: last }] of past.items.slice(0, 3).entries()) {
    const rows = await report('--by', 'account', '--from', first, '--to', last);
    const own = rows.filter((row) => row.account === account && row.currency === currency);
    const row = card
      .getByRole('row')
      .filter({ has: viewerPage.getByRole('cell') })
      .nth(index);
    await expect(row.getByRole('cell').first()).toShowMoney(sum(own.map(({ billedCost }) => billedCost)));
  }
  await expectNoViolations(viewerPage);
});

test('an Editor makes a budget by keyboard, changes it, and deletes it after being asked', async ({
  editorPage,
  api,
}) => {
  try {
    await editorPage.goto(BUDGETS);
    await editorPage.getByRole('link', { name: 'Add a budget' }).first().press('Enter');
    await editorPage.getByLabel(/^Name/).fill(NAME);
    await editorPage.getByLabel(/^Limit/).fill('1234.50');
    await editorPage.getByRole('combobox', { name: /^Service/ }).fill('OpenAI');
    await editorPage.getByRole('option', { name: 'OpenAI', exact: true }).click();
    await editorPage.getByRole('group', { name: 'Threshold 1' }).getByLabel('Percent').fill('55.5');
    await expect(editorPage.getByText('Warning when 55.5% of the limit is spent, that is $685.15')).toBeVisible();
    await editorPage.getByLabel(/^Name/).press('Enter');
    await expect(editorPage.getByRole('region', { name: 'OpenAI' }).getByRole('meter', { name: NAME })).toBeVisible();

    const made = (await api('GET /api/budgets', { query: { limit: 1000 } })).items.find(({ name }) => name === NAME);
    expect(made).toMatchObject({ limit: '1234.5', currency: 'USD', period: 'month', service_id: 'openai' });
    expect(made?.thresholds[0]).toMatchObject({ kind: 'percent', value: '55.5', severity: 'warning' });

    await editorPage.getByRole('link', { name: `Edit ${NAME}` }).click();
    await expect(editorPage.getByLabel(/^Limit/)).toHaveValue('1234.5');
    await editorPage.getByLabel(/^Limit/).fill('2000');
    await editorPage.getByRole('button', { name: 'Save the budget' }).click();
    await expect(cardOf(editorPage, NAME).getByText(/ of \$2,000\.00/)).toBeVisible();

    await editorPage.getByRole('button', { name: `Delete ${NAME}` }).click();
    await editorPage.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(editorPage.getByRole('meter', { name: NAME })).toHaveCount(0);
  } finally {
    await removeBudgets(api, NAME);
  }
});

test('what cannot be right is said at its field, and nothing typed is lost', async ({ editorPage }) => {
  await editorPage.goto(`${BUDGETS}?edit=new`);
  await editorPage.getByLabel(/^Name/).fill(NAME);
  await editorPage.getByLabel(/^Limit/).fill('a lot');
  await editorPage.getByRole('button', { name: 'Save the budget' }).click();
  await expect(editorPage.getByText(/Write an amount above 0/)).toBeVisible();
  await expect(editorPage.getByLabel(/^Name/)).toHaveValue(NAME);
  await expect(editorPage.getByLabel(/^Limit/)).toHaveValue('a lot');
});

test('a Viewer sees every budget and no control', async ({ viewerPage }) => {
  await viewerPage.goto(`${BUDGETS}?edit=new`);
  await expect(viewerPage.getByRole('meter').first()).toBeVisible();
  await expect(viewerPage.getByRole('link', { name: /^(Add|Edit)/ })).toHaveCount(0);
  await expect(viewerPage.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
});

test('everybody can read the budgets and fill the form', async ({ editorPage }) => {
  const tree = () => expect(editorPage.getByRole('meter').first()).toBeVisible();
  await editorPage.goto(BUDGETS);
  await expectNoViolations(editorPage, tree);
  await picture(editorPage, 'budgets', tree);
  const form = () => expect(editorPage.getByRole('button', { name: 'Save the budget' })).toBeVisible();
  await editorPage.goto(`${BUDGETS}?edit=new`);
  await expectNoViolations(editorPage, form);
  await picture(editorPage, 'budget-form', form);
});

import type { Page } from '@playwright/test';
import { addChannel, ALERTS, grafanaRules, removeChannels } from './stage/alertChannels';
import { Chats } from './stage/chats';
import { expect, expectNoViolations, picture, test } from './stage/test';

const NAME = 'e2e alerts';

const rowOf = (page: Page, table: string, name: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name });

const firing = (page: Page) => page.getByRole('table', { name: 'Alerts that speak now' });

let chats: Chats;
test.beforeEach(async () => void (chats = await Chats.open()));
test.afterEach(async ({ request }) => {
  await removeChannels(request, NAME);
  await chats.close();
});

test('an Editor adds Slack, tries it, changes what it is told, mutes it, and removes it', async ({ editorPage }) => {
  await editorPage.goto(`${ALERTS}?add=slack`);
  await editorPage.getByLabel(/^Webhook URL/).fill(chats.address('slack'));
  await editorPage.getByRole('button', { name: 'Send a test message' }).click();
  await expect(editorPage.getByText('It was taken')).toBeVisible();
  expect(chats.of('slack')[0]?.text).toContain('Test from AI Cost Tracker');
  await addChannel(editorPage, { name: NAME, address: chats.address('slack') });

  const row = rowOf(editorPage, 'Channels', NAME);
  await expect(row.getByRole('cell', { name: 'Budgets, anomalies, figures' })).toBeVisible();
  await row.getByRole('button', { name: `Send a test to ${NAME}` }).click();
  await expect(row.getByText('It was taken')).toBeVisible();

  await row.getByRole('link', { name: `Change what ${NAME} is told` }).click();
  await editorPage.getByRole('checkbox', { name: 'Figures' }).uncheck({ force: true });
  await editorPage.getByRole('button', { name: 'Save the channel' }).click();
  await expect(row.getByRole('cell', { name: 'Budgets, anomalies', exact: true })).toBeVisible();

  await row.getByRole('button', { name: `Mute ${NAME}` }).click();
  await expect(row.getByText('Muted', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: `Unmute ${NAME}` }).click();
  await expect(row.getByText('On', { exact: true })).toBeVisible();

  await row.getByRole('button', { name: `${NAME} as YAML` }).click();
  const yaml = await editorPage.getByLabel('The file').innerText();
  expect(yaml).toContain(`name: 'AI cost: ${NAME}'`);
  expect(yaml).toContain('AI budget threshold reached');
  expect(yaml, 'the address is a secret').not.toContain(chats.address('slack'));
  await editorPage.keyboard.press('Escape');

  await row.getByRole('button', { name: `Remove ${NAME}` }).click();
  await editorPage.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});

test('an Editor changes where a channel goes, after trying it', async ({ editorPage }) => {
  await editorPage.goto(`${ALERTS}?add=slack`);
  await addChannel(editorPage, { name: NAME, address: chats.address('slack', 'refuse') });
  const row = rowOf(editorPage, 'Channels', NAME);
  await row.getByRole('link', { name: `Change the address of ${NAME}` }).click();
  await editorPage.getByLabel(/^Webhook URL/).fill(chats.address('slack'));
  await editorPage.getByRole('button', { name: 'Send a test message' }).click();
  await expect(editorPage.getByText('It was taken')).toBeVisible();
  await editorPage.getByRole('button', { name: 'Save the channel' }).click();
  await row.getByRole('button', { name: `Send a test to ${NAME}` }).click();
  await expect(row.getByText('It was taken')).toBeVisible();
  expect(chats.of('slack')).toHaveLength(2);
});

test('an address that refuses is told at once, and nothing typed is lost', async ({ editorPage }) => {
  await editorPage.goto(`${ALERTS}?add=discord`);
  await editorPage.getByLabel(/^Webhook URL/).fill('hooks');
  await editorPage.getByRole('button', { name: 'Send a test message' }).click();
  await expect(editorPage.getByText('This is not a URL; copy it whole, from https:// on.')).toBeVisible();
  await editorPage.getByLabel(/^Webhook URL/).fill(chats.address('discord', 'refuse'));
  await editorPage.getByLabel(/^Name/).fill(NAME);
  await editorPage.getByRole('button', { name: 'Send a test message' }).click();
  await expect(editorPage.getByText('It did not arrive')).toBeVisible();
  await expect(editorPage.getByLabel(/^Webhook URL/)).toHaveValue(chats.address('discord', 'refuse'));
  await editorPage.getByRole('radio', { name: 'Webhook' }).check({ force: true });
  await expect(editorPage).toHaveURL(/add=webhook/);
  await expect(editorPage.getByLabel(/^Name/)).toHaveValue(NAME);
});

test('what speaks now is what fires in Grafana', async ({ viewerPage, request }) => {
  await viewerPage.goto(ALERTS);
  const alerts = (await grafanaRules(request)).flatMap(({ alerts: all = [] }) => all);
  const ours = alerts.filter(({ state, labels }) => /^alerting/i.test(state) && labels.product === 'ai-cost-tracker');
  const told = new Set(ours.map(({ annotations }) => annotations.summary ?? ''));
  expect(told.size).toBeGreaterThan(0);
  await expect(firing(viewerPage).getByRole('row')).toHaveCount(told.size + 1);
  for (const summary of told)
    await expect(firing(viewerPage).getByRole('row').filter({ hasText: summary })).not.toHaveCount(0);
});

test('the backtest of a budget says what the collector found', async ({ editorPage, api }) => {
  const { items } = await api('GET /api/budgets', { query: { limit: 1000 } });
  const monthly = items.filter(({ period }) => period === 'month');
  expect(monthly.length).toBeGreaterThan(0);
  await editorPage.goto(ALERTS);
  for (const { name, limit, currency, account_id, thresholds } of monthly) {
    const { firings } = await api('POST /api/budgets/backtest', {
      body: { budget: { name, limit, currency, account_id, thresholds } },
    });
    const row = rowOf(editorPage, 'Budgets and when they speak', name);
    await row.getByRole('button', { name: `Backtest ${name}` }).click();
    const times = firings.length === 1 ? 'once' : `${firings.length} times`;
    const sentence = firings.length === 0 ? 'It would have stayed silent.' : `It would have spoken ${times}:`;
    await expect(row.getByText(sentence)).toBeVisible();
    for (const { day, kind, value } of firings)
      if (kind === 'percent') await expect(row.getByText(`${value} % on ${day}`)).toBeVisible();
  }
});

test('a budget is tried before it is saved', async ({ editorPage, api }) => {
  await editorPage.goto('/a/aicost-tracker-app/budgets?edit=new');
  await editorPage.getByLabel(/^Name/).fill(NAME);
  await editorPage.getByLabel(/^Limit/).fill('500');
  await editorPage.getByRole('button', { name: 'Backtest' }).click();
  const { firings } = await api('POST /api/budgets/backtest', { body: { budget: { name: NAME, limit: '500' } } });
  await expect(editorPage.getByText(`In the last 90 days: It would have spoken ${firings.length} times`)).toBeVisible();
  await editorPage.getByLabel(/^Limit/).fill('600');
  await expect(editorPage.getByText('In the last 90 days')).toHaveCount(0);
});

test('the history is the collector’s', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/notifications/history', { query: { limit: 50, category: 'budget' } });
  expect(items.length).toBeGreaterThan(0);
  await viewerPage.goto(`${ALERTS}?category=budget`);
  const rows = viewerPage.getByRole('table', { name: 'Alerts, the newest first' }).getByRole('row');
  for (const [place, { summary, event }] of items.slice(0, 10).entries())
    await expect(rows.nth(place + 1)).toContainText(summary || event);
});

test('a Viewer sees it all and no control of a channel or a budget', async ({ viewerPage }) => {
  await viewerPage.goto(`${ALERTS}?add=slack`);
  await expect(viewerPage.getByRole('heading', { name: 'Channels' })).toBeVisible();
  await expect(
    viewerPage.getByRole('button', { name: /^(Mute|Remove|Send a test|Backtest|Save the channel)/ }),
  ).toHaveCount(0);
  await expect(viewerPage.getByRole('link', { name: /^(Add|Change|Slack|Discord)/ })).toHaveCount(0);
});

test('everybody can read the alerts and add a channel', async ({ editorPage }) => {
  await editorPage.goto(`${ALERTS}?add=slack`);
  await addChannel(editorPage, { name: NAME, address: chats.address('slack') });
  const list = () => expect(rowOf(editorPage, 'Channels', NAME)).toBeVisible();
  await expectNoViolations(editorPage, list);
  await picture(editorPage, 'alerts-channels', list);
  await editorPage.goto(ALERTS);
  await picture(editorPage, 'alerts', list);
  const form = () => editorPage.getByLabel(/^Webhook URL/).fill('https://hooks.slack.com/services/…');
  await editorPage.goto(`${ALERTS}?add=slack`);
  await expectNoViolations(editorPage, form);
  await picture(editorPage, 'alerts-add', form);
});

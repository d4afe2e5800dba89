import type { Page } from '@playwright/test';
import { aicost, cents, expect, expectNoViolations, money, picture, test } from './stage/test';

const ANOMALIES = '/a/aicost-tracker-app/anomalies';
const PLAN = 'e2e anomalies';

const itemOf = (page: Page, sentence: string) => page.getByRole('listitem').filter({ hasText: sentence });

/** The amounts of a bridge from top to bottom, as decimal texts. */
async function amountsOf(page: Page, name: string): Promise<string[]> {
  const cells = page.getByRole('table', { name, exact: true }).locator('tbody tr td:last-child');
  await expect(cells.first()).toBeVisible();
  return (await cells.allInnerTexts()).map(money);
}

test('each anomaly says what it cost and what was expected, as the API and the command line do', async ({
  viewerPage,
  api,
}) => {
  const { items, summary } = await api('GET /api/analytics/anomalies');
  expect(items.length).toBeGreaterThan(0);
  const told = await aicost('anomalies', '--days', '365');
  await viewerPage.goto(ANOMALIES);
  await expect(viewerPage.getByRole('heading', { level: 2 })).toContainText(`${summary.open} open`);
  for (const { sentence, cost, expected, excess } of items) {
    const item = itemOf(viewerPage, sentence);
    await expect(item.getByText(/ instead of /)).toShowMoney(cost);
    const words = await item.getByText(/ instead of /).innerText();
    expect(cents(money(words.split(' instead of ')[1] ?? ''))).toBe(cents(expected));
    await expect(item.getByText(/^[+-]?\$[\d,.]+$/).first()).toShowMoney(excess);
    expect(told).toContain(sentence);
  }
});

test('the steps of an explanation are those of the collector, and lead from the usual cost to the real one', async ({
  viewerPage,
  api,
}) => {
  const { items } = await api('GET /api/analytics/anomalies');
  const [first] = items.filter(({ explanation }) => explanation !== null);
  const explanation = first?.explanation;
  if (!first || !explanation) throw new Error('the demo has no anomaly with an explanation');
  await viewerPage.goto(`${ANOMALIES}?id=${first.id}`);
  const causes = [explanation.volume, explanation.mix, explanation.price, explanation.unsplit];
  const parts = causes.filter((part) => Number(part) !== 0);
  expect(await amountsOf(viewerPage, 'Why')).toEqual(
    [explanation.before, ...parts, explanation.after].map((part) => cents(part)),
  );
  const leaves = [...explanation.leaves, ...(explanation.other_leaves.count > 0 ? [explanation.other_leaves] : [])];
  const changes = leaves.map(({ change }) => change);
  expect(await amountsOf(viewerPage, 'Where')).toEqual(
    [explanation.before, ...changes, explanation.after].map((part) => cents(part)),
  );
});

test('a verdict is given with a note, read back, and taken back', async ({ editorPage, api }) => {
  const { items } = await api('GET /api/analytics/anomalies', { query: { verdict: 'none' } });
  const [anomaly] = items;
  if (!anomaly) throw new Error('every anomaly of the demo is judged');
  const path = { id: anomaly.id };
  try {
    await editorPage.goto(`${ANOMALIES}?id=${anomaly.id}`);
    await editorPage.getByLabel(/^What was it/).fill('e2e: planned sale');
    await editorPage.getByRole('button', { name: 'Expected' }).press('Enter');
    await expect(editorPage.getByText(/said: expected on .* – “e2e: planned sale”/)).toBeVisible();
    const judged = await api('GET /api/analytics/anomalies', { query: { verdict: 'expected' } });
    expect(judged.items.find(({ id }) => id === anomaly.id)?.verdict_note).toBe('e2e: planned sale');
    await editorPage.getByRole('button', { name: 'Take it back' }).click();
    await expect(editorPage.getByLabel(/^What was it/)).toHaveValue('');
  } finally {
    await api('POST /api/analytics/anomalies/{id}/verdict', { path, body: { verdict: null } });
  }
});

test('the detector tells how often it was right', async ({ viewerPage, api }) => {
  const { confirmed, false_alarms: falseAlarms } = await api('GET /api/analytics/anomaly-precision');
  const judged = confirmed + falseAlarms;
  await viewerPage.goto(ANOMALIES);
  const words = judged === 0 ? 'Nobody has said yet' : `Of ${judged} judged in the last 365 days, ${confirmed} `;
  await expect(viewerPage.getByText(words)).toBeVisible();
});

test('an event is planned and removed again', async ({ editorPage, api }) => {
  try {
    await editorPage.goto(`${ANOMALIES}?tab=planned`);
    await editorPage.getByLabel('What is planned').fill(PLAN);
    await editorPage.getByLabel('First day').fill('2031-12-24');
    await editorPage.getByRole('button', { name: 'Plan it' }).click();
    await expect(editorPage.getByRole('row', { name: new RegExp(PLAN) })).toContainText('24 Dec 2031');
    const plans = await api('GET /api/planned-events');
    expect(plans.items.find(({ title }) => title === PLAN)).toMatchObject({
      first_day: '2031-12-24',
      account_id: null,
    });
    await editorPage.getByRole('button', { name: `Remove ${PLAN}` }).click();
    await editorPage.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(editorPage.getByRole('row', { name: new RegExp(PLAN) })).toHaveCount(0);
  } finally {
    const { items } = await api('GET /api/planned-events');
    for (const { id } of items.filter(({ title }) => title === PLAN))
      await api('DELETE /api/planned-events/{id}', { path: { id } });
  }
});

test('a Viewer reads reasons, plans and settings, and sees no control', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/analytics/anomalies');
  await viewerPage.goto(`${ANOMALIES}?id=${items[0]?.id}`);
  await expect(viewerPage.getByRole('table', { name: 'Why' })).toBeVisible();
  await expect(viewerPage.getByRole('button', { name: /^(Confirmed|Expected|False alarm|Take it back)$/ })).toHaveCount(
    0,
  );
  await viewerPage.goto(`${ANOMALIES}?tab=planned`);
  await expect(viewerPage.getByText(/On planned days|on planned days/)).toBeVisible();
  await expect(viewerPage.getByRole('button', { name: /Plan it|Remove/ })).toHaveCount(0);
  await viewerPage.goto(`${ANOMALIES}?tab=detector`);
  await expect(viewerPage.getByText(/^Sensitivity: /)).toBeVisible();
  await expect(viewerPage.getByRole('button', { name: 'Save' })).toHaveCount(0);
});

test('everybody can read the anomalies, the plans and the settings', async ({ editorPage, api }) => {
  const { items } = await api('GET /api/analytics/anomalies');
  const why = () => expect(editorPage.getByRole('table', { name: 'Why' })).toBeVisible();
  await editorPage.goto(`${ANOMALIES}?id=${items[0]?.id}`);
  await expectNoViolations(editorPage, why);
  await picture(editorPage, 'anomalies', why);
  await editorPage.goto(`${ANOMALIES}?tab=planned`);
  await expectNoViolations(editorPage, () => expect(editorPage.getByLabel('What is planned')).toBeVisible());
  const settings = () => expect(editorPage.getByRole('button', { name: 'Save' })).toBeVisible();
  await editorPage.goto(`${ANOMALIES}?tab=detector`);
  await expectNoViolations(editorPage, settings);
  await picture(editorPage, 'anomaly-detector', settings);
});

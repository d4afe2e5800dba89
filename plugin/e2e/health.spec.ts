import { expect, expectNoViolations, picture, test } from './stage/test';

const PAGE = '/a/aicost-tracker-app/health';

test('changed amounts are those of the collector, to the cent', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/revisions', { query: { limit: 5 } });
  expect(items.length).toBeGreaterThan(2);
  await viewerPage.goto(`${PAGE}/changes`);
  const rows = viewerPage
    .getByRole('table', { name: /Changed amounts/ })
    .locator('tbody')
    .getByRole('row');
  for (const [place, { old_cost: was, new_cost: now, delta, run_id: run }] of items.entries()) {
    const row = rows.nth(place);
    if (was !== null) await expect(row.locator('[data-column="Was"]')).toShowMoney(was);
    if (now !== null) await expect(row.locator('[data-column="Now"]')).toShowMoney(now);
    await expect(row.locator('[data-column="Change"]')).toShowMoney(delta);
    await expect(row.getByRole('link', { name: `Run ${run}`, exact: true })).toBeVisible();
  }
});

test('a change leads to the run that made it, at an address that can be shared', async ({ viewerPage, api }) => {
  await viewerPage.goto(`${PAGE}/changes`);
  // The page is asked first: a read that begins meanwhile may put other changes before those of the collector's answer.
  const name = await viewerPage
    .getByRole('link', { name: /^Run \d+$/ })
    .first()
    .innerText();
  const { items } = await api('GET /api/revisions', { query: { limit: 1_000 } });
  const runId = items.find(({ run_id: id }) => name === `Run ${id}`)?.run_id;
  expect(runId).toBeDefined();
  await viewerPage.getByRole('link', { name, exact: true }).first().click();
  await expect(viewerPage).toHaveURL(new RegExp(`run=${runId}$`));
  await expect(viewerPage.getByRole('row', { name: new RegExp(name) })).toHaveAttribute('aria-current', 'true');
});

test('runs are those of the collector, by account and outcome', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/sync-runs', { query: { outcome: 'succeeded', limit: 1 } });
  const { account_id: id, account_name: account = '' } = items[0] ?? {};
  await viewerPage.goto(`${PAGE}/runs`);
  // Grafana's own radio buttons are drawn by their labels, and lie behind them.
  await viewerPage.getByRole('radio', { name: 'Succeeded' }).check({ force: true });
  await expect(viewerPage).toHaveURL(/outcome=succeeded/);
  await viewerPage.getByRole('combobox', { name: 'Account' }).fill(account);
  await viewerPage.getByRole('option', { name: account, exact: true }).click();
  await expect(viewerPage).toHaveURL(new RegExp(`account=${id}\\b`));

  const rows = viewerPage.getByRole('table', { name: /^Runs/ }).locator('tbody').getByRole('row');
  await expect(rows.filter({ hasNotText: account })).toHaveCount(0);
  await expect(rows.filter({ hasNotText: 'Succeeded' })).toHaveCount(0);
  const shown = (await rows.allInnerTexts()).map((text) => /Run (\d+)/.exec(text)?.[1]);
  expect(shown.length).toBeGreaterThan(0);
  // The collector goes on reading, so it may know of a newer one by now.
  const query = { outcome: 'succeeded', account_id: id, limit: 100 } as const;
  const { items: known } = await api('GET /api/sync-runs', { query });
  const newest = known.findIndex(({ run_id: run }) => run === shown[0]);
  expect(shown).toEqual(known.slice(newest, newest + shown.length).map(({ run_id: run }) => run));
});

test('today says how many charges have no price and which days failed', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/accounts');
  const failed = items.reduce((sum, { windows }) => sum + windows.failed, 0);
  await viewerPage.goto(PAGE);
  const row = viewerPage.getByRole('row', { name: /Days that could not be read/ });
  await expect(row).toContainText(failed === 0 ? 'none' : `${failed} day`);
  const { version } = await api('GET /api/features');
  await expect(viewerPage.getByText(`Version ${version}`)).toBeVisible();
});

test('each kind of figures is as fresh as the collector says', async ({ viewerPage, api }) => {
  const { items } = await api('GET /api/health/streams');
  expect(items.length).toBeGreaterThan(0);
  await viewerPage.goto(PAGE);
  for (const { windows } of items.slice(0, 3))
    await expect(
      viewerPage.getByText(new RegExp(`^${windows.final.toLocaleString('en')} final`)).first(),
    ).toBeVisible();
});

test('the audit is for administrators', async ({ adminPage, viewerPage, api }) => {
  const { items } = await api('GET /api/audit', { query: { limit: 1 } });
  await adminPage.goto(`${PAGE}/audit`);
  await expect(adminPage.getByText(items[0]?.target ?? '').first()).toBeVisible();
  await viewerPage.goto(`${PAGE}/audit`);
  await expect(viewerPage).toHaveURL(new RegExp(`${PAGE}$`));
  await expect(viewerPage.getByRole('tab', { name: 'Audit' })).toHaveCount(0);
});

test('everybody can read it', async ({ adminPage }) => {
  for (const [path, name] of [
    ['', 'health'],
    ['/runs', 'health-runs'],
    ['/changes', 'health-changes'],
    ['/unread', ''],
    ['/unpriced', ''],
    ['/audit', ''],
  ] as const) {
    await adminPage.goto(`${PAGE}${path}`);
    const show = () => expect(adminPage.getByText(/^Loading/)).toHaveCount(0);
    await expectNoViolations(adminPage, show);
    if (name !== '') await picture(adminPage, name, show);
  }
});

import { type Api } from './stage/collector';
import { expect, expectNoViolations, picture, report, test } from './stage/test';

const PAGE = '/a/aicost-tracker-app/accounts';
const today = new Date().toISOString().slice(0, 10);
const firstOfMonth = `${today.slice(0, 7)}-01`;
const NAME = 'e2e accounts seats';

/** The name of a removed account stays taken, so the account of an earlier run is restored and used again. */
async function accountByHand(api: Api): Promise<number> {
  const { items } = await api('GET /api/accounts', { query: { include_deleted: true } });
  const found = items.find(({ name }) => name === NAME);
  if (!found) return (await api('POST /api/accounts', { body: { name: NAME, service_id: 'groq' } })).id;
  await api('PATCH /api/accounts/{id}', { path: { id: found.id }, body: { is_active: true } });
  return found.id;
}

test('every account costs this month what the ledger says, to the cent', async ({ viewerPage }) => {
  await viewerPage.goto(PAGE);
  const rows = await report('--by', 'account', '--from', firstOfMonth, '--to', today);
  expect(rows.length).toBeGreaterThan(2);
  for (const { account, billedCost } of rows) {
    const row = viewerPage
      .getByRole('row')
      .filter({ has: viewerPage.getByRole('link', { name: account, exact: true }) });
    await expect(row.getByTestId('cost')).toShowMoney(billedCost ?? '0');
  }
});

test('a Viewer reads everything and may change nothing', async ({ viewerPage, api }) => {
  await viewerPage.goto(PAGE);
  const { items } = await api('GET /api/accounts');
  for (const { name } of items) await expect(viewerPage.getByRole('link', { name, exact: true })).toBeVisible();
  const controls = /^(Sync now|Enter costs|Add an account|Test|Remove|Switch off)$/;
  await expect(viewerPage.getByRole('button', { name: controls })).toHaveCount(0);
  await expect(viewerPage.getByRole('link', { name: controls })).toHaveCount(0);
  await viewerPage.goto(`${PAGE}/new?service=openai`);
  await expect(viewerPage.getByText(/added by administrators/)).toBeVisible();
});

test('an account shows its runs as the collector tells them', async ({ viewerPage, api }) => {
  const { items: accounts } = await api('GET /api/accounts');
  const id = accounts.find(({ last_success_at: at }) => at !== null)?.id ?? 0;
  const { items: runs } = await api('GET /api/sync-runs', { query: { account_id: id, limit: 3 } });
  expect(runs.length).toBeGreaterThan(0);
  await viewerPage.goto(`${PAGE}/${id}`);
  for (const { run_id: run } of runs)
    await expect(viewerPage.getByRole('link', { name: `Run ${run}`, exact: true })).toBeVisible();
});

test('a day stands as the provider wrote it; an Editor says that it matches, and everybody reads it', async ({
  editorPage,
  viewerPage,
  api,
}) => {
  const { items } = await api('GET /api/accounts');
  const { id = 0, name = '' } = items.find(({ service_id: service }) => service === 'openai') ?? {};
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const address = `${PAGE}/${id}/compare?day=${day}`;
  await viewerPage.goto(address);
  const row = (await report('--by', 'account', '--from', day, '--to', day)).find(({ account }) => account === name);
  expect(row?.billedCost).toBeDefined();
  await expect(viewerPage.getByTestId('compared')).toShowMoney(row?.billedCost ?? '');
  await expect(viewerPage.getByRole('button', { name: /matches|does not match/ })).toHaveCount(0);
  await editorPage.goto(address);
  await editorPage.getByRole('button', { name: 'It matches', exact: true }).click();
  await expect(editorPage.getByText(/matches, said/)).toBeVisible();
  expect((await api('GET /api/accounts/{id}', { path: { id } })).verification).toMatchObject({ day, matches: true });
  const show = () => expect(editorPage.getByTestId('compared')).toBeVisible();
  await expectNoViolations(editorPage, show);
  await picture(editorPage, 'account-compare', show);
  await viewerPage.goto(`${PAGE}/${id}`);
  await expect(viewerPage.getByText(/matches, said/)).toBeVisible();
});

test('the form asks for what the manifest says, and loses nothing', async ({ adminPage, api }) => {
  const { items } = await api('GET /api/services');
  const service = items.find(({ has_api: isRead }) => isRead);
  await adminPage.goto(`${PAGE}/new?service=${service?.id}`);
  await adminPage.getByLabel('Name').fill('e2e accounts never saved');
  await adminPage.getByRole('button', { name: 'Add the account' }).click();
  await expect(adminPage.getByText(/key is missing/)).toBeVisible();
  await expect(adminPage.getByLabel('Name')).toHaveValue('e2e accounts never saved');
  await expect(adminPage.getByText(`Needed: ${service?.needed_scope}.`)).toBeVisible();
});

test('an account by hand is renamed, read back, switched off and on, and removed', async ({ adminPage, api }) => {
  const id = await accountByHand(api);
  try {
    await adminPage.goto(`${PAGE}/${id}/edit`);
    await adminPage.getByLabel('Name').fill(`${NAME} renamed`);
    await adminPage.getByRole('button', { name: 'Save' }).click();
    await expect(adminPage.getByRole('heading', { name: `${NAME} renamed` })).toBeVisible();
    expect((await api('GET /api/accounts/{id}', { path: { id } })).name).toBe(`${NAME} renamed`);
    await adminPage.getByRole('button', { name: 'Switch off' }).click();
    await expect(adminPage.getByRole('button', { name: 'Switch on' })).toBeVisible();
    expect((await api('GET /api/accounts/{id}', { path: { id } })).is_active).toBe(false);
    await adminPage.getByRole('button', { name: 'Switch on' }).click();
    await adminPage.getByRole('button', { name: 'Remove' }).click();
    const dialog = adminPage.getByRole('dialog');
    await expect(dialog.getByText(/history stay in every report/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(adminPage.getByRole('button', { name: 'Restore' })).toBeVisible();
  } finally {
    await api('PATCH /api/accounts/{id}', { path: { id }, body: { is_active: true, name: NAME } });
    await api('DELETE /api/accounts/{id}', { path: { id } });
  }
});

test('an account is read now, and says what came of it', async ({ adminPage, api }) => {
  const { items } = await api('GET /api/accounts');
  const id = items.find(({ is_readable: isReadable }) => isReadable)?.id ?? 0;
  await adminPage.goto(`${PAGE}/${id}`);
  await adminPage.getByRole('button', { name: 'Sync now' }).click();
  await expect(adminPage.getByRole('status').getByText(/^Succeeded$/)).toBeVisible();
  const { items: runs } = await api('GET /api/sync-runs', { query: { account_id: id, limit: 1 } });
  await expect(adminPage.getByRole('link', { name: `Run ${runs[0]?.run_id}`, exact: true })).toBeVisible();
});

test('everybody can read it', async ({ adminPage }) => {
  await adminPage.goto(PAGE);
  const show = () => expect(adminPage.getByTestId('cost').first()).toBeVisible();
  await expectNoViolations(adminPage, show);
  await picture(adminPage, 'accounts', show);
  await adminPage.goto(`${PAGE}/new?service=openai`);
  const form = () => expect(adminPage.getByLabel('Name')).toBeVisible();
  await expectNoViolations(adminPage, form);
  await picture(adminPage, 'account-form', form);
});

test('the service is chosen with the keyboard alone', async ({ adminPage }) => {
  await adminPage.goto(`${PAGE}/new`);
  await adminPage.getByRole('link', { name: /OpenRouter/ }).focus();
  await adminPage.keyboard.press('Enter');
  await expect(adminPage).toHaveURL(/service=openrouter/);
  await expect(adminPage.getByRole('heading', { name: /OpenRouter/ })).toBeVisible();
});

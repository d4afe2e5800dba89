import type { Page } from '@playwright/test';
import type { Api } from './stage/collector';
import { expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const MANUAL = '/a/aicost-tracker-app/manual';
/** Unlike any other run's, because a file whose entries were deleted does not bring them back. */
const RUN = `e2e manual ${Date.now()}`;

const amountOf = (page: Page) => page.getByTestId('entry-amount');

/** What the ledger has from people in this month. */
async function manualCost(): Promise<string> {
  const rows = await report('--by', 'source');
  return sum(rows.filter(({ value }) => value === 'manual').map(({ billedCost }) => billedCost));
}

/** An account that nobody reads, so that no provider's figures stand beside what is typed in. */
async function manualAccount(api: Api): Promise<{ id: number; name: string }> {
  const { items: services } = await api('GET /api/services');
  const { items } = await api('GET /api/accounts');
  const found = items.find(({ service_id: id }) => services.some((service) => service.id === id && !service.has_api));
  if (!found) throw new Error('the demo has no account without an interface');
  return found;
}

async function removeAll(api: Api): Promise<void> {
  const { items } = await api('GET /api/manual-entries', { query: { limit: 100 } });
  for (const { id } of items.filter(({ notes }) => notes.startsWith(RUN)))
    await api('PATCH /api/manual-entries/{id}', { path: { id }, body: { deleted: true } });
}

test.afterEach(async ({ api }) => removeAll(api));

test.describe('manual entries', () => {
  test('are listed with the amounts that the collector has', async ({ viewerPage, api }) => {
    const { items } = await api('GET /api/manual-entries', { query: { limit: 50 } });
    expect(items.length).toBeGreaterThanOrEqual(3);
    await viewerPage.goto(MANUAL);
    for (const { id, cost } of items) {
      const row = viewerPage.getByRole('row').filter({ has: viewerPage.locator(`a[href$="entry=${id}"]`) });
      await expect(row.getByTitle(/^-?[\d.]+ [A-Z]{3}$/)).toShowMoney(cost);
    }
  });

  test('are typed in, changed, taken back and deleted, and the ledger follows', async ({ editorPage, api }) => {
    const before = await manualCost();
    const account = await manualAccount(api);
    await editorPage.goto(`${MANUAL}?view=new&account=${account.id}`);
    await editorPage.getByLabel(/^Amount/).fill('12.34');
    await editorPage.getByLabel(/^Notes/).fill(`${RUN} seats`);
    await editorPage.getByRole('button', { name: 'Save the entry' }).click();
    await expect(amountOf(editorPage)).toShowMoney('12.34');
    expect(await manualCost()).toBe(sum([before, '12.34']));

    await editorPage.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(editorPage.getByLabel(/^Notes/)).toHaveValue(`${RUN} seats`);
    await editorPage.getByLabel(/^Amount/).fill('20.005');
    await editorPage.getByRole('button', { name: 'Save the change' }).click();
    await expect(editorPage.getByRole('row', { name: 'Amount 12.34 20.005' })).toBeVisible();
    expect(await manualCost()).toBe(sum([before, '20.005']));

    await editorPage.getByRole('button', { name: 'Go back to version 1' }).click();
    await editorPage.getByRole('button', { name: 'Go back', exact: true }).click();
    await expect(amountOf(editorPage)).toShowMoney('12.34');
    expect(await manualCost()).toBe(sum([before, '12.34']));

    await editorPage.getByRole('button', { name: 'Delete', exact: true }).click();
    await editorPage.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(editorPage.getByText('This entry is deleted')).toBeVisible();
    expect(await manualCost()).toBe(before);
  });

  test('keep what was typed when the collector refuses it', async ({ editorPage, api }) => {
    const account = await manualAccount(api);
    await editorPage.goto(`${MANUAL}?view=new&account=${account.id}`);
    await editorPage.getByLabel(/^Day/).fill('2099-01-01');
    await editorPage.getByLabel(/^Amount/).fill('5');
    await editorPage.getByRole('button', { name: 'Save the entry' }).click();
    await expect(editorPage.getByText(/is in the future/)).toBeVisible();
    await expect(editorPage.getByLabel(/^Amount/)).toHaveValue('5');
  });

  test('come from a file: checked first, faults by their lines, and twice changes nothing', async ({
    adminPage,
    api,
  }) => {
    const { name } = await manualAccount(api);
    const day = new Date().toISOString().slice(0, 10);
    const rows = (...lines: string[]) => ['Date,Account,Cost (USD),Notes', ...lines, ''].join('\n');
    const good = [`${day},${name},1.25,${RUN} a`, `${day},${name},2.5,${RUN} b`];
    const choose = async (text: string) => {
      const file = { name: 'e2e manual.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await adminPage.getByLabel(/^Drop a file here/).setInputFiles(file);
      await adminPage.getByRole('button', { name: 'Check the file' }).click();
    };
    await adminPage.goto(`${MANUAL}?view=import`);
    await adminPage.getByRole('radio', { name: /^Manual entries/ }).check();
    await choose(rows(...good, `2026-02-31,${name},1,${RUN} c`));
    await expect(adminPage.getByRole('row', { name: /^4 / })).toContainText('2026-02-31');
    await expect(adminPage.getByRole('button', { name: 'Import 2 rows' })).toBeDisabled();

    const before = await manualCost();
    await choose(rows(...good));
    await expect(adminPage.getByText('$3.75')).toBeVisible();
    expect(await manualCost()).toBe(before);
    await adminPage.getByRole('button', { name: 'Import 2 rows' }).click();
    await expect(adminPage.getByText('The file is imported')).toBeVisible();
    expect(await manualCost()).toBe(sum([before, '3.75']));
    await choose(rows(...good));
    await expect(adminPage.getByText('0 changes: all of it is stored already.')).toBeVisible();
  });

  test('leave a Viewer nothing to change', async ({ viewerPage, editorPage }) => {
    await viewerPage.goto(`${MANUAL}?view=new`);
    await expect(viewerPage.getByRole('table')).toBeVisible();
    await expect(viewerPage.getByRole('button', { name: /new entry|import|change|delete/i })).toHaveCount(0);
    await editorPage.goto(`${MANUAL}?view=import`);
    await expect(editorPage.getByRole('button', { name: 'New entry' })).toBeVisible();
    await expect(editorPage.getByRole('button', { name: /import/i })).toHaveCount(0);
  });

  test('are entered by keyboard alone', async ({ editorPage }) => {
    await editorPage.goto(MANUAL);
    await editorPage.getByRole('button', { name: 'New entry' }).focus();
    await editorPage.keyboard.press('Enter');
    await editorPage.getByLabel(/^Account/).focus();
    await editorPage.keyboard.press('ArrowDown');
    await editorPage.keyboard.press('Enter');
    await editorPage.getByLabel(/^Amount/).focus();
    await editorPage.keyboard.type('-1');
    await editorPage.keyboard.press('Enter');
    await expect(editorPage.getByText('Only a credit or an adjustment may be below zero')).toBeVisible();
  });
});

test.describe('everybody can read', () => {
  const looks = [
    ['manual', MANUAL, 'table'],
    ['manual-entry', `${MANUAL}?view=new`, 'form'],
    ['import', `${MANUAL}?view=import`, 'file'],
  ] as const;
  for (const [name, path, what] of looks)
    test(`the ${what} of manual entries`, async ({ adminPage }) => {
      await adminPage.goto(path);
      const show = async () => {
        const there = {
          table: adminPage.getByRole('table'),
          form: adminPage.getByLabel(/^Amount/),
          file: adminPage.getByLabel(/^Drop a file/),
        };
        await expect(there[what]).toBeVisible();
      };
      await expectNoViolations(adminPage, show);
      await picture(adminPage, name, show);
    });
});

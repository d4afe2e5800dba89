import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const EXPORT = '/a/aicost-tracker-app/export';
const EVERYTHING = 'from=2020-01-01';

const previewOf = (page: Page) => page.getByRole('region', { name: 'Preview' });
const costOf = (page: Page) => previewOf(page).getByTitle(/^-?[\d.]+ USD$/);
const isReady = (page: Page) => expect(previewOf(page).getByText(/^The first \d+ records?, as of/)).toBeVisible();

/** Notes every value that the progress bar ever has. */
async function watchProgress(page: Page): Promise<() => Promise<number[]>> {
  const seen: number[] = [];
  await page.exposeFunction('noteProgress', (value: string) => seen.push(Number(value)));
  await page.evaluate(() => {
    const note = () => {
      const value = document.querySelector('[role=progressbar][aria-label=Download]')?.getAttribute('aria-valuenow');
      if (value) (globalThis as unknown as { noteProgress: (value: string) => void }).noteProgress(value);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return async () => [...new Set(seen)];
}

test.describe('the export page', () => {
  test('tells before the download what each source costs, to the cent', async ({ editorPage }) => {
    const sources = (await report('--by', 'source')).filter(({ currency }) => currency === 'USD');
    const names = [...new Set(sources.map(({ value }) => value))];
    expect(names.length).toBeGreaterThanOrEqual(2);
    for (const name of names) {
      await editorPage.goto(`${EXPORT}?period=this-month&source=${name}`);
      const costs = sources.filter(({ value }) => value === name).map(({ billedCost }) => billedCost);
      await expect(costOf(editorPage)).toShowMoney(sum(costs));
    }
    await editorPage.goto(`${EXPORT}?period=this-month`);
    await expect(costOf(editorPage)).toShowMoney(sum(sources.map(({ billedCost }) => billedCost)));
  });

  test('downloads a hundred thousand records whole, and shows true progress', async ({ editorPage, api }) => {
    test.setTimeout(120_000);
    const query = { start_date: '2020-01-01', rows: 1 };
    const { total_records: records, total_cost_usd: cost } = await api('GET /api/usage/export/preview', { query });
    await editorPage.goto(`${EXPORT}?${EVERYTHING}&format=ndjson&columns=date,cost_usd`);
    await isReady(editorPage);
    const progress = await watchProgress(editorPage);
    const started = editorPage.waitForEvent('download', { timeout: 90_000 });
    await editorPage.getByRole('button', { name: 'Download NDJSON' }).click();
    const file = await readFile(await (await started).path(), 'utf8');
    await expect(editorPage.getByText('The file is whole')).toBeVisible();
    const lines = file.trimEnd().split('\n');
    expect(lines).toHaveLength(records);
    expect(sum(lines.map((line) => /"cost_usd":(-?[\d.]+)/.exec(line)?.[1] ?? null))).toBe(cost);
    const between = (await progress()).filter((value) => value > 0 && value < records);
    expect(between.length).toBeGreaterThan(1);
    expect(between).toEqual([...between].sort((a, b) => a - b));
  });

  test('ends a download that is cancelled, and saves nothing', async ({ editorPage }) => {
    await editorPage.goto(`${EXPORT}?${EVERYTHING}&columns=all`);
    await isReady(editorPage);
    await editorPage.getByRole('button', { name: 'Download CSV' }).click();
    await editorPage.getByRole('button', { name: 'Cancel' }).click();
    await expect(editorPage.getByText('Nothing was saved.')).toBeVisible();
  });

  test('keeps choices under a name, which bring them back', async ({ editorPage }) => {
    const name = 'e2e export books';
    await editorPage.goto(`${EXPORT}?period=last-month&format=focus&redact=1`);
    await editorPage.getByLabel('Save these choices as').fill(name);
    await editorPage.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(editorPage.getByRole('link', { name })).toBeVisible();
    await editorPage.goto(EXPORT);
    await editorPage.getByRole('link', { name }).click();
    await expect(editorPage.getByRole('button', { name: 'Last month' })).toHaveAttribute('aria-pressed', 'true');
    await expect(editorPage.getByRole('radio', { name: /^FOCUS/ })).toBeChecked();
    await editorPage.getByRole('button', { name: `Forget “${name}”` }).click();
    await expect(editorPage.getByRole('link', { name })).toBeHidden();
  });

  test('is worked by keyboard, and its address says what is chosen', async ({ editorPage }) => {
    await editorPage.goto(`${EXPORT}?from=${Date.UTC(2026, 9, 1)}&to=${Date.UTC(2026, 10, 1)}&source=api`);
    await expect(editorPage.getByLabel(/^Last day/)).toHaveValue('2026-10-31');
    await editorPage.getByRole('button', { name: 'Last month' }).focus();
    await editorPage.keyboard.press('Enter');
    await expect(editorPage).toHaveURL(/period=last-month/);
    await editorPage.getByRole('radio', { name: /^CSV/ }).focus();
    await editorPage.keyboard.press('ArrowDown');
    await expect(editorPage).toHaveURL(/format=json/);
    await expect(editorPage.getByLabel('Command line')).toContainText('--format json');
  });

  test('gives a Viewer nothing to export with', async ({ viewerPage }) => {
    await viewerPage.goto(EXPORT);
    await viewerPage.waitForLoadState('networkidle');
    await expect(viewerPage.getByRole('button', { name: /^Download/ })).toHaveCount(0);
    await expect(viewerPage.getByLabel('Save these choices as')).toHaveCount(0);
  });

  test('can be read by everybody, in both themes', async ({ editorPage }) => {
    await editorPage.goto(
      `${EXPORT}?period=last-month&columns=date,service,account,model,cost_usd,data_source,finality`,
    );
    await expectNoViolations(editorPage, () => isReady(editorPage));
    await picture(editorPage, 'export', () => isReady(editorPage));
  });
});

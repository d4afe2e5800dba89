import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SAMPLE_QUERY as BUDGETS, THRESHOLDS_QUERY } from '../../src/panels/budget/columns';
import { DETAIL_QUERY, SAMPLE_QUERY as CHARGES } from '../../src/panels/ledger/columns';
import { SAMPLE_QUERIES } from '../../src/panels/timeline/sampleQueries';
import type { PanelSetup } from '../stage/dashboards';
import { expect, test } from '../stage/test';
import { refresh, type Timing } from './drawing';

const ROUNDS = 5;
const [BY_MODEL = '', BY_ACCOUNT = '', FORECAST = '', EVENTS = ''] = SAMPLE_QUERIES.map(({ sql }) => sql);

const CASES: readonly (PanelSetup & { readonly range: string; readonly days: string })[] = [
  { type: 'aicost-timeline-panel', title: 'Timeline by model', queries: [BY_MODEL], ...lastDays(90) },
  {
    type: 'aicost-timeline-panel',
    title: 'Timeline by account, forecast, events',
    queries: [BY_ACCOUNT, FORECAST, EVENTS],
    ...lastDays(90),
  },
  { type: 'aicost-budget-panel', title: 'Budget', queries: [BUDGETS, THRESHOLDS_QUERY], ...lastDays(30) },
  { type: 'aicost-ledger-panel', title: 'Ledger', queries: [CHARGES], ...lastDays(30) },
  { type: 'aicost-ledger-panel', title: 'Ledger in full detail', queries: [DETAIL_QUERY], ...lastDays(1) },
  { type: 'aicost-ledger-panel', title: 'Ledger in full detail', queries: [DETAIL_QUERY], ...lastDays(30) },
];

function lastDays(days: number) {
  return { range: `from=now-${days - 1}d/d&to=now/d`, days: days === 1 ? '1 day' : `${days} days` };
}

/** What is written for the benchmark, which knows the database's own time for the same SQL. */
interface Measured {
  readonly panels: { readonly title: string; readonly sql: readonly string[]; readonly timings: readonly Timing[] }[];
  /** Milliseconds until the first amount stands on the page, from a click in the menu and from the address. */
  readonly overview: { readonly fromMenu: number[]; readonly fromAddress: number[] };
}

test('how quick panels and the first page are', async ({ viewerPage, dashboard }) => {
  test.setTimeout(600_000);
  viewerPage.setDefaultTimeout(30_000);
  const measured: Measured = { panels: [], overview: { fromMenu: [], fromAddress: [] } };
  for (const { range, days, ...panel } of CASES) {
    const asked = sqlOf(viewerPage);
    await viewerPage.goto(`${await dashboard(`measure ${panel.title}`, panel)}?${range}`);
    const sql = await asked;
    await viewerPage.waitForLoadState('networkidle');
    const timings: Timing[] = [];
    for (let round = 0; round < ROUNDS; round += 1) timings.push(await refresh(viewerPage, panel.title));
    measured.panels.push({ title: `${panel.title}, ${days}`, sql, timings });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    measured.overview.fromAddress.push(await timeOfOverview(viewerPage, () => viewerPage.goto(OVERVIEW)));
    await viewerPage.goto('/a/aicost-tracker-app/health');
    await viewerPage.waitForLoadState('networkidle');
    const link = viewerPage.getByRole('link', { name: 'AI Cost Tracker' }).first();
    measured.overview.fromMenu.push(await timeOfOverview(viewerPage, () => link.click()));
  }
  writeFileSync(process.env.E2E_MEASURED ?? '', JSON.stringify(measured));
});

const OVERVIEW = '/a/aicost-tracker-app/overview';

async function timeOfOverview(page: Page, open: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await open();
  await expect(page).toHaveURL(/\/overview/);
  const amount = page.getByRole('main').getByText(/[$€£]\s?\d/);
  await amount.first().waitFor({ state: 'visible' });
  return performance.now() - since;
}

/** The statements that Grafana sends to the database for the next answer. */
async function sqlOf(page: Page): Promise<string[]> {
  const answer = await page.waitForResponse((response) => response.url().includes('/api/ds/query'));
  const { results } = (await answer.json()) as { results: Record<string, { frames: Frame[] }> };
  return Object.values(results).flatMap(({ frames }) => frames.map((frame) => frame.schema.meta.executedQueryString));
}

interface Frame {
  readonly schema: { readonly meta: { readonly executedQueryString: string } };
}

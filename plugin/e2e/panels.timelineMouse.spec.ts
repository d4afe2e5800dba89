import type { Page } from '@playwright/test';
import { SAMPLE_QUERIES } from '../src/panels/timeline/sampleQueries';
import { chartOf, timeline } from './panels/timeline';
import { between, formatDate } from './stage/days';
import { frameTimes } from './stage/frames';
import { expect, report, sum, test } from './stage/test';

const BY_ACCOUNT = SAMPLE_QUERIES[1]?.sql ?? '';
const DAYS = 5;

/** The last whole days of this month, and what each cost in all. */
async function dayCosts(): Promise<{ day: string; cost: string }[]> {
  const rows = await report('--by', 'day', '--from', daysAgo(DAYS), '--to', daysAgo(1));
  const costOf = (day: string) => sum(rows.filter(({ value }) => value === day).map(({ billedCost }) => billedCost));
  return [...new Set(rows.map(({ value }) => value))].sort().map((day) => ({ day, cost: costOf(day) }));
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Where the middle of one of the days is, in pixels of the page. */
async function placeOf(page: Page, day: number): Promise<[x: number, y: number]> {
  const box = await chartOf(page).boundingBox();
  if (!box) throw new Error('there is no chart');
  // The axis on the left takes some of the width; the middle of a day is far from its ends.
  const axis = 50;
  return [box.x + axis + ((box.width - axis) * (day + 0.5)) / DAYS, box.y + box.height / 2];
}

test.beforeEach(async ({ viewerPage, dashboard }, { title }) => {
  const path = await dashboard(title, timeline(BY_ACCOUNT));
  await viewerPage.goto(`${path}?${between(daysAgo(DAYS), daysAgo(1))}`);
  await expect(chartOf(viewerPage)).toBeVisible();
});

test('a day under the mouse tells cost, source and finality', async ({ viewerPage }) => {
  const days = await dayCosts();
  expect(days).toHaveLength(DAYS);
  for (const place of [1, 3]) {
    await viewerPage.mouse.move(...(await placeOf(viewerPage, place)));
    await expect(viewerPage.getByText(`, ${formatDate(days[place]?.day ?? '')}`)).toBeVisible();
    await expect(viewerPage.getByText(/^In all/)).toShowMoney(days[place]?.cost ?? '');
    const first = viewerPage.getByRole('listitem').filter({ hasText: '$' }).first();
    await expect(first).toContainText(/API|Manual/);
    await expect(first).toContainText(/Final|Settling|Provisional/);
  }
});

test('a pinned day stays, shows every amount, and what it was before it was corrected', async ({ viewerPage, api }) => {
  const day = daysAgo(2);
  const { items } = await api('GET /api/revisions', { query: { start_date: day, end_date: day, limit: 1000 } });
  const [latest] = items;
  expect(latest, 'the demo lives through corrections').toBeDefined();
  const last = items.filter((one) => one.account === latest?.account && one.recorded_at === latest?.recorded_at);
  const now = (await report('--by', 'day', '--from', day, '--to', day)).find((row) => row.account === latest?.account);
  const before = sum([now?.billedCost ?? null, ...last.map(({ delta }) => negative(delta))]);
  await viewerPage.mouse.move(...(await placeOf(viewerPage, DAYS - 2)));
  await expect(viewerPage.getByText(`, ${formatDate(day)}`)).toBeVisible();
  await viewerPage.mouse.down();
  await viewerPage.mouse.up();
  // It is pinned a moment after the click; until then it goes with the mouse.
  await expect(viewerPage.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await viewerPage.mouse.move(0, 0);
  const line = viewerPage.getByRole('listitem').filter({ hasText: latest?.account ?? '' });
  await expect(line).toShowMoney(now?.billedCost ?? '');
  await expect(line.getByText(/^was /)).toShowMoney(before);
  await expect(line.getByText(/^was /)).toContainText(`until ${formatDate(latest?.recorded_at.slice(0, 10) ?? '')}`);
});

test('days that the mouse drags over become the time range, whole', async ({ viewerPage }) => {
  const [, first, , last] = await dayCosts();
  await viewerPage.mouse.move(...(await placeOf(viewerPage, 1)));
  await viewerPage.mouse.down();
  await viewerPage.mouse.move(...(await placeOf(viewerPage, 3)), { steps: 5 });
  await viewerPage.mouse.up();
  await expect.poll(() => new URL(viewerPage.url()).searchParams.get('from')).toMatch(first?.day ?? '');
  expect(new URL(viewerPage.url()).searchParams.get('to')).toMatch(last?.day ?? '');
  const rows = await report('--from', first?.day ?? '', '--to', last?.day ?? '', '--by', 'source');
  const api = rows.find(({ value }) => value === 'api');
  await expect(viewerPage.getByRole('button', { name: /^API/ })).toShowMoney(api?.billedCost ?? '');
});

test('the arrow keys walk along the days', async ({ viewerPage }) => {
  const days = await dayCosts();
  const total = viewerPage.getByText(/^In all/);
  await viewerPage.getByRole('button', { name: 'Refresh', exact: true }).focus();
  while (!(await chartOf(viewerPage).evaluate((chart) => chart === document.activeElement)))
    await viewerPage.keyboard.press('Tab');
  await expect(viewerPage.getByText(`, ${formatDate(days[2]?.day ?? '')}`)).toBeVisible();
  await expect(total).toShowMoney(days[2]?.cost ?? '');
  await viewerPage.keyboard.down('ArrowRight');
  await expect(viewerPage.getByText(`, ${formatDate(days[3]?.day ?? '')}`)).toBeVisible();
  await viewerPage.keyboard.up('ArrowRight');
  await expect(total).toShowMoney(days[3]?.cost ?? '');
});

test('10,000 amounts can be looked at without waiting', async ({ viewerPage, dashboard }) => {
  const path = await dashboard('timeline many', timeline(TEN_THOUSAND));
  await viewerPage.goto(`${path}?${between('2024-01-01', '2026-09-26')}`);
  // 1000 days of 1 to 10 dollars.
  await expect(viewerPage.getByRole('button', { name: /^API/ })).toShowMoney('55000');
  const box = await chartOf(viewerPage).boundingBox();
  const frames = await frameTimes(viewerPage, async () => {
    for (let x = 100; x < 900; x += 20) await viewerPage.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + 100);
  });
  await expect(viewerPage.getByText(/^In all/)).toShowMoney('55');
  const [middle, slow] = [0.5, 0.95].map((share) => frames[Math.floor(frames.length * share)]?.toFixed(0));
  process.stdout.write(`  10,000 amounts under a moving mouse: ${middle} ms a frame, 95 % within ${slow} ms\n`);
});

const TEN_THOUSAND = `select (date '2024-01-01' + d)::timestamp as day, 'model ' || m as model, 'api' as source,
       'final' as finality, 'USD' as billing_currency, m::numeric as billed_cost
from generate_series(0, 999) as d, generate_series(1, 10) as m
order by 1`;

function negative(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

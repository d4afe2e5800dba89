import { sourceLook } from '../src/components/source/sources';
import { SAMPLE_QUERIES } from '../src/panels/timeline/sampleQueries';
import { chartOf, tableOf, timeline } from './panels/timeline';
import { between, formatDate } from './stage/days';
import { cents, expect, expectNoViolations, picture, report, sum, test } from './stage/test';

const MONTH = 'from=now/M&to=now/M';
const [BY_MODEL = '', BY_ACCOUNT = '', FORECAST = '', EVENTS = ''] = SAMPLE_QUERIES.map(({ sql }) => sql);

test('the timeline has a sum for each source, to the cent that of the ledger', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(`${await dashboard('timeline sources', timeline(BY_MODEL))}?${MONTH}`);
  const sources = await report('--by', 'source');
  expect(sources.length).toBeGreaterThan(1);
  const legend = viewerPage.getByRole('group', { name: 'Show sources' });
  for (const { value, billedCost } of sources) {
    await expect(legend.getByRole('button', { name: sourceLook(value).label })).toShowMoney(billedCost ?? '0');
  }
});

test('the timeline has every day of every account as the ledger has it', async ({ viewerPage, dashboard }) => {
  const known = (await report('--by', 'day')).filter(({ billedCost }) => billedCost !== null);
  const [first = '', , last = ''] = [...new Set(known.map(({ value }) => value))].sort().slice(-4);
  const wanted = known.filter(({ value }) => value >= first && value <= last);
  expect(wanted.length).toBeGreaterThanOrEqual(8);
  await viewerPage.goto(`${await dashboard('timeline days', timeline(BY_ACCOUNT))}?${between(first, last)}`);
  const rows = await tableOf(viewerPage);
  for (const { value, account, billedCost } of wanted) {
    const row = rows
      .filter({ has: viewerPage.getByRole('cell', { name: formatDate(value), exact: true }) })
      .filter({ has: viewerPage.getByRole('cell', { name: account, exact: true }) });
    await expect(row.getByRole('cell').nth(4)).toShowMoney(billedCost ?? '0');
  }
});

test('a source that is taken out in the legend is in no sum and no row', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(`${await dashboard('timeline filter', timeline(BY_ACCOUNT))}?${MONTH}`);
  const rows = await tableOf(viewerPage);
  const api = viewerPage.getByRole('group', { name: 'Show sources' }).getByRole('button', { name: 'API' });
  await expect(rows.filter({ hasText: 'API' }).first()).toBeVisible();
  await api.click();
  await expect(api).toHaveAttribute('aria-pressed', 'false');
  await expect(rows.filter({ hasText: 'API' })).toHaveCount(0);
  const shown = await rows.getByRole('cell', { name: /^-?\$/ }).allInnerTexts();
  const [manual] = (await report('--by', 'source')).filter(({ value }) => value === 'manual');
  expect(cents(sum(shown.map((text) => text.replace(/[$,]/g, ''))))).toBe(cents(manual?.billedCost ?? '0'));
});

test('the days ahead have the forecast of the collector, with its bands', async ({ viewerPage, dashboard, api }) => {
  const [forecast] = (await api('GET /api/analytics/forecast')).forecasts;
  const [next, , last] = (forecast?.days ?? []).slice(1, 5);
  expect(next && last).toBeTruthy();
  const path = await dashboard('timeline forecast', timeline(BY_ACCOUNT, FORECAST));
  await viewerPage.goto(`${path}?${between(next?.day ?? '', last?.day ?? '')}`);
  const rows = await tableOf(viewerPage);
  for (const day of [next, last]) {
    const row = rows.filter({ hasText: formatDate(day?.day ?? '') });
    await expect(row.getByRole('cell').nth(4)).toShowMoney(day?.expected ?? '');
    await expect(row.getByText(/^80 %: /)).toContainText(`$${grouped(day?.lower80)} to $${grouped(day?.upper80)}`);
  }
});

test('a manual entry says what it is, who made it and when', async ({ viewerPage, dashboard, api }) => {
  const { items } = await api('GET /api/manual-entries', { query: { limit: 100 } });
  const entry = items.find(
    ({ notes, deleted_at: gone, first_day: day }) => notes !== '' && !gone && day.endsWith('-01'),
  );
  expect(entry, 'the demo has entries of its own').toBeDefined();
  const { first_day: day = '', cost = '', notes = '', created_by: who = '' } = entry ?? {};
  const path = await dashboard('timeline entries', timeline(BY_ACCOUNT, FORECAST, EVENTS));
  await viewerPage.goto(`${path}?${between(day, day)}`);
  const rows = await tableOf(viewerPage);
  const row = rows.filter({ hasText: 'Manual' }).filter({ hasText: `entered by ${who} on` });
  await expect(row).toContainText(notes);
  await expect(row.getByRole('cell').nth(4)).toShowMoney(cost);
  await expect(rows.filter({ hasText: 'Manual entry' }).first()).toBeVisible();
});

test('everybody can read the timeline, in both themes', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(
    `${await dashboard('Cost by account', timeline(BY_ACCOUNT, FORECAST, EVENTS))}?from=now-21d/d&to=now%2B14d/d`,
  );
  const show = () => expect(chartOf(viewerPage)).toBeVisible();
  await expectNoViolations(viewerPage, show);
  await expectNoViolations(viewerPage, () => tableOf(viewerPage));
  await picture(viewerPage, 'panel-timeline', show);
});

test('a query that does not fit is told which columns are wanted, and what fits', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('timeline wrong', timeline('select 1 as one')));
  await expect(viewerPage.getByText('The query must return these columns')).toBeVisible();
  for (const column of ['day', 'source', 'finality', 'billing_currency', 'billed_cost'])
    await expect(viewerPage.getByRole('listitem').filter({ hasText: `${column} (` })).toContainText('missing');
  await expect(viewerPage.getByRole('button', { name: 'Copy' })).toHaveCount(SAMPLE_QUERIES.length);
});

/** `1234.5` as it stands on the screen, without its currency: `1,234.50`. */
function grouped(amount = ''): string {
  return cents(amount).replace(/\B(?=(\d{3})+\.)/g, ',');
}

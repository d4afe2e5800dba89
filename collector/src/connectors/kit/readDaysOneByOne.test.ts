import { describe, expect, test } from '@jest/globals';
import { anthropic } from '../anthropic/manifest.js';
import { openrouter } from '../openrouter/manifest.js';
import { keptCodes, pages, range, readScript, totals } from './readScript.testkit.js';
import { costPage } from './scriptedGet.testkit.js';

const TWO_DAYS = range('2026-11-01', '2026-11-02');

describe('single days that cannot be trusted', () => {
  test('a day that is missing from a list of all days is kept, the others are read', async () => {
    const days = await readScript(pages(costPage([['2026-11-01', ['1']]])), TWO_DAYS).days;
    expect(totals(days)).toEqual([['2026-11-01', '1']]);
    expect(keptCodes(days)).toEqual([['2026-11-02', 'PROVIDER_DAY_MISSING']]);
  });

  test('P29: a day with an amount that is no number is kept, its row is told', async () => {
    const days = await readScript(
      pages(
        costPage([
          ['2026-11-01', ['1', '1e30']],
          ['2026-11-02', ['2']],
        ]),
      ),
      TWO_DAYS,
    ).days;
    expect(totals(days)).toEqual([['2026-11-02', '2']]);
    expect(keptCodes(days)).toEqual([['2026-11-01', 'PROVIDER_BAD_NUMBER']]);
    expect(days.rejects).toHaveLength(1);
    expect(days.kept[0]?.error.message).toContain(
      'an amount that is not a number we may store; 2026-11-01 keeps what is stored',
    );
    expect(days.rowsReceived).toBe(3);
  });

  test('a bucket that is no day puts every asked day in doubt', async () => {
    const hourly = costPage([
      ['2026-11-01', ['1']],
      ['2026-11-02', ['2']],
    ])
      .replace('1793577600,"results"', '1793494800,"results"')
      .replace('"start_time":1793491200', '"start_time":1793491201');
    const days = await readScript(pages(hourly), TWO_DAYS).days;
    expect(days.windows).toEqual([]);
    expect(keptCodes(days)).toEqual([
      ['2026-11-01', 'PROVIDER_BAD_NUMBER'],
      ['2026-11-02', 'PROVIDER_BAD_NUMBER'],
    ]);
    expect(days.kept[0]?.error.message).toContain('a row without a readable day');
  });

  test('P31: rows of days that were not asked for are counted and nothing else', async () => {
    const days = await readScript(
      pages(
        costPage([
          ['2026-10-31', ['9']],
          ['2026-11-01', ['1']],
          ['2026-11-02', []],
          ['2026-11-03', ['9', '9']],
        ]),
      ),
      TWO_DAYS,
    ).days;
    expect(days.windows.map((window) => window.day)).toEqual(['2026-11-01', '2026-11-02']);
    expect(totals(days)[0]).toEqual(['2026-11-01', '1']);
    expect(days.rowsOutOfWindow).toBe(3);
  });

  test('P31: a bad row of such a day does no harm to the asked ones', async () => {
    const days = await readScript(
      pages(
        costPage([
          ['2026-10-31', ['1e30']],
          ['2026-11-01', ['1']],
        ]),
      ),
      range('2026-11-01'),
    ).days;
    expect(days.kept).toEqual([]);
    expect(totals(days)).toEqual([['2026-11-01', '1']]);
  });
});

describe('a day of which the answer says nothing', () => {
  const analytics = { connector: anthropic, endpoint: 'analytics/cost' };
  const answer = (refreshed: string | null, next: string | null = null) =>
    JSON.stringify({ data: [], has_more: next !== null, next_page: next, data_refreshed_at: refreshed });

  test.each([
    ['reach past the day', '2026-11-03T00:00:00Z', ['2026-11-01', '2026-11-02'], []],
    ['reach into the day', '2026-11-02T23:59:59Z', ['2026-11-01'], ['2026-11-02']],
    ['end before it', '2026-10-31T00:00:00Z', [], ['2026-11-01', '2026-11-02']],
    ['have no end that we can read', 'soon', [], ['2026-11-01', '2026-11-02']],
    ['have no end at all', null, [], ['2026-11-01', '2026-11-02']],
  ])('is empty or not known yet when the figures %s', async (_case, refreshed, empty, pending) => {
    const days = await readScript(pages(answer(refreshed)), TWO_DAYS, analytics).days;
    expect(days.windows.map((window) => window.day)).toEqual(empty);
    expect(days.pending).toEqual(pending);
    expect(days.kept).toEqual([]);
  });

  test('is as little known as the least complete page says', async () => {
    const days = await readScript(
      pages(answer('2026-11-02T00:00:00Z', 'p2'), answer('2026-11-20T00:00:00Z')),
      TWO_DAYS,
      analytics,
    ).days;
    expect(days.pending).toEqual(['2026-11-02']);
  });

  test('is empty where the provider lists only days with rows', async () => {
    const days = await readScript(() => ({ body: '{"data":[]}' }), range('2026-11-19'), {
      connector: openrouter,
      endpoint: 'activity',
    }).days;
    expect(days.windows).toEqual([{ day: '2026-11-19', charges: [] }]);
  });
});

describe('an endpoint that wants more days than are due', () => {
  const report = { connector: anthropic, endpoint: 'cost_report' };
  const bucket = (date: string, amount: string) => ({
    starting_at: `${date}T00:00:00Z`,
    ending_at: `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}T00:00:00Z`,
    results: [{ amount, currency: 'USD' }],
  });
  const body = (...buckets: unknown[]) => JSON.stringify({ data: buckets, has_more: false, next_page: null });

  test('gets the days before them, which are left out again and are no row too many', async () => {
    const { days, calls } = readScript(
      pages(body(bucket('2026-11-19', '100'), bucket('2026-11-20', '5'))),
      range('2026-11-20'),
      report,
    );
    expect(totals(await days)).toEqual([['2026-11-20', '0.05']]);
    expect(await days).toMatchObject({ rowsOutOfWindow: 0, rowsReceived: 2 });
    expect(calls[0]?.url.searchParams.get('starting_at')).toBe('2026-11-19T00:00:00Z');
    expect(calls[0]?.url.searchParams.get('ending_at')).toBe('2026-11-21T00:00:00Z');
  });

  test('a bad row of a day that came along does no harm', async () => {
    const days = await readScript(
      pages(body(bucket('2026-11-19', 'NaN'), bucket('2026-11-20', '5'))),
      range('2026-11-20'),
      report,
    ).days;
    expect(totals(days)).toEqual([['2026-11-20', '0.05']]);
  });

  test('a range that is long enough stays as it is', async () => {
    const { days, calls } = readScript(
      pages(body(bucket('2026-11-18', '1'), bucket('2026-11-19', '1'))),
      range('2026-11-18', '2026-11-19'),
      report,
    );
    expect((await days).windows).toHaveLength(2);
    expect(calls[0]?.url.searchParams.get('starting_at')).toBe('2026-11-18T00:00:00Z');
  });
});

import { describe, expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { sumDecimals } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import { anthropic } from '../anthropic/manifest.js';
import { openai } from '../openai/manifest.js';
import { openrouter } from '../openrouter/manifest.js';
import type { Connector, DayRange, Endpoint } from './connector.js';
import { MAX_PAGES } from './paging.js';
import { MAX_ROWS, readDays, type DaysRead } from './readDays.js';
import { costPage, scriptedClient, scriptedGet, type Script } from './scriptedGet.testkit.js';

const TODAY = day('2026-11-20');
const range = (first: string, last = first): DayRange => ({ first: day(first), last: day(last) });

function endpointOf(connector: Connector, name: string): Endpoint {
  const found = connector.streams.flatMap((stream) => stream.endpoints).find((endpoint) => endpoint.name === name);
  if (!found) throw new Error(`no endpoint ${name}`);
  return found;
}

function read(script: Script, asked: DayRange, { connector = openai, endpoint = 'costs' } = {}) {
  const { get, calls } = scriptedGet(script);
  const { client } = scriptedClient(connector, get);
  const context = { client, accountName: 'acme', today: TODAY, signal: new AbortController().signal, deadline: Infinity };
  return { days: readDays(endpointOf(connector, endpoint), asked, context), calls };
}

const pages =
  (...bodies: readonly string[]): Script =>
  (_call, index) => ({ body: bodies[index] ?? '' });

const totals = (days: DaysRead) => days.windows.map(({ day: value, charges }) => [value, sumDecimals(charges.map((charge) => charge.billedCost ?? ('0' as never)))]);
const keptCodes = (days: DaysRead) => days.kept.map(({ day: value, error }) => [value, error.code]);

const TWO_DAYS = range('2026-11-01', '2026-11-02');

describe('a whole answer', () => {
  test('is a window per asked day, with all its pages', async () => {
    const { days, calls } = read(pages(costPage([['2026-11-01', ['1.5', '4.2e-05']]], 'p2'), costPage([['2026-11-02', ['-1.25']]])), TWO_DAYS);
    expect(totals(await days)).toEqual([
      ['2026-11-01', '1.500042'],
      ['2026-11-02', '-1.25'],
    ]);
    expect(await days).toMatchObject({ endpoint: 'costs', kept: [], pending: [], rejects: [], rowsReceived: 3, rowsOutOfWindow: 0, rowsRounded: 0 });
    expect(calls.map(({ url }) => url.searchParams.get('page'))).toEqual([null, 'p2']);
  });

  test('asks for every page with the same frozen window', async () => {
    const { days, calls } = read(pages(costPage([['2026-11-01', []]], 'p2'), costPage([['2026-11-02', []]])), TWO_DAYS);
    await days;
    const [first, second] = calls.map(({ url }) => new URLSearchParams(url.search));
    second?.delete('page');
    expect(String(second)).toBe(String(first));
  });

  test('may say that a day was empty', async () => {
    const { days } = read(pages(costPage([['2026-11-01', []]])), range('2026-11-01'));
    expect(totals(await days)).toEqual([['2026-11-01', '0']]);
  });

  test('may bring a day in parts on two pages', async () => {
    const { days } = read(pages(costPage([['2026-11-01', ['1']]], 'p2'), costPage([['2026-11-01', ['2']]])), range('2026-11-01'));
    expect(totals(await days)).toEqual([['2026-11-01', '3']]);
  });

  test('P05: may repeat a page; the same rows are equal charges of one series', async () => {
    const page = (next: string | null) => costPage([['2026-11-01', ['1', '2']]], next);
    const { days } = read(pages(page('p2'), page(null)), range('2026-11-01'));
    const charges = (await days).windows[0]?.charges ?? [];
    expect(charges).toHaveLength(4);
    expect(charges[2]).toEqual(charges[0]);
    expect(charges[2]?.dimensions).toBe(charges[0]?.dimensions);
  });
});

describe('an answer that cannot be trusted as a whole', () => {
  test.each<[string, Script, string]>([
    ['P02: pages in a loop', () => ({ body: costPage([['2026-11-01', ['1']]], 'same') }), 'PROVIDER_PAGE_LOOP'],
    ['more pages without a cursor', pages(costPage([]).replace('false', 'true')), 'PROVIDER_PAGE_CURSOR_MISSING'],
    ['P04: the third page refused five times', (_c, index) => (index < 2 ? { body: costPage([['2026-11-01', ['1']]], `p${index}`) } : { status: 500 }), 'PROVIDER_UNAVAILABLE'],
    ['P27: half an answer', () => ({ body: costPage([['2026-11-01', ['1']]]).slice(0, -20) }), 'PROVIDER_TRUNCATED'],
    ['P28: an amount given twice', pages(costPage([['2026-11-01', ['1,"value":100']]])), 'PROVIDER_NOT_JSON'],
    ['another shape on the second page', pages(costPage([], 'p2'), '{"data":{}}'), 'PROVIDER_RESPONSE_CHANGED'],
    ['a maintenance page', () => ({ body: '<html></html>' }), 'PROVIDER_NOT_JSON'],
  ])('%s', async (_case, script, code) => {
    await expect(read(script, TWO_DAYS).days).rejects.toMatchObject({ code });
  });

  test('P03: endless pages stop at 500 requests', async () => {
    const { days, calls } = read((_call, index) => ({ body: costPage([['2026-11-01', []]], `p${index}`) }), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_PAGE_CAP' });
    expect(calls).toHaveLength(MAX_PAGES);
  });

  test.each([
    ['rows', '0.000015'],
    ['rejected rows', '1e30'],
  ])('R14: more than 200 000 %s stop it before they fill the memory', async (_kind, amount) => {
    const many = Array.from({ length: 50_000 }, () => amount);
    const { days, calls } = read((_call, index) => ({ body: costPage([['2026-11-01', many]], `p${index}`) }), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_ROW_CAP' });
    expect(calls).toHaveLength(MAX_ROWS / 50_000 + 1);
  });

  test('names account, endpoint, days and page', async () => {
    const { days } = read(pages(costPage([], 'p2'), 'null'), TWO_DAYS);
    await expect(days).rejects.toThrow(/^acme costs 2026-11-01\.\.2026-11-02 page 2: /);
    await expect(read(pages('null'), range('2026-11-01')).days).rejects.toThrow(/^acme costs 2026-11-01 page 1: /);
  });

  test('N09: a busy moment in the middle goes on with the same page', async () => {
    const bodies = [costPage([['2026-11-01', ['1']]], 'p2'), costPage([['2026-11-02', ['2']]], 'p3'), costPage([])];
    let busy = 1;
    const { days, calls } = read((call) => {
      const page = Number(call.url.searchParams.get('page')?.slice(1) ?? 1);
      return page === 3 && busy-- > 0 ? { status: 429, headers: { 'retry-after': '7' } } : { body: bodies[page - 1] ?? '' };
    }, TWO_DAYS);
    expect(totals(await days)).toHaveLength(2);
    expect(calls.map(({ url }) => url.searchParams.get('page'))).toEqual([null, 'p2', 'p3', 'p3']);
  });
});

describe('a cursor that expires', () => {
  const expiring = (times: number, status: number): Script => {
    let left = times;
    return (call) => {
      if (!call.url.searchParams.has('page')) return { body: costPage([['2026-11-01', ['1']]], 'p2') };
      return left-- > 0 ? { status } : { body: costPage([['2026-11-02', ['2']]]) };
    };
  };

  test.each([400, 410])('answered with %i starts the whole read again, and no row counts twice', async (status) => {
    const { days, calls } = read(expiring(3, status), TWO_DAYS);
    expect(totals(await days)).toEqual([
      ['2026-11-01', '1'],
      ['2026-11-02', '2'],
    ]);
    expect((await days).rowsReceived).toBe(2);
    expect(calls).toHaveLength(8);
  });

  test('four times is given up', async () => {
    const { days, calls } = read(expiring(4, 410), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_CURSOR_EXPIRED' });
    expect(calls).toHaveLength(8);
  });

  test.each([400, 410])('on the first page %i is a refusal like any other', async (status) => {
    const { days, calls } = read(() => ({ status }), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ status });
    expect(calls).toHaveLength(1);
  });

  test('another refusal on the second page starts nothing again', async () => {
    const { days, calls } = read(expiring(9, 403), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_FORBIDDEN' });
    expect(calls).toHaveLength(2);
  });
});

describe('single days that cannot be trusted', () => {
  test('a day that is missing from a list of all days is kept, the others are read', async () => {
    const days = await read(pages(costPage([['2026-11-01', ['1']]])), TWO_DAYS).days;
    expect(totals(days)).toEqual([['2026-11-01', '1']]);
    expect(keptCodes(days)).toEqual([['2026-11-02', 'PROVIDER_DAY_MISSING']]);
  });

  test('P29: a day with an amount that is no number is kept, its row is told', async () => {
    const days = await read(pages(costPage([['2026-11-01', ['1', '1e30']], ['2026-11-02', ['2']]])), TWO_DAYS).days;
    expect(totals(days)).toEqual([['2026-11-02', '2']]);
    expect(keptCodes(days)).toEqual([['2026-11-01', 'PROVIDER_BAD_NUMBER']]);
    expect(days.rejects).toHaveLength(1);
    expect(days.kept[0]?.error.message).toContain('an amount that is not a number we may store; 2026-11-01 keeps what is stored');
    expect(days.rowsReceived).toBe(3);
  });

  test('a bucket that is no day puts every asked day in doubt', async () => {
    const hourly = costPage([['2026-11-01', ['1']], ['2026-11-02', ['2']]]).replace('1793577600,"results"', '1793494800,"results"').replace('"start_time":1793491200', '"start_time":1793491201');
    const days = await read(pages(hourly), TWO_DAYS).days;
    expect(days.windows).toEqual([]);
    expect(keptCodes(days)).toEqual([
      ['2026-11-01', 'PROVIDER_BAD_NUMBER'],
      ['2026-11-02', 'PROVIDER_BAD_NUMBER'],
    ]);
    expect(days.kept[0]?.error.message).toContain('a row without a readable day');
  });

  test('P31: rows of days that were not asked for are counted and nothing else', async () => {
    const days = await read(pages(costPage([['2026-10-31', ['9']], ['2026-11-01', ['1']], ['2026-11-02', []], ['2026-11-03', ['9', '9']]])), TWO_DAYS).days;
    expect(days.windows.map((window) => window.day)).toEqual(['2026-11-01', '2026-11-02']);
    expect(totals(days)[0]).toEqual(['2026-11-01', '1']);
    expect(days.rowsOutOfWindow).toBe(3);
  });

  test('P31: a bad row of such a day does no harm to the asked ones', async () => {
    const days = await read(pages(costPage([['2026-10-31', ['1e30']], ['2026-11-01', ['1']]])), range('2026-11-01')).days;
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
    const days = await read(pages(answer(refreshed)), TWO_DAYS, analytics).days;
    expect(days.windows.map((window) => window.day)).toEqual(empty);
    expect(days.pending).toEqual(pending);
    expect(days.kept).toEqual([]);
  });

  test('is as little known as the least complete page says', async () => {
    const days = await read(pages(answer('2026-11-02T00:00:00Z', 'p2'), answer('2026-11-20T00:00:00Z')), TWO_DAYS, analytics).days;
    expect(days.pending).toEqual(['2026-11-02']);
  });

  test('is empty where the provider lists only days with rows', async () => {
    const days = await read(() => ({ body: '{"data":[]}' }), range('2026-11-19'), { connector: openrouter, endpoint: 'activity' }).days;
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
    const { days, calls } = read(pages(body(bucket('2026-11-19', '100'), bucket('2026-11-20', '5'))), range('2026-11-20'), report);
    expect(totals(await days)).toEqual([['2026-11-20', '0.05']]);
    expect(await days).toMatchObject({ rowsOutOfWindow: 0, rowsReceived: 2 });
    expect(calls[0]?.url.searchParams.get('starting_at')).toBe('2026-11-19T00:00:00Z');
    expect(calls[0]?.url.searchParams.get('ending_at')).toBe('2026-11-21T00:00:00Z');
  });

  test('a bad row of a day that came along does no harm', async () => {
    const days = await read(pages(body(bucket('2026-11-19', 'NaN'), bucket('2026-11-20', '5'))), range('2026-11-20'), report).days;
    expect(totals(days)).toEqual([['2026-11-20', '0.05']]);
  });

  test('a range that is long enough stays as it is', async () => {
    const { days, calls } = read(pages(body(bucket('2026-11-18', '1'), bucket('2026-11-19', '1'))), range('2026-11-18', '2026-11-19'), report);
    expect((await days).windows).toHaveLength(2);
    expect(calls[0]?.url.searchParams.get('starting_at')).toBe('2026-11-18T00:00:00Z');
  });
});

test('every failure is one of ours, and no figure comes with it', async () => {
  const error = await read(() => ({ status: 401 }), TWO_DAYS).days.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CollectorError);
});

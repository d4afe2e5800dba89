import { describe, expect, test } from '@jest/globals';
import { CollectorError } from '../../errors.js';
import { MAX_PAGES } from './paging.js';
import { MAX_ROWS } from './readDays.js';
import { pages, range, readScript, totals } from './readScript.testkit.js';
import { costPage, type Script } from './scriptedGet.testkit.js';

const TWO_DAYS = range('2026-11-01', '2026-11-02');

describe('a whole answer', () => {
  test('is a window per asked day, with all its pages', async () => {
    const { days, calls } = readScript(
      pages(costPage([['2026-11-01', ['1.5', '4.2e-05']]], 'p2'), costPage([['2026-11-02', ['-1.25']]])),
      TWO_DAYS,
    );
    expect(totals(await days)).toEqual([
      ['2026-11-01', '1.500042'],
      ['2026-11-02', '-1.25'],
    ]);
    expect(await days).toMatchObject({
      endpoint: 'costs',
      kept: [],
      pending: [],
      rejects: [],
      rowsReceived: 3,
      rowsOutOfWindow: 0,
      rowsRounded: 0,
    });
    expect(calls.map(({ url }) => url.searchParams.get('page'))).toEqual([null, 'p2']);
  });

  test('asks for every page with the same frozen window', async () => {
    const { days, calls } = readScript(
      pages(costPage([['2026-11-01', []]], 'p2'), costPage([['2026-11-02', []]])),
      TWO_DAYS,
    );
    await days;
    const [first, second] = calls.map(({ url }) => new URLSearchParams(url.search));
    second?.delete('page');
    expect(String(second)).toBe(String(first));
  });

  test('may say that a day was empty', async () => {
    const { days } = readScript(pages(costPage([['2026-11-01', []]])), range('2026-11-01'));
    expect(totals(await days)).toEqual([['2026-11-01', '0']]);
  });

  test('may bring a day in parts on two pages', async () => {
    const { days } = readScript(
      pages(costPage([['2026-11-01', ['1']]], 'p2'), costPage([['2026-11-01', ['2']]])),
      range('2026-11-01'),
    );
    expect(totals(await days)).toEqual([['2026-11-01', '3']]);
  });

  test('P05: may repeat a page; the same rows are equal charges of one series', async () => {
    const page = (next: string | null) => costPage([['2026-11-01', ['1', '2']]], next);
    const { days } = readScript(pages(page('p2'), page(null)), range('2026-11-01'));
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
    [
      'P04: the third page refused five times',
      (_c, index) => (index < 2 ? { body: costPage([['2026-11-01', ['1']]], `p${index}`) } : { status: 500 }),
      'PROVIDER_UNAVAILABLE',
    ],
    ['P27: half an answer', () => ({ body: costPage([['2026-11-01', ['1']]]).slice(0, -20) }), 'PROVIDER_TRUNCATED'],
    ['P28: an amount given twice', pages(costPage([['2026-11-01', ['1,"value":100']]])), 'PROVIDER_NOT_JSON'],
    ['another shape on the second page', pages(costPage([], 'p2'), '{"data":{}}'), 'PROVIDER_RESPONSE_CHANGED'],
    ['a maintenance page', () => ({ body: '<html></html>' }), 'PROVIDER_NOT_JSON'],
  ])('%s', async (_case, script, code) => {
    await expect(readScript(script, TWO_DAYS).days).rejects.toMatchObject({ code });
  });

  test('P03: endless pages stop at 500 requests', async () => {
    const { days, calls } = readScript(
      (_call, index) => ({ body: costPage([['2026-11-01', []]], `p${index}`) }),
      TWO_DAYS,
    );
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_PAGE_CAP' });
    expect(calls).toHaveLength(MAX_PAGES);
  });

  test.each([
    ['rows', '0.000015'],
    ['rejected rows', '1e30'],
  ])('R14: more than 200 000 %s stop it before they fill the memory', async (_kind, amount) => {
    const row = `{"amount":{"value":${amount},"currency":"usd"}}`;
    const body = costPage([['2026-11-01', []]], 'next').replace('[]', `[${`${row},`.repeat(49_999)}${row}]`);
    const { days, calls } = readScript(
      (_call, index) => ({ body: index < 6 ? body.replace('next"}', `p${index}"}`) : costPage([]) }),
      TWO_DAYS,
    );
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_ROW_CAP' });
    expect(calls).toHaveLength(MAX_ROWS / 50_000 + 1);
  });

  test('names account, endpoint, days and page', async () => {
    const { days } = readScript(pages(costPage([], 'p2'), 'null'), TWO_DAYS);
    await expect(days).rejects.toThrow(/^acme costs 2026-11-01\.\.2026-11-02 page 2: /);
    await expect(readScript(pages('null'), range('2026-11-01')).days).rejects.toThrow(
      /^acme costs 2026-11-01 page 1: /,
    );
  });

  test('N09: a busy moment in the middle goes on with the same page', async () => {
    const bodies = [costPage([['2026-11-01', ['1']]], 'p2'), costPage([['2026-11-02', ['2']]], 'p3'), costPage([])];
    let busy = 1;
    const { days, calls } = readScript((call) => {
      const page = Number(call.url.searchParams.get('page')?.slice(1) ?? 1);
      return page === 3 && busy-- > 0
        ? { status: 429, headers: { 'retry-after': '7' } }
        : { body: bodies[page - 1] ?? '' };
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
    const { days, calls } = readScript(expiring(3, status), TWO_DAYS);
    expect(totals(await days)).toEqual([
      ['2026-11-01', '1'],
      ['2026-11-02', '2'],
    ]);
    expect((await days).rowsReceived).toBe(2);
    expect(calls).toHaveLength(8);
  });

  test('four times is given up', async () => {
    const { days, calls } = readScript(expiring(4, 410), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_CURSOR_EXPIRED' });
    expect(calls).toHaveLength(8);
  });

  test.each([400, 410])('on the first page %i is a refusal like any other', async (status) => {
    const { days, calls } = readScript(() => ({ status }), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ status });
    expect(calls).toHaveLength(1);
  });

  test('another refusal on the second page starts nothing again', async () => {
    const { days, calls } = readScript(expiring(9, 403), TWO_DAYS);
    await expect(days).rejects.toMatchObject({ code: 'PROVIDER_FORBIDDEN' });
    expect(calls).toHaveLength(2);
  });
});

test('every failure is one of ours, and no figure comes with it', async () => {
  const error = await readScript(() => ({ status: 401 }), TWO_DAYS).days.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CollectorError);
});

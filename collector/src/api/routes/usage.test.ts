import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { charge, dims, seedEveryKind, store } from '../../../test/export/seededLedger.js';
import { SEEDED, UsageApi, type Item } from '../../../test/usage/usageApi.js';
import { addDays, day, dayOfEpoch } from '../../domain/day.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import { bearer, tokenOf } from '../access/access.testkit.js';

let api: UsageApi;
let accounts: { readonly openai: number; readonly claude: number };
beforeAll(async () => {
  api = await UsageApi.open();
  accounts = await seedEveryKind(api.pool);
});
afterAll(() => api.close());

const keyOf = (item: Item) => JSON.stringify(item);
const totalOf = (items: readonly Item[]) =>
  sumDecimals(items.flatMap(({ billed_cost: cost }) => (cost === null ? [] : [cost as Decimal])));

describe('pages', () => {
  test('of any size hold every row exactly once, the newest first', async () => {
    const whole = await api.all('/api/usage', { ...SEEDED, limit: '1000' });
    expect(whole).toHaveLength(19);
    expect(whole.map((item) => item.day)).toEqual(
      whole
        .map((item) => item.day)
        .sort()
        .reverse(),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (limit) => {
        expect(await api.all('/api/usage', { ...SEEDED, limit: String(limit) })).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  test('add up to what the reports say', async () => {
    const { rows } = await api.pool.query<{ total: string }>(
      `select trim_scale(sum(billed_cost))::text as total from report.daily_cost where day between '2026-01-30' and '2026-02-01'`,
    );
    expect(totalOf(await api.all('/api/usage', { ...SEEDED, limit: '3' }))).toBe(rows[0]?.total);
  });

  test('hold 100 rows unless asked otherwise, and never more than 1000', async () => {
    const days = Array.from({ length: 101 }, (_, index) => addDays(day('2025-01-01'), index));
    const rows = days.map((on) => charge(dims({ chargeDescription: 'daily' }), on, '1'));
    await store(api.pool, accounts.openai, 'costs', rows);
    const query = { start_date: '2025-01-01', end_date: '2025-12-31' };
    expect((await api.get('/api/usage', query)).items).toHaveLength(100);
    expect((await api.get('/api/usage', { ...query, limit: '1000' })).items).toHaveLength(101);
    for (const limit of ['0', '1001', '-1', 'ten'])
      expect(await api.get('/api/usage', { ...query, limit })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  test('neither repeat nor hide a row because others come in between', async () => {
    const before = await api.all('/api/usage', { start_date: '2026-01-01', end_date: '2026-03-31' });
    let newDay = day('2026-02-10');
    const seen = await api.all(
      '/api/usage',
      { start_date: '2026-01-01', end_date: '2026-03-31', limit: '2' },
      async () => {
        newDay = addDays(newDay, 1);
        await store(api.pool, accounts.claude, 'costs', [
          charge(dims({ chargeDescription: 'late' }), newDay, '1'),
          charge(dims({ chargeDescription: 'late' }), addDays(newDay, -30), '1'),
        ]);
      },
    );
    expect(new Set(seen.map(keyOf)).size).toBe(seen.length);
    const old = seen.filter((item) => item.charge_description !== 'late');
    expect(old).toEqual(before);
  });
});

describe('a filter', () => {
  const values = async (query: Record<string, string>, field: string) =>
    [...new Set((await api.all('/api/usage', { ...SEEDED, ...query })).map((item) => item[field]))].sort();

  test.each([
    [{ source: 'manual' }, 'source', ['manual']],
    [{ source: 'estimate' }, 'source', ['estimate']],
    [{ source: 'API' }, 'source', ['api']],
    [{ source: 'all' }, 'source', ['api', 'estimate', 'manual']],
    [{ source: 'import' }, 'source', []],
    [{ service_id: 'anthropic' }, 'service', ['Anthropic']],
    [{ service_id: 'cursor' }, 'service', []],
    [{ model: 'gpt-5' }, 'model', ['gpt-5']],
    [{ model: `it's none` }, 'model', []],
    [{ end_date: '2026-01-30' }, 'day', ['2026-01-30']],
    [{ start_date: '2026-02-01' }, 'day', ['2026-02-01']],
  ])('%j gives the %s %j', async (query, field, expected) => {
    expect(await values(query, field)).toEqual(expected);
  });

  test('on an account gives its rows alone', async () => {
    expect(await values({ account_id: String(accounts.openai) }, 'account')).toEqual(['Main, "prod"']);
    const one = await api.all('/api/usage', { ...SEEDED, account_id: String(accounts.openai) });
    const other = await api.all('/api/usage', { ...SEEDED, account_id: String(accounts.claude) });
    expect(one.length + other.length).toBe((await api.all('/api/usage', SEEDED)).length);
  });

  test('that is not given means the last 30 days, with today', async () => {
    const today = dayOfEpoch(Date.now());
    const days = [1, 0, -29, -30].map((offset) => addDays(today, offset));
    const rows = days.map((on) => charge(dims({ chargeDescription: 'by default' }), on, '1'));
    await store(api.pool, accounts.openai, 'costs', rows);
    const items = (await api.all('/api/usage')).filter((item) => item.charge_description === 'by default');
    expect(items.map((item) => item.day)).toEqual([today, addDays(today, -29)]);
  });

  test.each([
    [{ start_date: '2026-02-30' }, 'INVALID_DATE_FORMAT'],
    [{ end_date: '01.02.2026' }, 'INVALID_DATE_FORMAT'],
    [{ start_date: '' }, 'INVALID_DATE_FORMAT'],
    [{ start_date: '2026-02-02', end_date: '2026-02-01' }, 'INVALID_DATE_RANGE'],
    [{ source: 'guess' }, 'INVALID_SOURCE'],
    [{ service_id: 'nothing' }, 'INVALID_SERVICE'],
    [{ account_id: '999999' }, 'INVALID_ACCOUNT'],
    [{ account_id: '99999999999999999999' }, 'INVALID_ACCOUNT'],
    [{ account_id: '1 or true' }, 'INVALID_ACCOUNT'],
    [{ model: 'a\0b' }, 'INVALID_REQUEST'],
    [{ models: 'gpt-5' }, 'BAD_REQUEST'],
    [{ model: 'x'.repeat(501) }, 'BAD_REQUEST'],
  ])('%j is refused as %s', async (query, code) => {
    const answer = await api.get('/api/usage', query as Record<string, string>);
    expect(answer).toMatchObject({ status: 400, code });
    expect(answer.message).toMatch(/\w/);
  });
});

test('a manual row says who entered it and what was noted; a row of a provider says neither', async () => {
  const [manual, ...more] = await api.all('/api/usage', { ...SEEDED, source: 'manual' });
  expect(more).toEqual([]);
  expect(manual).toMatchObject({
    ...{ billed_cost: '12.5', consumed_quantity: '1000', consumed_unit: 'Tokens', entered_by: 't' },
    ...{ notes: '-1 typed by dev@example.test,\n"second" line', entry_id: expect.stringMatching(/^\d+$/) },
  });
  for (const item of await api.all('/api/usage', { ...SEEDED, source: 'api' }))
    expect(item).toMatchObject({ notes: '', entry_id: null, entered_by: null });
});

test('a row without a price has no cost, which is not zero', async () => {
  const items = await api.all('/api/usage', SEEDED);
  expect(items.filter((item) => item.charge_description === 'mystery').map((item) => item.billed_cost)).toEqual([
    ...[null, null, null],
  ]);
});

describe.each([
  ['/api/usage', ['2026-01-31', 1, 'costs', 1, '2026-01-31T00:00:00Z']],
  ['/api/revisions', ['2026-01-31T00:00:00.123456Z', 1, '2026-01-31', 1, '2026-01-31T00:00:00Z']],
] as const)('a cursor of %s', (path, good) => {
  const ask = (cursor: string) => api.get(path, { ...SEEDED, cursor });
  const written = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

  test('may be one that we could have given', async () => {
    expect(await ask(written(good))).toMatchObject({ status: 200 });
  });

  test('that is any other text is refused, and never a failure of ours', async () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.base64String({ maxLength: 60 }),
      fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (cursor) => {
        const code = cursor.includes('\0') ? 'INVALID_REQUEST' : 'INVALID_CURSOR';
        expect(await ask(cursor)).toMatchObject({ status: 400, code });
      }),
      { numRuns: 150, examples: [[''], ['%00'], ['\0'], ['null'], [written([])]] },
    );
  });

  test('with one place changed is either a position or refused', async () => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, -0, '0000-01-01', '9999-12-31T23:59:60Z'),
      fc.constantFrom<unknown>(
        '2026-13-01T00:00:00Z',
        '2026-02-30T00:00:00Z',
        '2026-01-01T24:00:00Z',
        'a\0b',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.jsonValue({ maxDepth: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), values, async (place, value) => {
        const { status, code } = await ask(written(good.map((old, index) => (index === place ? value : old))));
        expect(status === 200 || code === 'INVALID_CURSOR').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of the other list is refused', async () => {
    const other = good[0].length === 10 ? [good[0], good[0]] : [1, 2, 3, 4, 5];
    expect(await ask(written(other))).toMatchObject(REFUSED);
  });
});

const REFUSED = { status: 400, code: 'INVALID_CURSOR' };

test.each(['/api/usage', '/api/revisions'])('%s is for readers, not for a program that only reports', async (path) => {
  expect(await api.get(path, SEEDED)).toMatchObject({ status: 200 });
  const ingest = bearer(await tokenOf(api.pool, 'ingest', `ingest ${path}`));
  expect(await api.get(path, SEEDED, ingest)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(await api.get(path, SEEDED, { authorization: '' })).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAccount, charge, dims, FIRST_DAY, store } from '../../../test/export/seededLedger.js';
import { SEEDED, UsageApi } from '../../../test/usage/usageApi.js';
import { addDays } from '../../domain/day.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';

let api: UsageApi;
let openai: number;
let groq: number;

/** Nine days of two rows, which `amount` then changes. */
async function restate(
  accountId: number,
  amounts: readonly (string | null)[],
  source: 'api' | 'import',
): Promise<void> {
  const rows = amounts.flatMap((amount, index) => {
    const stable = charge(dims({ source, chargeDescription: 'stable' }), addDays(FIRST_DAY, index % 3), '1');
    const moving = dims({ source, chargeDescription: `moving ${index}`, xModel: 'gpt-5' });
    return [
      ...(index < 3 ? [stable] : []),
      ...(amount === null ? [] : [charge(moving, addDays(FIRST_DAY, index % 3), amount)]),
    ];
  });
  await store(api.pool, accountId, 'costs', rows);
}

beforeAll(async () => {
  api = await UsageApi.open();
  openai = await addAccount(api.pool, 'main');
  groq = await addAccount(api.pool, 'other', 'groq', 'Groq');
  for (const accountId of [openai, groq]) {
    const source = accountId === openai ? 'api' : 'import';
    await restate(accountId, ['1', '2', '3', '4', '5', null], source);
    await restate(accountId, ['1.5', '2', '2.000000000001', null, '5', '6'], source);
  }
});
afterAll(() => api.close());

test('pages of any size hold every change exactly once, the latest first', async () => {
  const whole = await api.all('/api/revisions', { ...SEEDED, limit: '1000' });
  expect(whole).toHaveLength(8);
  const instants = whole.map((item) => String(item.recorded_at));
  expect(instants).toEqual([...instants].sort().reverse());
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (limit) => {
      expect(await api.all('/api/revisions', { ...SEEDED, limit: String(limit) })).toEqual(whole);
    }),
    { numRuns: 9 },
  );
});

test('each says what it was, what it is and what changed it', async () => {
  const items = await api.all('/api/revisions', { ...SEEDED, account_id: String(openai) });
  const changes = items.map(({ charge_description: what, old_cost: was, new_cost: is, delta }) => [
    what,
    was,
    is,
    delta,
  ]);
  expect(changes.sort()).toEqual([
    ['moving 0', '1', '1.5', '0.5'],
    ['moving 2', '3', '2.000000000001', '-0.999999999999'],
    ['moving 3', '4', null, '-4'],
    ['moving 5', null, '6', '6'],
  ]);
  for (const item of items)
    expect(item).toMatchObject({ account: 'main', trigger: 'import', actor: 'test', note: 'seed', model: 'gpt-5' });
});

test('first amounts and changes together are what stands now', async () => {
  const deltas = (await api.all('/api/revisions', SEEDED)).map((item) => item.delta as Decimal);
  const { rows } = await api.pool.query<{ first: Decimal; now: string }>(
    `select sum(first_total)::text as first, trim_scale((select sum(billed_cost) from report.daily_cost))::text as now from aicost.charge_window`,
  );
  expect(sumDecimals([rows[0]?.first as Decimal, ...deltas])).toBe(rows[0]?.now);
});

test.each([
  [{ source: 'api' }, 4],
  [{ source: 'import' }, 4],
  [{ source: 'manual' }, 0],
  [{ service_id: 'groq' }, 4],
  [{ start_date: '2026-01-30', end_date: '2026-01-30' }, 4],
  [{ start_date: '2026-01-31', end_date: '2026-01-31' }, 0],
  [{ start_date: '2025-01-01', end_date: '2025-12-31' }, 0],
])('the filter %j leaves %d', async (query, count) => {
  expect(await api.all('/api/revisions', { ...SEEDED, ...query })).toHaveLength(count);
});

test.each([
  [{ start_date: 'yesterday' }, 'INVALID_DATE_FORMAT'],
  [{ source: 'guess' }, 'INVALID_SOURCE'],
  [{ service_id: 'nothing' }, 'INVALID_SERVICE'],
  [{ account_id: '0' }, 'INVALID_ACCOUNT'],
  [{ model: 'gpt-5' }, 'BAD_REQUEST'],
])('%j is refused as %s', async (query, code) => {
  expect(await api.get('/api/revisions', query as Record<string, string>)).toMatchObject({ status: 400, code });
});

test('changes that come meanwhile neither repeat nor hide others', async () => {
  const before = await api.all('/api/revisions', SEEDED);
  let amount = 10;
  const seen = await api.all('/api/revisions', { ...SEEDED, limit: '2' }, async () => {
    amount += 1;
    await restate(openai, ['1.5', '2', '2.000000000001', null, String(amount), '6'], 'api');
  });
  expect(seen).toEqual(before);
});

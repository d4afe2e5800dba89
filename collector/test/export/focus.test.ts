import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decimal, sumDecimals } from '../../src/domain/decimal.js';
import { cellsOf, ExportApi, rowsOf, SEEDED_DAYS } from './exportApi.js';
import { FOCUS_RULES, MANDATORY, type FocusRow } from './focusRules.js';
import { seedRareKinds } from './rareKinds.js';
import { seedEveryKind } from './seededLedger.js';

let api: ExportApi;
let columns: string[];
let rows: FocusRow[];
beforeAll(async () => {
  api = await ExportApi.open(async (pool) => {
    await seedEveryKind(pool);
    await seedRareKinds(pool);
  });
  const { body } = await api.get({ ...SEEDED_DAYS, format: 'focus' });
  columns = cellsOf(body)[0] ?? [];
  rows = rowsOf(body);
});
afterAll(() => api.close());

/** Of each kind there is at least one row. */
const KINDS: readonly (readonly [string, (row: FocusRow) => boolean])[] = [
  ['usage', (row) => row.x_Measure === 'usage'],
  ['usage of nothing', (row) => row.x_Measure === 'usage' && row.ConsumedQuantity === '0'],
  ['credit', (row) => row.ChargeCategory === 'Credit' && row.BilledCost === '-5'],
  ['manual', (row) => row.x_Source === 'manual'],
  ['estimate', (row) => row.x_Source === 'estimate'],
  ['import', (row) => row.x_Source === 'import'],
  ['unpriced', (row) => row.x_Unpriced === 'true'],
  ['other currency', (row) => row.BillingCurrency === 'EUR'],
  ['purchase', (row) => row.ChargeCategory === 'Purchase' && row.PricingQuantity === '1'],
  ['purchase of a quantity', (row) => row.PricingQuantity === '3' && row.PricingUnit === 'Seats'],
  ['tax', (row) => row.ChargeCategory === 'Tax'],
  ['adjustment', (row) => row.ChargeCategory === 'Adjustment'],
  ['list price', (row) => row.ListCost !== row.BilledCost && row.ListCost !== '0'],
];

test.each(KINDS)('the ledger under test has a row of the kind %s', (_, isOfKind) => {
  expect(rows.filter(isOfKind).length).toBeGreaterThan(0);
});

describe('a FOCUS file', () => {
  test('has exactly the columns that have a rule, each once', () => {
    expect([...columns].sort()).toEqual(FOCUS_RULES.map(({ column }) => column).sort());
    expect(new Set(columns).size).toBe(columns.length);
  });

  test('has every mandatory column, and ours are marked as ours', () => {
    expect(columns).toEqual(expect.arrayContaining(MANDATORY));
    expect(FOCUS_RULES.flatMap(({ column, level }) => (level === 'mandatory' ? column : [])).sort()).toEqual(
      [...MANDATORY].sort(),
    );
    const ours = FOCUS_RULES.flatMap(({ column, level }) => (level === 'ours' ? column : []));
    expect(columns.filter((column) => column.startsWith('x_')).sort()).toEqual(ours.sort());
  });

  test.each(FOCUS_RULES.map(({ column, holds }) => [column, holds] as const))(
    'holds the rule of %s in every row',
    (column, holds) => {
      expect(rows.filter((row) => !holds(row[column] ?? '', row))).toEqual([]);
    },
  );

  test('adds up to the ledger in every currency', async () => {
    const { rows: sums } = await api.pool.query<{ currency: string; cost: string }>(
      `select billing_currency as currency, trim_scale(sum(billed_cost))::text as cost from report.daily_cost
       where day between '2026-01-30' and '2026-02-01' group by 1`,
    );
    for (const { currency, cost } of sums) {
      const own = rows.filter(({ BillingCurrency }) => BillingCurrency === currency);
      expect(sumDecimals(own.map(({ BilledCost = '' }) => decimal(BilledCost)))).toBe(cost);
    }
  });

  test('has no byte order mark and no closing lines, which loaders take for data', async () => {
    const { rawPayload, body } = await api.get({ ...SEEDED_DAYS, format: 'focus', metadata: 'footer' });
    expect(rawPayload.subarray(0, 10).toString()).toBe('BilledCost');
    expect(body).not.toContain('\r\n#');
  });
});

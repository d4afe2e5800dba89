import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAccount, charge, dims, store } from '../../../../test/export/seededLedger.js';
import {
  TrendsApi,
  type BreakdownBody,
  type HeatmapBody,
  type TrendsBody,
  type Words,
} from '../../../../test/trends/trendsApi.js';
import { OWN_STREAMS, type Charge, type ChargeDimensions } from '../../../domain/charge.js';
import { addDays, day, eachDay, type Day } from '../../../domain/day.js';
import { fromUnits, sumDecimals, type Decimal } from '../../../domain/decimal.js';
import { BREAKDOWNS } from '../../../store/analytics/breakdownKeys.js';

const TODAY = day('2026-03-15');
const FIRST = day('2026-02-20');

interface UsageItem {
  readonly billing_currency: string;
  readonly billed_cost: Decimal | null;
  readonly measure: string;
  readonly source: string;
  readonly consumed_unit: string;
  readonly consumed_quantity: Decimal | null;
  readonly sub_account: string;
}

let api: TrendsApi;
let accounts: number[];

/** A month of charges of every kind, five days of them ahead of today; the seed is fixed, so that every run has the same. */
beforeAll(async () => {
  api = await TrendsApi.open(TODAY);
  accounts = [await addAccount(api.pool, 'Main'), await addAccount(api.pool, 'Claude', 'anthropic', 'Anthropic')];
  for (const [index, account] of accounts.entries()) {
    await store(api.pool, account, 'costs', charges('api', TODAY, 40 + index));
    await store(api.pool, account, OWN_STREAMS.manual, charges('manual', addDays(TODAY, 5), 60 + index));
  }
});
afterAll(() => api.close());

function charges(source: 'api' | 'manual', last: Day, seed: number): Charge[] {
  const dimensions = fc.record({
    source: fc.constant(source),
    xMeasure: source === 'api' ? fc.constantFrom('cost' as const, 'usage' as const) : fc.constant('cost' as const),
    xModel: fc.constantFrom('', 'gpt-5', `it's "one"`),
    subAccountId: fc.constantFrom('', 'proj_1'),
    xCredentialId: fc.constantFrom('', 'key_1', 'key_2'),
    skuMeter: fc.constantFrom('', 'Input Tokens', 'Cached Input Tokens', 'output_tokens'),
    xRequestType: fc.constantFrom('', 'completions'),
    xServiceTier: fc.constantFrom('', 'batch'),
    chargeCategory: fc.constantFrom('Usage' as const, 'Credit' as const),
    billingCurrency: fc.constantFrom('USD', 'EUR'),
    consumedUnit: fc.constantFrom('', 'Tokens', 'Requests'),
  });
  const amount = fc.option(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 15n }).map(fromUnits), { freq: 6 });
  const one = fc.tuple(fc.constantFrom(...eachDay(FIRST, last)), dimensions, amount, amount);
  const found = fc.sample(
    fc.uniqueArray(one, { minLength: 80, maxLength: 80, selector: ([on, over]) => JSON.stringify([on, over]) }),
    {
      seed,
      numRuns: 1,
    },
  );
  return (found[0] ?? []).map(([on, over, cost, quantity]) => chargeOf(on, over, cost, quantity));
}

function chargeOf(on: Day, over: Partial<ChargeDimensions>, cost: Decimal | null, quantity: Decimal | null): Charge {
  const counted = over.consumedUnit === '' || quantity?.startsWith('-') ? null : quantity;
  return charge(dims(over), on, over.xMeasure === 'usage' ? null : cost, { consumedQuantity: counted });
}

/** The usage list knows no filter by project; its items say theirs. */
async function usageItems({ project, ...words }: Words): Promise<UsageItem[]> {
  const items: UsageItem[] = [];
  let cursor: string | null = null;
  do {
    const query: Words = { ...words, limit: '1000', ...(cursor === null ? {} : { cursor }) };
    const page: { items: UsageItem[]; next_cursor: string | null } = await api.get('/api/usage', query);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return project === undefined ? items : items.filter((item) => item.sub_account === project);
}

const sum = (values: readonly (string | null)[]) => sumDecimals(values.filter((value) => value !== null) as Decimal[]);

/** What the usage list adds up to, in one currency. */
function costOf(items: readonly UsageItem[], currency: string | null): string {
  return sum(items.filter((item) => item.billing_currency === currency).map((item) => item.billed_cost));
}

function countOf(items: readonly UsageItem[], unit: string): string {
  const counted = items.filter(({ measure, source }) => measure === 'usage' || source !== 'api');
  return sum(counted.filter((item) => item.consumed_unit === unit).map((item) => item.consumed_quantity));
}

const filters = fc.record({
  range: fc.tuple(fc.nat(23), fc.nat(40)).map(([offset, length]) => ({
    start_date: addDays(FIRST, offset),
    end_date: addDays(addDays(FIRST, offset), length),
  })),
  narrow: fc.constantFrom<Words>({}, { source: 'api' }, { source: 'manual' }, { service_id: 'openai' }),
  model: fc.constantFrom<Words>({}, {}, { model: 'gpt-5' }, { model: `it's "one"` }),
  project: fc.constantFrom<Words>({}, {}, { project: 'proj_1' }, { project: '' }),
});

test('the buckets, the total and the usage list of a filter are one number, for every metric and interval', async () => {
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom('day', 'week', 'month', 'quarter'),
      async ({ range, narrow, model, project }, interval) => {
        const words = { ...range, ...narrow, ...model, ...project };
        const items = await usageItems(words);
        for (const metric of ['cost', 'tokens', 'requests']) {
          const { series } = await api.get<TrendsBody>('/api/analytics/trends', { ...words, interval, metric });
          for (const { currency, total, buckets, entered_for_later_days: later } of series) {
            expect(sum(buckets.map(({ value }) => value))).toBe(total ?? '0');
            const unit = metric === 'tokens' ? 'Tokens' : 'Requests';
            expect(sum([total, later])).toBe(metric === 'cost' ? costOf(items, currency) : countOf(items, unit));
          }
          if (metric === 'cost')
            expect(currenciesOf(items).filter((each) => !series.some(({ currency }) => currency === each))).toEqual([]);
        }
      },
    ),
    { numRuns: 12 },
  );
});

function currenciesOf(items: readonly UsageItem[]): string[] {
  return [...new Set(items.filter((item) => item.billed_cost !== null).map((item) => item.billing_currency))];
}

test.each(BREAKDOWNS)(
  'the rows by %s and the other row add up to the total, which is that of the usage list',
  async (by) => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 6 }), async ({ range, narrow, model, project }, limit) => {
        const words = { ...range, ...narrow, ...model, ...project };
        const items = await usageItems(words);
        const query = { ...words, by, limit: String(limit) };
        const { currencies } = await api.get<BreakdownBody>('/api/analytics/breakdown', query);
        for (const { currency, total, rows, other, sources, entered_for_later_days: later } of currencies) {
          const parts = [...rows, ...(other ? [other] : [])];
          for (const field of [
            'billed_cost',
            'not_final_cost',
            'tokens',
            'requests',
            'compared_cost',
            'previous_cost',
          ] as const)
            expect(sum(parts.map((part) => part[field]))).toBe(total[field] ?? '0');
          expect(sum([total.billed_cost, later])).toBe(costOf(items, currency));
          expect(sum(sources.map((each) => each.billed_cost))).toBe(total.billed_cost ?? '0');
          expect(parts.reduce((count, part) => count + part.unpriced_charges, 0)).toBe(total.unpriced_charges);
          expect(other === null || rows.length === limit).toBe(true);
        }
        const found = currencies.map(({ currency }) => currency);
        expect(currenciesOf(items).filter((currency) => !found.includes(currency))).toEqual([]);
      }),
      { numRuns: 4 },
    );
  },
);

test('the heat map and what has no hour are the total of the trends', async () => {
  for (const project of [{}, { project: 'proj_1' }, { project: 'proj_1', model: 'gpt-5' }])
    await mapIsTrend({ start_date: FIRST, end_date: TODAY, ...project });
});

async function mapIsTrend(words: Words): Promise<void> {
  const { series } = await api.get<TrendsBody>('/api/analytics/trends', words);
  const { series: maps } = await api.get<HeatmapBody>('/api/analytics/heatmap', words);
  expect(maps.map(({ currency, total }) => [currency, total])).toEqual(
    series.map(({ currency, total }) => [currency, total]),
  );
  for (const map of maps) expect(sum([map.without_hour, ...map.cells.map(({ value }) => value)])).toBe(map.total);
}

test.each(['month_over_month', 'quarter_over_quarter'] as const)(
  'the change %s of a breakdown is that of the trends, whatever the range',
  async (compare) => {
    for (const words of [
      { start_date: FIRST, end_date: '2026-02-25' },
      { period: '7d', project: 'proj_1', model: '' },
    ]) {
      const { series } = await api.get<TrendsBody>('/api/analytics/trends', words);
      const query = { ...words, by: 'credential', compare };
      const { compared, currencies } = await api.get<BreakdownBody>('/api/analytics/breakdown', query);
      expect(currencies.length).toBeGreaterThan(0);
      for (const { currency, total, rows } of currencies) {
        const trend = series.find((each) => each.currency === currency)?.[compare];
        expect(compared).toMatchObject({ days: trend?.days, previous_first_day: trend?.previous_first_day });
        expect([total.compared_cost ?? '0', total.previous_cost ?? '0']).toEqual([
          ...[trend?.value ?? '0', trend?.previous_value ?? '0'],
        ]);
        expect(sum(rows.map((row) => row.compared_cost))).toBe(total.compared_cost ?? '0');
      }
    }
  },
);

test('the breakdown and the trends compare the same days and find the same', async () => {
  const words = { start_date: '2026-03-05', end_date: TODAY };
  const { series } = await api.get<TrendsBody>('/api/analytics/trends', words);
  const { compared, currencies } = await api.get<BreakdownBody>('/api/analytics/breakdown', { ...words, by: 'source' });
  for (const { currency, total } of currencies) {
    const trend = series.find((each) => each.currency === currency)?.previous_period;
    expect(compared).toMatchObject({ days: trend?.days, previous_first_day: trend?.previous_first_day });
    expect(compared?.known_days).toBe(trend?.known_days);
    expect([total.compared_cost, total.previous_cost, total.change_ratio]).toEqual([
      ...[trend?.value, trend?.previous_value, trend?.change_ratio],
    ]);
  }
});

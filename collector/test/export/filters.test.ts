import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, sumDecimals, type Decimal } from '../../src/domain/decimal.js';
import { UsageApi } from '../usage/usageApi.js';
import { ExportApi, rowsOf } from './exportApi.js';
import { seedRareKinds } from './rareKinds.js';
import { seedEveryKind } from './seededLedger.js';

let api: ExportApi;
let usage: UsageApi;
beforeAll(async () => {
  usage = await UsageApi.open();
  await seedEveryKind(usage.pool);
  await seedRareKinds(usage.pool);
  api = ExportApi.over(usage.servers);
});
afterAll(() => usage.close());

const day = fc.constantFrom('2026-01-29', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02');
const filters = fc
  .record(
    {
      days: fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
      account_id: fc.constantFrom('1', '2', '3'),
      service_id: fc.constantFrom('openai', 'anthropic', 'groq'),
      source: fc.constantFrom('api', 'manual', 'import', 'estimate', 'all'),
      model: fc.constantFrom('gpt-5', 'claude-5', '', `x' or 'a' = 'a`),
    },
    { requiredKeys: ['days'] },
  )
  .map(({ days: [start_date, end_date], ...rest }) => ({ start_date, end_date, ...rest }));
type Filter = typeof filters extends fc.Arbitrary<infer T> ? T : never;

interface Sum {
  readonly count: number;
  readonly costUsd: string;
}

const sum = (costs: readonly (string | number | null | undefined)[]): Sum => ({
  count: costs.length,
  costUsd: sumDecimals(
    costs.flatMap((cost) => (cost === null || cost === undefined || cost === '' ? [] : decimal(plain(cost)))),
  ),
});
/** As JavaScript shows small numbers, `1e-12`; the seed has none that a float cannot hold. */
const plain = (cost: string | number): string => (typeof cost === 'string' ? cost : cost.toFixed(12));

async function bySql({ start_date, end_date, account_id, service_id, source, model }: Filter): Promise<Sum> {
  const { rows } = await usage.pool.query<{ count: number; costUsd: Decimal }>(
    `select (select count(*)::int from aicost.charge as c join aicost.charge_series as s using (account_id, series_id)
               join aicost.account as a using (account_id)
             where c.charge_date between $1 and $2 and c.account_id = coalesce($3, c.account_id) and a.service_id = coalesce($4, a.service_id)
               and s.source = coalesce($5, s.source) and s.model = coalesce($6, s.model)) as count,
            coalesce(trim_scale(sum(d.billed_cost)), 0)::text as "costUsd"
     from report.daily_cost as d
     where d.day between $1 and $2 and d.account_id = coalesce($3, d.account_id) and d.service_id = coalesce($4, d.service_id)
       and d.source = coalesce($5, d.source) and d.model = coalesce($6, d.model) and d.billing_currency = 'USD'`,
    [start_date, end_date, account_id, service_id, source === 'all' ? undefined : source, model],
  );
  return rows[0] ?? { count: 0, costUsd: '0' };
}

interface JsonFile {
  readonly export_metadata: { readonly total_records: number; readonly total_cost_usd: number };
  readonly records: readonly { readonly cost_usd: number | null }[];
}

test('SQL, the pages of the API and every format of the export give the same sum and count for any filter', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const expected = await bySql(filter);
      const items = await usage.all('/api/usage', { ...filter, limit: '7' });
      expect(sum(items.map((item) => (item.billing_currency === 'USD' ? item.billed_cost : null)))).toEqual(expected);
      const csv = await api.get({ ...filter, metadata: 'none' });
      expect(sum(rowsOf(csv.body).map((row) => row['Cost (USD)']))).toEqual(expected);
      expect(csv.headers['x-total-count']).toBe(String(expected.count));
      const json = JSON.parse((await api.get({ ...filter, format: 'json' })).body) as JsonFile;
      expect(sum(json.records.map((record) => record.cost_usd))).toEqual(expected);
      expect(json.export_metadata.total_records).toBe(expected.count);
      expect(sum([json.export_metadata.total_cost_usd]).costUsd).toBe(expected.costUsd);
      const ndjson = await api.get({ ...filter, format: 'ndjson' });
      const lines = ndjson.body.split('\n').filter((line) => line !== '');
      expect(sum(lines.map((line) => (JSON.parse(line) as { cost_usd: number | null }).cost_usd))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

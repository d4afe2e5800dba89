import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JSONParser } from '@streamparser/json';
import { syntheticWindows } from '../../bench/syntheticCharges.js';
import { fromUnits, sumDecimals, ZERO } from '../../src/domain/decimal.js';
import { exportWish } from '../../src/jobs/export/exportWish.js';
import { openExport } from '../../src/jobs/export/openExport.js';
import { parquetFile } from '../../src/jobs/export/parquet.js';
import { ALL_FIELDS } from '../../src/store/export/fields.js';
import type { Part } from '../../src/store/export/picture.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { parquetRows } from './parquetRows.js';
import { addAccount, FIRST_DAY, store } from './seededLedger.js';

const WINDOWS = syntheticWindows(FIRST_DAY, 50, 1_200);
const COST = sumDecimals(WINDOWS.flatMap(({ charges }) => charges.flatMap(({ billedCost }) => billedCost ?? [])));
const COUNT = 60_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const accountId = await addAccount(database.pool, 'one');
  await store(
    database.pool,
    accountId,
    'costs',
    WINDOWS.flatMap(({ charges }) => charges),
  );
}, 120_000);
afterAll(() => database.drop());

async function* exported(words: Record<string, string>): AsyncGenerator<Buffer> {
  const days = { start_date: '2026-01-01', end_date: '2026-12-31' };
  const file = await openExport(database.pool, await exportWish(database.pool, { ...days, ...words }));
  yield* file.bytes;
}

describe('sixty thousand records', () => {
  test('are JSON whose totals stand first and equal the sum of its records', async () => {
    const parser = new JSONParser({ paths: ['$.export_metadata', '$.records.*'], keepStack: false });
    let totals: { total_records: number; total_cost_usd: number } | undefined;
    let count = 0;
    let units = 0n;
    parser.onValue = ({ value, key }) => {
      if (key === 'export_metadata') totals = value as unknown as typeof totals;
      else {
        if (totals) count += 1;
        units += BigInt(Math.round((value as { cost_usd: number }).cost_usd * 1e9)) * 1_000n;
      }
    };
    for await (const bytes of exported({ format: 'json', columns: 'date,cost_usd' })) parser.write(bytes);
    expect(parser.isEnded).toBe(true);
    expect([count, fromUnits(units)]).toEqual([COUNT, COST]);
    expect([totals?.total_records, totals?.total_cost_usd]).toEqual([COUNT, Number(COST)]);
  }, 120_000);

  test('are Parquet with exact decimals and days', async () => {
    const { metadata, rows } = await parquetRows(exported({ format: 'parquet' }));
    expect(Number(metadata.num_rows)).toBe(COUNT);
    expect(metadata.row_groups.length).toBeGreaterThan(1);
    expect(metadata.schema).toContainEqual(
      expect.objectContaining({ name: 'cost_usd', converted_type: 'DECIMAL', precision: 24, scale: 12 }),
    );
    const days = rows.map(({ date }) => (date as Date).toISOString().slice(0, 10));
    const expected = WINDOWS.flatMap(({ day, charges }) => charges.map(() => day));
    expect(days.findIndex((day, index) => day !== expected[index])).toBe(-1);
    expect(sumDecimals(rows.flatMap(({ cost_usd }) => cost_usd ?? []))).toBe(COST);
    expect(rows.every(({ tokens, account }) => tokens === null && account === 'one')).toBe(true);
  }, 120_000);
});

test('Parquet keeps the last of twelve digits, every sign, and what is not known', async () => {
  const costs = ['0.000000000001', '-5', '999999999999.999999999999', '-999999999999.999999999999', '0', null];
  const fields = ALL_FIELDS.filter(({ id }) => id === 'cost_usd');
  async function* parts(): AsyncGenerator<Part> {
    const text = Buffer.from(costs.map((cost) => JSON.stringify([cost])).join('\n'));
    yield { records: costs.length, costUsd: ZERO, text };
  }
  const { rows } = await parquetRows(parquetFile(parts(), fields));
  expect(rows.map(({ cost_usd }) => cost_usd)).toEqual(costs);
});

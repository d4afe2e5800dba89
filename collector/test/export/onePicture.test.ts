import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { restate, syntheticWindows } from '../../bench/syntheticCharges.js';
import { decimal, fromUnits, sumDecimals, toUnits, type Decimal } from '../../src/domain/decimal.js';
import { addDays, instant, startOfDay } from '../../src/domain/day.js';
import { exportWish, type ExportWords } from '../../src/jobs/export/exportWish.js';
import { openExport } from '../../src/jobs/export/openExport.js';
import { createPool, type Pool } from '../../src/store/db.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { rowsOf } from './exportApi.js';
import { addAccount, FIRST_DAY, store } from './seededLedger.js';

const LARGE_DAY = addDays(FIRST_DAY, 5);
const hour = (text: number) => instant(startOfDay(LARGE_DAY) + text * 3_600_000);
/** More than two slices on one day: every series has a charge an hour. */
const largeDay = syntheticWindows(LARGE_DAY, 1, 1_400).map(({ day, charges }) => ({
  day,
  charges: Array.from({ length: 24 }, (_, index) =>
    charges.map((each) => ({ ...each, chargePeriod: { start: hour(index), end: hour(index + 1) } })),
  ).flat(),
}));
const WINDOWS = [...syntheticWindows(FIRST_DAY, 5, 900), ...largeDay];
const WORDS = { start_date: '2026-01-01', end_date: '2026-03-01', metadata: 'none' };

let database: TestDatabase;
let accountId: number;
let other: Pool;
beforeAll(async () => {
  database = await testDatabase();
  accountId = await addAccount(database.pool, 'one');
  await store(
    database.pool,
    accountId,
    'costs',
    WINDOWS.flatMap(({ charges }) => charges),
  );
  other = createPool(database.url, { applicationName: 'aicost-export', size: 1 });
});
afterAll(async () => {
  await other.end();
  await database.drop();
});

async function exported(pool: Pool, words: ExportWords = {}) {
  const file = await openExport(pool, await exportWish(database.pool, { ...WORDS, ...words }));
  const parts: Buffer[] = [];
  for await (const part of file.bytes) parts.push(part);
  return { totals: file.totals, bytes: Buffer.concat(parts) };
}

describe('a large ledger', () => {
  test.each(['csv', 'json'])('gives the same bytes over one connection and over two (%s)', async (format) => {
    const [one, two] = [await exported(other, { format }), await exported(database.pool, { format })];
    // Not compared by `toBe`, which would take minutes to show a difference.
    expect(withoutMoment(one.bytes) === withoutMoment(two.bytes)).toBe(true);
  });

  test('is exported once, in order of its days, though one day is cut by its series', async () => {
    const rows = rowsOf(
      (
        await exported(database.pool, { columns: 'date,credential,sku_meter,model,charge_period_start' })
      ).bytes.toString(),
    );
    const count = WINDOWS.reduce((sum, { charges }) => sum + charges.length, 0);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => Object.values(row).join(' '))).size).toBe(count);
    const days = WINDOWS.flatMap(({ day, charges }) => charges.map(() => day));
    expect(rows.findIndex(({ Date: on }, index) => on !== days[index])).toBe(-1);
  });
});

/** The moment of the export is all that differs. */
const withoutMoment = (bytes: Buffer): string => bytes.toString().replace(/"generated_at":"[^"]*"/, '');

test('while amounts are restated, every export adds up to its own totals', async () => {
  const small = WINDOWS.slice(0, 5);
  let isDone = false;
  const writing = (async () => {
    for (let turn = 0; !isDone; turn += 1) {
      const windows = turn % 2 === 0 ? restate(small, 3) : small;
      await store(
        database.pool,
        accountId,
        'costs',
        windows.flatMap(({ charges }) => charges),
      );
    }
    return true;
  })();
  const sums = new Set<Decimal>();
  for (let count = 0; count < 4; count += 1) {
    const { totals, bytes } = await exported(count % 2 === 0 ? database.pool : other);
    const rows = rowsOf(bytes.toString());
    expect(rows).toHaveLength(totals.records);
    expect(sumDecimals(rows.map((row) => decimal(row['Cost (USD)'] ?? '')))).toBe(totals.costUsd);
    sums.add(totals.costUsd);
  }
  isDone = true;
  expect(await writing).toBe(true);
  const restated = toUnits(await costOf(restate(small, 3))) - toUnits(await costOf(small));
  const all = toUnits(await costOf(WINDOWS));
  const possible = [fromUnits(all), fromUnits(all + restated)];
  expect([...sums].filter((sum) => !possible.includes(sum))).toEqual([]);
}, 120_000);

async function costOf(windows: typeof WINDOWS) {
  return sumDecimals(windows.flatMap(({ charges }) => charges.flatMap(({ billedCost }) => billedCost ?? [])));
}

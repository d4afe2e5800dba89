import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { syntheticWindows } from '../../bench/syntheticCharges.js';
import { bearer } from '../../src/api/access/access.testkit.js';
import { createPool, type Pool } from '../../src/store/db.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { OpenServers } from '../openServer.js';
import { until } from '../until.js';
import { ExportApi } from './exportApi.js';
import { addAccount, FIRST_DAY, store } from './seededLedger.js';

/** The text of a charge in the second slice, at which the database falls asleep. */
const WAIT = 'wait';
const DAYS = { start_date: '2026-01-30', end_date: '2026-02-02', format: 'focus' };

let api: ExportApi;
/** What the test's client holds open that it no longer needs: a connection on which nothing was asked counts as busy. */
let hangUp: () => void = () => undefined;
/** What each test has a copy of. */
let seeded: TestDatabase;
beforeAll(async () => {
  seeded = await testDatabase();
  await seedSleeper(seeded.pool);
});
afterAll(() => seeded.drop());
beforeEach(async () => {
  api = ExportApi.over(OpenServers.over(await testDatabase(seeded)));
});
afterEach(() => {
  hangUp();
  return api.close();
});

/** Three slices; every row of FOCUS says its raw text, and the text of one takes half a minute. */
async function seedSleeper(pool: Pool): Promise<void> {
  const accountId = await addAccount(pool, 'one');
  const small = syntheticWindows(FIRST_DAY, 2, 600).flatMap(({ charges }) => charges);
  const [large] = syntheticWindows('2026-02-01' as typeof FIRST_DAY, 1, 15_900);
  const charges = small.map((each, index) => (index === 900 ? { ...each, xBilledCostRaw: WAIT } : each));
  await store(pool, accountId, 'costs', [...charges, ...(large?.charges ?? [])]);
  await pool.query(`
    create or replace function aicost.csv_text(value text) returns text language plpgsql immutable as
    $$ begin if value = '${WAIT}' then perform pg_sleep(30); end if; return value; end $$`);
}

async function wakeUp(): Promise<void> {
  await api.pool.query(`update aicost.charge set billed_cost_raw = '' where billed_cost_raw = '${WAIT}'`);
}

const SLEEPERS = `from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;

const isAsleep = async (): Promise<boolean> => ((await api.pool.query(`select ${SLEEPERS}`)).rowCount ?? 0) > 0;

async function outcome(): Promise<{ action: string; detail: Record<string, unknown> }> {
  type Row = { action: string; detail: Record<string, unknown> };
  const ended = () =>
    api.pool.query<Row>(
      `select a.action, a.detail from aicost.audit as a where a.action like 'export.%' and a.action <> 'export.started'`,
    );
  await until(async () => (await ended()).rows.length > 0);
  return (await ended()).rows[0] as Row;
}

/** An export over HTTP that has begun and whose next slice is being waited for. */
async function begunExport(exportPool: Pool, signal?: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const exports = { pool: exportPool, spoolFolder: tmpdir(), observe: () => undefined };
  const app = api.servers.serverOf(api.pool, { exports });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  hangUp = () => app.server.closeAllConnections();
  const headers = bearer(await api.person());
  const answer = await fetch(`${url}/api/usage/export?${new URLSearchParams(DAYS)}`, {
    headers,
    signal: signal ?? null,
  });
  expect([answer.status, answer.headers.get('x-total-count')]).toEqual([200, '17100']);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  expect((await reader.read()).value?.length).toBeGreaterThan(0);
  await until(isAsleep);
  return reader;
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<'whole'> {
  while (!(await reader.read()).done);
  return 'whole';
}

const isWhole = (pool: Pool): boolean => pool.idleCount === pool.totalCount && pool.waitingCount === 0;

/** One connection, then two that read the same picture. */
describe.each([1, 2])('with %d connections', (size) => {
  let pool: Pool;
  beforeEach(() => {
    pool = createPool(api.servers.database.url, { applicationName: 'aicost-export', size });
  });
  afterEach(() => pool.end());

  test('an export whose connection dies breaks the answer, says so in the audit, and the next one is whole', async () => {
    const reader = await begunExport(pool);
    await api.pool.query(`select pg_terminate_backend(pid) ${SLEEPERS}`);
    await expect(readToEnd(reader)).rejects.toThrow(/terminated/);
    expect(await outcome()).toMatchObject({
      action: 'export.failed',
      detail: { rows: 0, code: 'DATABASE_UNAVAILABLE' },
    });
    await until(() => isWhole(pool));
    await wakeUp();
    const again = api.servers.serverOf(api.pool, {
      exports: { pool, spoolFolder: tmpdir(), observe: () => undefined },
    });
    const answer = await again.inject({ url: '/api/usage/export', query: DAYS, headers: bearer(await api.person()) });
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(17_101);
  });

  test('a client that goes gives the connections back, and the database stops working for it', async () => {
    const gone = new AbortController();
    const reader = await begunExport(pool, gone.signal);
    gone.abort();
    await expect(readToEnd(reader)).rejects.toThrow(/abort/);
    await until(() => isWhole(pool));
    await until(async () => !(await isAsleep()));
    expect(await outcome()).toMatchObject({ action: 'export.aborted', detail: { rows: 0 } });
  });
});

describe('records that are not what the daily sums say', () => {
  const tampered: readonly (readonly [string, string])[] = [
    [
      'a record too many in the sums',
      `update aicost.charge_rollup set charges = charges + 1 where dimension = 'total' and charge_date = '2026-01-31'`,
    ],
    [
      'a record too few in the sums',
      `update aicost.charge_rollup set charges = charges - 1 where dimension = 'total' and charge_date = '2026-01-30'`,
    ],
    ['a day missing in the sums', `delete from aicost.charge_rollup where charge_date = '2026-02-01'`],
    [
      'an amount',
      `update aicost.charge_rollup set billed_cost = billed_cost + 0.000000000001 where dimension = 'total' and charge_date = '2026-01-31'`,
    ],
    ['a charge', `delete from aicost.charge where series_id = 7 and charge_date = '2026-01-30'`],
  ];

  test.each(tampered)('(%s) break the export at its end, in every format', async (_, sql) => {
    await wakeUp();
    await api.pool.query(sql);
    const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
    for (const format of ['csv', 'json', 'ndjson', 'focus', 'parquet']) {
      const query = new URLSearchParams({ ...DAYS, format, gzip: format === 'csv' ? '1' : '0' });
      const answer = await fetch(`${url}/api/usage/export?${query}`, { headers: bearer(await api.person()) });
      await expect(answer.arrayBuffer()).rejects.toThrow(/terminated/);
    }
    expect(await outcome()).toMatchObject({ action: 'export.failed', detail: { code: 'LEDGER_SUM_MISMATCH' } });
  });
});

import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Charge } from '../src/domain/charge.js';
import { addDays, day, type Day } from '../src/domain/day.js';
import { withTransaction } from '../src/store/db.js';
import { CHARGE_TARGET, chargeLines, replaceWindows } from '../src/store/replaceWindows.js';
import { SeriesIndex } from '../src/store/seriesIndex.js';
import { windowPayload } from '../src/store/windowPayload.js';
import { restate, syntheticWindows } from './syntheticCharges.js';
import { benchDatabase } from './benchDatabase.js';
import { median } from './median.js';
import { printTable } from './printTable.js';

const DAYS = 400;
const ROWS_PER_DAY = 2_500;
const BATCH_DAYS = 31;
const ROUNDS = 3;

type Windows = { day: Day; charges: Charge[] }[];

/**
 * How close the ledger comes to the physical limit: raw COPY of the same rows, already in COPY's format, into the same
 * keyed table. One million rows; windows, revisions, rollups and the sum identity are all kept. Charges are made
 * outside the clock. Ratios come from one run, medians of the rounds.
 */
export async function ledger(): Promise<void> {
  const seconds: Record<Step, number[]> = { raw: [], fresh: [], replay: [], restated: [] };
  let walOfReplay = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await using database = await benchDatabase();
    const { pool } = database;
    await pool.query(`insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
                      values ('bench', 'openai', 'OpenAI', 'config', '2025-01-01')`);
    seconds.raw.push(await rawCopy(pool));
    seconds.fresh.push(await replaceAll(pool, 1, 'fresh', batch));
    const before = await walPosition(pool);
    seconds.replay.push(await replaceAll(pool, 2, 'unchanged', batch));
    walOfReplay = (await walPosition(pool)) - before;
    seconds.restated.push(await replaceAll(pool, 3, 'changed', (from) => restate(batch(from), 100)));
  }
  const raw = median(seconds.raw);
  const row = (name: Step, label: string, goal: number): string[] => {
    const value = median(seconds[name]);
    return [label, value.toFixed(2), (raw / value).toFixed(2), `>= ${goal}`];
  };
  printTable(
    `Ledger: ${DAYS * ROWS_PER_DAY} rows in ${DAYS} windows; limit: raw COPY into the same keyed table`,
    ['step', 'seconds', 'ratio to raw COPY', 'goal'],
    [
      ['raw COPY', raw.toFixed(2), '1.00', ''],
      row('fresh', 'fresh windows', 0.38),
      row('replay', 'unchanged replay', 1),
      row('restated', '1 % restated', 0.9),
    ],
  );
  process.stdout.write(
    `WAL written by the replay (window states only, no charge): ${(walOfReplay / 1024).toFixed(0)} kB\n`,
  );
}

type Step = 'raw' | 'fresh' | 'replay' | 'restated';

const FIRST_DAY = day('2025-10-01');

function batch(from: number): Windows {
  return syntheticWindows(addDays(FIRST_DAY, from), Math.min(BATCH_DAYS, DAYS - from), ROWS_PER_DAY, from);
}

async function rawCopy(pool: pg.Pool): Promise<number> {
  await pool.query('create table raw_charge (like aicost.charge including all)');
  const index = new SeriesIndex();
  const lines: Buffer[] = [];
  for (let from = 0; from < DAYS; from += BATCH_DAYS) {
    for (const { day: date, charges } of batch(from)) {
      const ids = await index.resolve(pool, 1, 'warm-up', charges);
      const payload = windowPayload({ accountId: 1, stream: 'costs', day: date }, charges, ids);
      lines.push(Buffer.from([...chargeLines({ accountId: 1, stream: 'costs', runId: '1' }, [payload])].join('')));
    }
  }
  const target = CHARGE_TARGET.replace('aicost.charge', 'raw_charge');
  const elapsed = await timed(() =>
    withTransaction(pool, (tx) => pipeline(Readable.from(lines), tx.query(copyFrom(`copy ${target} from stdin`)))),
  );
  await pool.query('drop table raw_charge');
  return elapsed;
}

async function replaceAll(
  pool: pg.Pool,
  run: number,
  expected: 'fresh' | 'unchanged' | 'changed',
  windowsFrom: (from: number) => Windows,
): Promise<number> {
  const series = new SeriesIndex();
  let elapsed = 0;
  for (let from = 0; from < DAYS; from += BATCH_DAYS) {
    const windows = windowsFrom(from);
    elapsed += await timed(async () => {
      const result = await replaceWindows(pool, series, {
        accountId: 1,
        stream: 'costs',
        runId: String(run),
        fetchedAt: `2026-11-20T0${run}:00:00Z`,
        endpoint: 'bench',
        restatementDays: 3,
        windows,
      });
      if (result[expected] !== windows.length)
        throw new Error(`expected ${windows.length} ${expected} windows, got ${JSON.stringify(result)}`);
    });
  }
  return elapsed;
}

async function walPosition(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`);
  return Number(rows[0]?.bytes);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

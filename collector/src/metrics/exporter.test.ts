import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { createLogger } from '../logging/logger.js';
import type { Pool } from '../store/deadline.js';
import { CATALOG } from './catalog.js';
import { createExporter, type Exporter, type ExporterOptions } from './exporter.js';

const TODAY = `(aicost.now() at time zone 'UTC')::date`;
const FIRST = `date_trunc('month', aicost.now() at time zone 'UTC')::date`;

let database: TestDatabase;
let log: string[];
let exporters: Exporter[];
beforeEach(async () => {
  database = await testDatabase();
  [log, exporters] = [[], []];
});
afterEach(async () => {
  await Promise.all(exporters.map((exporter) => exporter.close()));
  await database.drop();
});

function exporterOn(pool: Pool, options: Partial<ExporterOptions> = {}): Exporter {
  const logger = createLogger({ level: 'debug', secrets: [], destination: { write: (line) => log.push(line) } });
  const exporter = createExporter({ pool, log: logger, version: '1.2.3', ...options });
  exporters.push(exporter);
  return exporter;
}

/** Values of all series by `name{labels}`. */
async function scrape(exporter: Exporter): Promise<Map<string, number>> {
  const lines = (await exporter.render()).toString().split('\n');
  const series = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    series.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

async function read(exporter: Exporter): Promise<Map<string, number>> {
  await exporter.refresh();
  return scrape(exporter);
}

async function account(name: string, service = 'openai'): Promise<number> {
  const { rows } = await database.pool.query<{ id: number }>(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ($1, $2, $2, 'config', '2025-01-01') returning account_id as id`,
    [name, service],
  );
  return rows[0]!.id;
}

interface Cost {
  readonly day?: string;
  readonly cost: string | null;
  readonly currency?: string;
  readonly source?: string;
  readonly unpriced?: number;
}

let streams = 0;

async function spend(
  accountId: number,
  { day = TODAY, cost, currency = 'USD', source = 'api', unpriced = 0 }: Cost,
): Promise<void> {
  const stream = `stream${(streams += 1)}`;
  await database.pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     values ('total', ${day}, $1, $2, $3, $4, '', $5, $6, 1)`,
    [accountId, stream, source, currency, cost, unpriced],
  );
  await database.pool.query(
    `insert into aicost.charge_window (account_id, stream, charge_date, finality, error_code) values ($1, $2, ${day}, 'provisional', null)`,
    [accountId, stream],
  );
}

async function run(
  accountId: number,
  outcome: string,
  counts: { restated?: number; rounded?: number; rejected?: number; ago?: string } = {},
) {
  const { restated = 0, rounded = 0, rejected = 0, ago = '0' } = counts;
  await database.pool.query(
    `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at, amounts_restated, rows_rounded, rows_rejected)
     values ($1, 'schedule', $2, aicost.now() - $6::interval, case when $2 <> 'running' then aicost.now() - $6::interval end, $3, $4, $5)`,
    [accountId, outcome, restated, rounded, rejected, ago],
  );
}

describe('money', () => {
  test('is that of the UTC month and day, as the views say, exact to the last digit of a number', async () => {
    const id = await account('one');
    await spend(id, { cost: '0.100000000001' });
    await spend(id, { cost: '0.2' });
    await spend(id, { day: FIRST, cost: '1000' });
    await spend(id, { day: `${FIRST} - 1`, cost: '7777' });
    await spend(id, { day: `${TODAY} + 1`, cost: '8888' });
    const figures = await read(exporterOn(database.pool));
    const { rows } = await database.pool.query<{ cost: string; today: string }>(
      `select sum(billed_cost) as cost, sum(billed_cost) filter (where day = ${TODAY}) as today
       from report.daily_cost_by_account where day between ${FIRST} and ${TODAY}`,
    );
    const labels = '{account="one",service="openai",currency="USD"}';
    expect(figures.get(`aicost_month_to_date_cost${labels}`)).toBe(Number(rows[0]?.cost));
    expect(figures.get(`aicost_today_cost${labels}`)).toBe(Number(rows[0]?.today));
    expect(Number(rows[0]?.cost)).toBeGreaterThanOrEqual(1000.3);
  });

  test('is the same whatever zone the connection lives in', async () => {
    const id = await account('one');
    await spend(id, { day: FIRST, cost: '5' });
    await spend(id, { day: `${FIRST} - 1`, cost: '7777' });
    for (const zone of ['Pacific/Chatham', 'America/Los_Angeles']) {
      const pool = new pg.Pool({ connectionString: database.url, options: `-c TimeZone=${zone}` });
      const figures = await read(exporterOn(pool));
      expect(figures.get('aicost_month_to_date_cost{account="one",service="openai",currency="USD"}')).toBe(5);
      await pool.end();
    }
  });

  test('of two currencies is two series', async () => {
    const id = await account('one');
    await spend(id, { cost: '1' });
    await spend(id, { cost: '2', currency: 'EUR' });
    const figures = await read(exporterOn(database.pool));
    expect([...figures].filter(([name]) => name.startsWith('aicost_month_to_date_cost'))).toEqual([
      ['aicost_month_to_date_cost{account="one",service="openai",currency="EUR"}', 2],
      ['aicost_month_to_date_cost{account="one",service="openai",currency="USD"}', 1],
    ]);
  });

  test('that is unknown is absent, not zero; zero is zero', async () => {
    await spend(await account('unpriced'), { cost: null, unpriced: 3 });
    await spend(await account('free'), { cost: '0' });
    await account('unread');
    const figures = await read(exporterOn(database.pool));
    expect([...figures].filter(([name]) => name.startsWith('aicost_month_to_date_cost'))).toEqual([
      ['aicost_month_to_date_cost{account="free",service="openai",currency="USD"}', 0],
    ]);
    expect(figures.get('aicost_unpriced_rows{account="unpriced",service="openai"}')).toBe(3);
  });

  test('may fall when a provider takes some back', async () => {
    const id = await account('one');
    await spend(id, { cost: '10' });
    const exporter = exporterOn(database.pool);
    const name = 'aicost_month_to_date_cost{account="one",service="openai",currency="USD"}';
    expect((await read(exporter)).get(name)).toBe(10);
    await database.pool.query(`update aicost.charge_rollup set billed_cost = 4`);
    expect((await read(exporter)).get(name)).toBe(4);
  });

  test('has shares by source within each currency', async () => {
    const id = await account('one');
    await spend(id, { cost: '75' });
    await spend(id, { cost: '25', source: 'manual' });
    await spend(id, { cost: '3', source: 'import', currency: 'EUR' });
    await spend(id, { cost: '0', currency: 'CHF' });
    const figures = await read(exporterOn(database.pool));
    expect(Object.fromEntries([...figures].filter(([name]) => name.startsWith('aicost_source_share')))).toEqual({
      'aicost_source_share_ratio{source="api",currency="USD"}': 0.75,
      'aicost_source_share_ratio{source="manual",currency="USD"}': 0.25,
      'aicost_source_share_ratio{source="import",currency="EUR"}': 1,
    });
  });
});

describe('the health of accounts', () => {
  test('is what report.sync_health says', async () => {
    const [good, bad] = [await account('good'), await account('bad', 'anthropic')];
    await spend(good, { cost: '1', unpriced: 2 });
    await run(good, 'succeeded', { ago: '2 hours' });
    await run(good, 'partial');
    await run(good, 'aborted');
    await run(good, 'running');
    await run(bad, 'failed');
    await database.pool.query(
      `insert into aicost.charge_window (account_id, stream, charge_date, finality, error_code)
       values ($1, 's', '2026-01-01', 'final', null), ($1, 's', '2026-01-02', 'final', 'PROVIDER_TIMEOUT'), ($1, 's', '2026-01-03', 'settling', null),
              ($1, 's', '2026-01-04', null, 'PROVIDER_TIMEOUT')`,
      [good],
    );
    const figures = await read(exporterOn(database.pool));
    const { rows } = await database.pool.query<Record<string, string>>(
      `select account_name, service_id, extract(epoch from last_success_at) as success, windows_final as final, windows_settling as settling,
              windows_provisional as provisional, windows_failed as failed, unpriced_charges as unpriced from report.sync_health`,
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const labels = `account="${row.account_name}",service="${row.service_id}"`;
      expect(figures.get(`aicost_unpriced_rows{${labels}}`)).toBe(Number(row.unpriced));
      expect(figures.get(`aicost_account_last_success_timestamp_seconds{${labels}}`) ?? null).toBe(
        row.success === null ? null : Number(row.success),
      );
      for (const finality of ['final', 'settling', 'provisional', 'failed'] as const) {
        expect(figures.get(`aicost_windows{${labels},finality="${finality}"}`)).toBe(Number(row[finality]));
      }
    }
    expect(figures.get('aicost_account_up{account="good",service="openai"}')).toBe(1);
    expect(figures.get('aicost_account_up{account="bad",service="anthropic"}')).toBe(0);
  });

  test('is neither up nor down before the first read, and after the account was taken out of service', async () => {
    await account('new');
    const old = await account('old');
    await run(old, 'failed');
    await database.pool.query(`update aicost.account set is_active = false where account_id = $1`, [old]);
    const figures = await read(exporterOn(database.pool));
    expect([...figures.keys()].filter((name) => name.startsWith('aicost_account_'))).toEqual([]);
    expect(figures.get('aicost_sync_runs_total{account="old",service="openai",outcome="failed"}')).toBe(1);
  });
});

describe('counters', () => {
  const runs = (figures: Map<string, number>, outcome: string) =>
    figures.get(`aicost_sync_runs_total{account="one",service="openai",outcome="${outcome}"}`);

  test('are totals of the database, so restarts and other collectors do not matter', async () => {
    const id = await account('one');
    await run(id, 'succeeded', { restated: 5, rounded: 1, rejected: 2 });
    await run(id, 'failed', { rejected: 4 });
    await run(id, 'running');
    await database.pool.query(
      `insert into aicost.schema_drift values ($1, 's', 'new_field', '1', now(), now()), ($1, 's', 'other', '1', now(), now())`,
      [id],
    );
    const first = exporterOn(database.pool);
    const before = await read(first);
    await first.close();
    const after = await read(exporterOn(database.pool));
    for (const figures of [before, after]) {
      expect([
        runs(figures, 'succeeded'),
        runs(figures, 'failed'),
        runs(figures, 'partial'),
        runs(figures, 'aborted'),
      ]).toEqual([1, 1, 0, 0]);
      expect(runs(figures, 'running')).toBeUndefined();
      expect(figures.get('aicost_rows_restated_total{account="one",service="openai"}')).toBe(5);
      expect(figures.get('aicost_schema_drift_total{account="one",service="openai"}')).toBe(2);
      expect(figures.get('aicost_amounts_rounded_total')).toBe(1);
      expect(figures.get('aicost_rows_rejected_total')).toBe(6);
    }
  });

  test('count every run once, however old it is and in whatever order runs end', async () => {
    const id = await account('one');
    const exporter = exporterOn(database.pool);
    expect(runs(await read(exporter), 'succeeded')).toBe(0);
    for (let index = 0; index < 5; index += 1) await run(id, 'succeeded', { ago: '3 hours', restated: 1 });
    await run(id, 'running', { ago: '2 hours' });
    await run(id, 'succeeded', { ago: '2 hours', restated: 1 });
    await run(id, 'succeeded', { restated: 1 });
    for (let again = 0; again < 3; again += 1) expect(runs(await read(exporter), 'succeeded')).toBe(7);
    await database.pool.query(
      `update aicost.sync_run set outcome = 'succeeded', amounts_restated = 1 where outcome = 'running'`,
    );
    for (let again = 0; again < 3; again += 1) expect(runs(await read(exporter), 'succeeded')).toBe(8);
    await run(id, 'succeeded', { ago: '4 hours', restated: 1 });
    const figures = await read(exporter);
    expect(runs(figures, 'succeeded')).toBe(9);
    expect(figures.get('aicost_rows_restated_total{account="one",service="openai"}')).toBe(9);
  });

  test('of durations are those of this process', async () => {
    const exporter = exporterOn(database.pool);
    exporter.observeSync('openai', 3);
    exporter.observeSync('openai', 700);
    const figures = await read(exporter);
    expect(figures.get('aicost_sync_duration_seconds_bucket{le="5",service="openai"}')).toBe(1);
    expect(figures.get('aicost_sync_duration_seconds_bucket{le="+Inf",service="openai"}')).toBe(2);
    expect(figures.get('aicost_sync_duration_seconds_sum{service="openai"}')).toBe(703);
  });
});

describe('while the database is down', () => {
  test('the last good figures stay, and it is said', async () => {
    const id = await account('one');
    await spend(id, { cost: '10' });
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const exporter = exporterOn(pool);
    const before = await read(exporter);
    expect(before.get('aicost_database_up')).toBe(1);
    await database.pool.query('alter table aicost.charge_rollup rename to hidden');
    const during = await read(exporter);
    await read(exporter);
    expect(during.get('aicost_database_up')).toBe(0);
    for (const name of [
      'aicost_month_to_date_cost{account="one",service="openai",currency="USD"}',
      'aicost_figures_timestamp_seconds',
    ]) {
      expect(during.get(name)).toBe(before.get(name));
    }
    await database.pool.query('alter table aicost.hidden rename to charge_rollup');
    expect((await read(exporter)).get('aicost_database_up')).toBe(1);
    await pool.end();
    expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'metrics show the last good figures',
      'metrics show new figures again',
    ]);
  });

  test('from the start, the process speaks of itself alone', async () => {
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    const figures = await scrape(exporterOn(pool));
    expect(figures.get('aicost_database_up')).toBe(0);
    expect(figures.get('aicost_build_info{version="1.2.3"}')).toBe(1);
    expect(figures.has('process_start_time_seconds')).toBe(true);
    expect([...figures.keys()].filter((name) => name.includes('cost{'))).toEqual([]);
    await pool.end();
  });

  test('lost connections cost neither the process nor the next reading', async () => {
    const exporter = exporterOn(database.pool);
    await exporter.refresh();
    const killer = new pg.Client(database.url.replace(/\/[^/]*$/, '/postgres'));
    await killer.connect();
    const reading = exporter.refresh();
    await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
      new URL(database.url).pathname.slice(1),
    ]);
    await killer.end();
    await reading;
    expect((await read(exporter)).get('aicost_database_up')).toBe(1);
  });
});

/** A pool that notes how many readings are under way. */
function countingPool(): { pool: Pool; readings: () => number; atOnce: () => number } {
  const pool = new pg.Pool({ connectionString: database.url, max: 4, allowExitOnIdle: true });
  let [readings, current, atOnce] = [0, 0, 0];
  pool.on('acquire', () => {
    readings += 1;
    current += 1;
    atOnce = Math.max(atOnce, current);
  });
  pool.on('release', () => (current -= 1));
  return { pool, readings: () => readings, atOnce: () => atOnce };
}

describe('the text', () => {
  test('comes from memory and is read again in the background while somebody scrapes', async () => {
    const { pool, readings, atOnce } = countingPool();
    const exporter = exporterOn(pool, { refreshMs: 200 });
    await Promise.all(Array.from({ length: 50 }, () => exporter.render()));
    expect(readings()).toBe(1);
    await spend(await account('one'), { cost: '10' });
    for (let tries = 0; tries < 50 && !(await exporter.render()).includes('account="one"'); tries += 1) await sleep(50);
    expect((await exporter.render()).toString()).toContain('account="one"');
    expect(atOnce()).toBe(1);
    await exporter.close();
    await pool.end();
  });

  test('shows, after refresh(), what was stored before the call, even while a reading is under way', async () => {
    const { pool, atOnce } = countingPool();
    const exporter = exporterOn(pool);
    const id = await account('one');
    for (let cost = 1; cost <= 10; cost += 1) {
      void exporter.refresh();
      await database.pool.query('delete from aicost.charge_rollup');
      await spend(id, { cost: String(cost) });
      const figures = await read(exporter);
      expect(figures.get('aicost_month_to_date_cost{account="one",service="openai",currency="USD"}')).toBe(cost);
    }
    expect(atOnce()).toBe(1);
    await exporter.close();
    await pool.end();
  });

  test('compressed is the same text', async () => {
    const exporter = exporterOn(database.pool);
    expect(gunzipSync(await exporter.gzip()).equals(await exporter.render())).toBe(true);
    expect(exporter.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  test('holds every metric of the catalogue and no other of ours', async () => {
    const names = [...(await exporterOn(database.pool).render()).toString().matchAll(/^# TYPE (aicost_\w+) (\w+)$/gm)];
    expect(names.map(([, name, type]) => `${name} ${type}`).sort()).toEqual(
      CATALOG.map(({ name, type }) => `${name} ${type}`).sort(),
    );
  });

  test('survives any account name', async () => {
    const name = `a "quoted" \\ name\nin two lines ${'é'.repeat(1_000)}`;
    await spend(await account(name), { cost: '1' });
    const text = (await exporterOn(database.pool).render()).toString();
    const label = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
    expect(text).toContain(`aicost_month_to_date_cost{account="${label}",service="openai",currency="USD"} 1`);
    checkWithPromtool(text);
  });

  test('is clean for promtool', async () => {
    const id = await account('one');
    await spend(id, { cost: '1' });
    await run(id, 'succeeded');
    const exporter = exporterOn(database.pool);
    exporter.observeSync('openai', 3);
    checkWithPromtool((await exporter.render()).toString());
  });

  test('is capped: cheap accounts are summed up, and how many series that took is told', async () => {
    for (let index = 1; index <= 30; index += 1) await spend(await account(`account ${index}`), { cost: `${index}.1` });
    const figures = await read(exporterOn(database.pool, { maxSeries: 100 }));
    const costs = [...figures].filter(([name]) => name.startsWith('aicost_month_to_date_cost'));
    expect(costs.reduce((sum, [, cost]) => sum + cost, 0)).toBeCloseTo(30 * 31 * 0.5 + 3, 9);
    expect(figures.has('aicost_month_to_date_cost{account="account 30",service="openai",currency="USD"}')).toBe(true);
    expect(figures.has('aicost_month_to_date_cost{account="account 1",service="openai",currency="USD"}')).toBe(false);
    expect(figures.get('aicost_month_to_date_cost{account="other",service="openai",currency="USD"}')).toBeGreaterThan(
      100,
    );
    expect(figures.get('aicost_metrics_series_dropped')).toBeGreaterThan(200);
  });

  test('tells how far the clock of the database is from ours', async () => {
    const skew = (await read(exporterOn(database.pool))).get('aicost_clock_skew_seconds');
    expect(Math.abs(skew ?? Number.NaN)).toBeLessThan(2);
  });
});

const PROMTOOL = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((path) => existsSync(path));

/** Debian and the Prometheus images bring it; elsewhere this check is left to CI. */
function checkWithPromtool(text: string): void {
  if (!PROMTOOL) return;
  const { stdout, stderr, status } = spawnSync(PROMTOOL, ['check', 'metrics'], { input: text, encoding: 'utf8' });
  expect({ said: stdout + stderr, status }).toEqual({ said: '', status: 0 });
}

import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { PROMTOOL, withPromtool } from '../../test/promtool.js';
import { read, scrape, ScrapedLedger } from '../../test/scrapedLedger.js';
import type { Pool } from '../store/deadline.js';
import { CATALOG } from './catalog.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

describe('while the database is down', () => {
  test('the last good figures stay, and it is said', async () => {
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '10' });
    const pool = new pg.Pool({ connectionString: ledger.database.url, max: 1 });
    const exporter = ledger.exporterOn(pool);
    const before = await read(exporter);
    expect(before.get('aicost_database_up')).toBe(1);
    await ledger.pool.query('alter table aicost.charge_rollup rename to hidden');
    const during = await read(exporter);
    await read(exporter);
    expect(during.get('aicost_database_up')).toBe(0);
    for (const name of [
      'aicost_month_to_date_cost{account="one",service="openai",currency="USD"}',
      'aicost_figures_timestamp_seconds',
    ]) {
      expect(during.get(name)).toBe(before.get(name));
    }
    await ledger.pool.query('alter table aicost.hidden rename to charge_rollup');
    expect((await read(exporter)).get('aicost_database_up')).toBe(1);
    await pool.end();
    expect(ledger.log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'metrics show the last good figures',
      'metrics show new figures again',
    ]);
  });

  test('from the start, the process speaks of itself alone', async () => {
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    const figures = await scrape(ledger.exporterOn(pool));
    expect(figures.get('aicost_database_up')).toBe(0);
    expect(figures.get('aicost_build_info{version="1.2.3"}')).toBe(1);
    expect(figures.has('process_start_time_seconds')).toBe(true);
    expect([...figures.keys()].filter((name) => name.includes('cost{'))).toEqual([]);
    await pool.end();
  });
});

/** A pool that notes how many readings are under way. */
function countingPool(): { pool: Pool; readings: () => number; atOnce: () => number } {
  const pool = new pg.Pool({ connectionString: ledger.database.url, max: 4, allowExitOnIdle: true });
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
    const exporter = ledger.exporterOn(pool, { refreshMs: 200 });
    await Promise.all(Array.from({ length: 50 }, () => exporter.render()));
    expect(readings()).toBe(1);
    await ledger.spend(await ledger.account('one'), { cost: '10' });
    for (let tries = 0; tries < 50 && !(await exporter.render()).includes('account="one"'); tries += 1) await sleep(50);
    expect((await exporter.render()).toString()).toContain('account="one"');
    expect(atOnce()).toBe(1);
    await exporter.close();
    await pool.end();
  });

  test('shows, after refresh(), what was stored before the call, even while a reading is under way', async () => {
    const { pool, readings, atOnce } = countingPool();
    const exporter = ledger.exporterOn(pool);
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '1' });
    const blocker = await ledger.pool.connect();
    await blocker.query('begin; lock table aicost.schema_drift in access exclusive mode');
    const early = exporter.refresh();
    await sleep(300);
    await ledger.spend(id, { cost: '2' });
    const late = [exporter.refresh(), exporter.refresh()];
    await blocker.query('commit');
    blocker.release();
    const name = 'aicost_month_to_date_cost{account="one",service="openai",currency="USD"}';
    await early;
    expect((await scrape(exporter)).get(name)).toBe(1);
    await Promise.all(late);
    expect((await scrape(exporter)).get(name)).toBe(3);
    expect([readings(), atOnce()]).toEqual([2, 1]);
    await exporter.close();
    await pool.end();
  });

  test('compressed is the same text', async () => {
    const exporter = ledger.exporterOn(ledger.pool);
    expect(gunzipSync(await exporter.gzip()).equals(await exporter.render())).toBe(true);
    expect(exporter.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  test('holds every metric of the catalogue and no other of ours', async () => {
    const names = [
      ...(await ledger.exporterOn(ledger.pool).render()).toString().matchAll(/^# TYPE (aicost_\w+) (\w+)$/gm),
    ];
    expect(names.map(([, name, type]) => `${name} ${type}`).sort()).toEqual(
      CATALOG.map(({ name, type }) => `${name} ${type}`).sort(),
    );
  });

  test('survives any account name', async () => {
    const name = `a "quoted" \\ name\nin two lines ${'é'.repeat(1_000)}`;
    await ledger.spend(await ledger.account(name), { cost: '1' });
    const text = (await ledger.exporterOn(ledger.pool).render()).toString();
    const label = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
    expect(text).toContain(`aicost_month_to_date_cost{account="${label}",service="openai",currency="USD"} 1`);
  });

  withPromtool('is clean for promtool, whatever the account is called', async () => {
    const id = await ledger.account(`a "quoted" \\ name\nin two lines`);
    await ledger.spend(id, { cost: '1' });
    await ledger.run(id, 'succeeded');
    const exporter = ledger.exporterOn(ledger.pool);
    exporter.observeSync('openai', 3);
    const input = await exporter.render();
    const { stdout, stderr, status } = spawnSync(PROMTOOL, ['check', 'metrics'], { input, encoding: 'utf8' });
    expect({ said: stdout + stderr, status }).toEqual({ said: '', status: 0 });
  });

  test('is capped: cheap accounts are summed up, and how many series that took is told', async () => {
    for (let index = 1; index <= 30; index += 1)
      await ledger.spend(await ledger.account(`account ${index}`), { cost: `${index}.1` });
    const figures = await read(ledger.exporterOn(ledger.pool, { maxSeries: 100 }));
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
    const skew = (await read(ledger.exporterOn(ledger.pool))).get('aicost_clock_skew_seconds');
    expect(Math.abs(skew ?? Number.NaN)).toBeLessThan(2);
  });
});

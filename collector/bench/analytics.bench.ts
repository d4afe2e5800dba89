import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { refreshAnalytics } from '../src/jobs/analytics/refreshAnalytics.js';
import { threadedAnalyst } from '../src/jobs/analytics/threads/threadPool.js';
import { createLogger } from '../src/logging/logger.js';
import { createExporter } from '../src/metrics/exporter.js';
import { createApiToken } from '../src/store/apiTokens.js';
import { createPool } from '../src/store/db.js';
import { ALL_FEATURES } from '../test/openServer.js';
import { benchDatabase, type BenchDatabase } from './benchDatabase.js';
import { benchServer } from './benchServer.js';
import { printTable } from './printTable.js';

const ACCOUNTS = 100;
const MODELS = 100;
const DAYS = 365;
const GOAL_MS = 100;
const IDLE_SECONDS = 15;
/** One of each kind of request every 50 ms: a busy dashboard. */
const PAUSE_MS = 50;

/**
 * How long it takes to forecast and judge 10,000 series of a year (and the sums of accounts and services), and what people
 * who ask meanwhile feel of it: the slowest of a hundred requests, beside the same with nothing else going on.
 */
export async function analytics(): Promise<void> {
  await using database = await benchDatabase();
  await fill(database);
  const { pool, url } = database;
  const log = createLogger({ level: 'silent', secrets: [] });
  const work = createPool(url, { applicationName: 'aicost-bench-work' });
  const exporter = createExporter({ pool, log, version: 'bench' });
  const analyst = threadedAnalyst();
  const app = benchServer(pool, { exporter, log, analyst });
  await app.listen({ port: 0, host: '127.0.0.1' });
  await exporter.refresh();
  const made = await createApiToken(pool, { name: 'bench', role: 'viewer', accountId: null, createdBy: 'bench' });
  const visitor = new Visitor((app.server.address() as AddressInfo).port, made?.token.reveal() ?? '');
  const idle = await visitor.visitWhile(sleep(IDLE_SECONDS * 1_000));
  const start = performance.now();
  const refresh = refreshAnalytics({ pool: work, log, analyst, features: ALL_FEATURES, parallel: analyst.size + 1 });
  const busy = await visitor.visitWhile(refresh);
  const report = await refresh;
  const seconds = (performance.now() - start) / 1_000;
  const again = performance.now();
  const repeated = await refreshAnalytics({ pool: work, log, analyst, features: ALL_FEATURES });
  const nothingSeconds = (performance.now() - again) / 1_000;
  await app.close();
  await exporter.close();
  await analyst.close();
  await work.end();
  printTable(
    `Analysis of ${report?.series} series of ${DAYS} days, ${analyst.size} threads`,
    ['what', 'seconds', 'ms a series', 'forecasts', 'peak MB'],
    [
      [
        'everything is new',
        seconds,
        (1_000 * seconds) / (report?.series ?? 1),
        report?.forecasts ?? 0,
        process.resourceUsage().maxRSS / 1_024,
      ],
      ['nothing has changed', nothingSeconds, '-', repeated?.forecasts ?? '-', '-'],
    ].map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell))),
  );
  printTable(
    'Requests meanwhile, p99 in ms',
    ['request', 'requests', 'idle', 'meanwhile', 'ratio', 'goal ms'],
    PATHS.map((path) => rowOf(path, idle, busy)),
  );
}

const PATHS = ['/api/usage', '/metrics'] as const;
type Times = ReadonlyMap<string, readonly number[]>;

function rowOf(path: string, idle: Times, busy: Times): string[] {
  const [before, meanwhile] = [p99(idle.get(path) ?? []), p99(busy.get(path) ?? [])];
  const count = String(busy.get(path)?.length ?? 0);
  return [path, count, before.toFixed(1), meanwhile.toFixed(1), (meanwhile / before).toFixed(2), `< ${GOAL_MS}`];
}

function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(0.99 * times.length)] ?? Number.NaN;
}

async function fill({ pool }: BenchDatabase): Promise<void> {
  const today = `(aicost.now() at time zone 'UTC')::date`;
  await pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     select 'account ' || n, 'service' || n % 5, 'Service', 'config', '2025-01-01' from generate_series(1, $1) as n`,
    [ACCOUNTS],
  );
  const amount = `round((10 + 3 * sin(2 * pi() * d / 7) + 2 * random())::numeric * (1 + m % 7), 6)`;
  await pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     select 'model', ${today} - d, a.account_id, 'costs', 'api', 'USD', 'model ' || m, ${amount}, 0, 1
     from generate_series(${DAYS}, 1, -1) as d, aicost.account as a, generate_series(1, $1) as m`,
    [MODELS],
  );
  await pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     select 'total', charge_date, account_id, stream, source, billing_currency, '', sum(billed_cost), 0, count(*) from aicost.charge_rollup group by 2, 3, 4, 5, 6`,
  );
  await pool.query(
    `insert into aicost.charge_window (account_id, stream, charge_date, finality, content_hash, charge_count, first_total, billed_total, fetched_at, content_since)
     select account_id, stream, charge_date, 'final', '\\x00', charges, billed_cost, billed_cost, now(), now() from aicost.charge_rollup where dimension = 'total'`,
  );
  await pool.query('vacuum analyze');
}

/** Asks one request of each kind again and again, on kept-alive connections. */
class Visitor {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  async visitWhile(work: Promise<unknown>): Promise<Times> {
    const times = new Map<string, number[]>(PATHS.map((path) => [path, []]));
    let isOver = false;
    const ended = work.finally(() => (isOver = true));
    while (!isOver) {
      for (const path of PATHS) times.get(path)?.push(await this.#ask(path));
      await sleep(PAUSE_MS);
    }
    await ended;
    return times;
  }

  #ask(path: string): Promise<number> {
    const start = performance.now();
    const headers = { authorization: `Bearer ${this.token}` };
    return new Promise((resolve, reject) => {
      get({ port: this.port, host: '127.0.0.1', path, agent: this.#agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
        response.on('end', () => resolve(performance.now() - start)).resume();
      }).on('error', reject);
    });
  }
}

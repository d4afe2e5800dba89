import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Gauge, Registry } from 'prom-client';
import { createLogger } from '../src/logging/logger.js';
import { createExporter } from '../src/metrics/exporter.js';
import { benchDatabase, type BenchDatabase } from './benchDatabase.js';
import { benchServer } from './benchServer.js';
import { printTable } from './printTable.js';

const SCRAPES = 200;
const SERIES_OF_ACCOUNT = 15;
const SIZES = [
  { series: 1_000, goalMs: 1 },
  { series: 10_000, goalMs: 10 },
];

/**
 * How long a scrape over HTTP takes from the text that is ready, beside prom-client rendering the same number of series
 * for every scrape. Medians of 200 scrapes one after another on one kept-alive connection, the three kinds taking turns.
 */
export async function metrics(): Promise<void> {
  const rows: string[][] = [];
  for (const { series, goalMs } of SIZES) {
    await using database = await benchDatabase();
    await fill(database, Math.floor(series / SERIES_OF_ACCOUNT));
    rows.push(...(await measure(database, goalMs)));
  }
  printTable(
    `Scrape of /metrics over HTTP, median of ${SCRAPES}`,
    ['what', 'series', 'kB sent', 'ms', 'ratio to prom-client', 'goal ms'],
    rows,
  );
}

async function fill({ pool }: BenchDatabase, accounts: number): Promise<void> {
  await pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     select 'account ' || n, 'service' || n % 5, 'Service', 'config', '2025-01-01' from generate_series(1, $1) as n`,
    [accounts],
  );
  await pool.query(
    `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
     select 'total', (aicost.now() at time zone 'UTC')::date, account_id, 'costs', 'api', 'USD', '', 1234.56789 * account_id, 0, 100 from aicost.account`,
  );
  await pool.query(
    `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at) select account_id, 'schedule', 'succeeded', now(), now() from aicost.account`,
  );
}

async function measure({ pool }: BenchDatabase, goalMs: number): Promise<string[][]> {
  const log = createLogger({ level: 'silent', secrets: [] });
  const exporter = createExporter({ pool, log, version: 'bench', maxSeries: 1_000_000 });
  const app = benchServer(pool, { exporter, log });
  await app.listen({ port: 0, host: '127.0.0.1' });
  await exporter.refresh();
  const series = (await exporter.render()).toString().match(/^[a-z]/gm)?.length ?? 0;
  const baseline = await promClientServer(series);
  const contestants = [
    new Contestant(app.server, 'identity'),
    new Contestant(app.server, 'gzip'),
    new Contestant(baseline, 'identity'),
  ] as const;
  for (let round = 0; round < SCRAPES; round += 1) for (const contestant of contestants) await contestant.scrape();
  const refreshMs = await timed(() => exporter.refresh());
  await app.close();
  await exporter.close();
  baseline.close();
  baseline.closeAllConnections();
  const [text, gzip, promClient] = contestants;
  const row = (name: string, { bytes, medianMs }: Contestant, goal: string): string[] => {
    return [
      name,
      String(series),
      (bytes / 1024).toFixed(0),
      medianMs.toFixed(2),
      (medianMs / promClient.medianMs).toFixed(3),
      goal,
    ];
  };
  return [
    row('prom-client renders', promClient, ''),
    row('ready text', text, `<= ${goalMs}`),
    row('ready text, gzip', gzip, `<= ${goalMs}`),
    ['(reading all figures and rendering once)', String(series), '', refreshMs.toFixed(1), '', ''],
  ];
}

/** The usual way: every scrape renders every series. */
async function promClientServer(series: number): Promise<Server> {
  const registry = new Registry();
  const labelNames = ['account', 'service', 'currency'];
  const gauge = new Gauge({ name: 'aicost_month_to_date_cost', help: 'Cost.', labelNames, registers: [registry] });
  for (let index = 0; index < series; index += 1) {
    gauge.set({ account: `account ${index}`, service: `service${index % 5}`, currency: 'USD' }, 1234.56789 * index);
  }
  const server = createServer((_request, response) => {
    void registry.metrics().then((text) => response.setHeader('content-type', registry.contentType).end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

class Contestant {
  bytes = 0;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #times: number[] = [];

  constructor(
    private readonly server: Server,
    private readonly encoding: string,
  ) {}

  get medianMs(): number {
    return [...this.#times].sort((a, b) => a - b)[Math.floor(this.#times.length / 2)] ?? Number.NaN;
  }

  async scrape(): Promise<void> {
    this.#times.push(await timed(async () => (this.bytes = await this.#download())));
  }

  #download(): Promise<number> {
    const { port } = this.server.address() as AddressInfo;
    const options = {
      port,
      host: '127.0.0.1',
      path: '/metrics',
      agent: this.#agent,
      headers: { 'accept-encoding': this.encoding },
    };
    return new Promise((resolve, reject) => {
      get(options, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => resolve(bytes));
      }).on('error', reject);
    });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

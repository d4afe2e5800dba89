import { createLogger } from '../src/logging/logger.js';
import { createExporter, type Exporter, type ExporterOptions } from '../src/metrics/exporter.js';
import type { Pool } from '../src/store/deadline.js';
import { testDatabase, type TestDatabase } from './database.js';

/** SQL: the UTC day of the database's clock, and the first of its month. */
export const TODAY = `(aicost.now() at time zone 'UTC')::date`;
export const FIRST = `date_trunc('month', aicost.now() at time zone 'UTC')::date`;

export interface Cost {
  /** SQL of a day. */
  readonly day?: string;
  readonly cost: string | null;
  readonly currency?: string;
  readonly source?: string;
  readonly unpriced?: number;
}

/** A database in which a test writes figures by hand, and exporters that read it. */
export class ScrapedLedger {
  readonly log: string[] = [];
  readonly #exporters: Exporter[] = [];
  #streams = 0;

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<ScrapedLedger> {
    return new ScrapedLedger(await testDatabase());
  }

  get pool(): Pool {
    return this.database.pool;
  }

  exporterOn(pool: Pool, options: Partial<ExporterOptions> = {}): Exporter {
    const destination = { write: (line: string) => this.log.push(line) };
    const log = createLogger({ level: 'debug', secrets: [], destination });
    const exporter = createExporter({ pool, log, version: '1.2.3', ...options });
    this.#exporters.push(exporter);
    return exporter;
  }

  async account(name: string, service = 'openai'): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(
      `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
       values ($1, $2, $2, 'config', '2025-01-01') returning account_id as id`,
      [name, service],
    );
    return rows[0]?.id ?? 0;
  }

  async spend(
    accountId: number,
    { day = TODAY, cost, currency = 'USD', source = 'api', unpriced = 0 }: Cost,
  ): Promise<void> {
    const stream = `stream${(this.#streams += 1)}`;
    await this.pool.query(
      `insert into aicost.charge_rollup (dimension, charge_date, account_id, stream, source, billing_currency, value, billed_cost, unpriced_charges, charges)
       values ('total', ${day}, $1, $2, $3, $4, '', $5, $6, 1)`,
      [accountId, stream, source, currency, cost, unpriced],
    );
    await this.pool.query(
      `insert into aicost.charge_window (account_id, stream, charge_date, finality) values ($1, $2, ${day}, 'provisional')`,
      [accountId, stream],
    );
  }

  /** `ago`: an interval of SQL since the run began and ended. */
  async run(
    accountId: number,
    outcome: string,
    {
      restated = 0,
      rounded = 0,
      rejected = 0,
      ago = '0',
    }: { restated?: number; rounded?: number; rejected?: number; ago?: string } = {},
  ): Promise<void> {
    await this.pool.query(
      `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at, amounts_restated, rows_rounded, rows_rejected)
       values ($1, 'schedule', $2, aicost.now() - $6::interval, case when $2 <> 'running' then aicost.now() - $6::interval end, $3, $4, $5)`,
      [accountId, outcome, restated, rounded, rejected, ago],
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#exporters.map((exporter) => exporter.close()));
    await this.database.drop();
  }
}

/** Values of all series by `name{labels}`. */
export async function scrape(exporter: Exporter): Promise<Map<string, number>> {
  const lines = (await exporter.render()).toString().split('\n');
  const series = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    series.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

export async function read(exporter: Exporter): Promise<Map<string, number>> {
  await exporter.refresh();
  return scrape(exporter);
}

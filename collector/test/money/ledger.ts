import type pg from 'pg';
import { NO_DIMENSIONS, type Charge, type ChargeDimensions } from '../../src/domain/charge.js';
import { dayPeriod, type Day } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import { ensureAccount } from '../../src/store/accounts.js';
import { createPool, databaseNow } from '../../src/store/db.js';
import { replaceWindows, type ReplaceRequest, type ReplaceResult } from '../../src/store/replaceWindows.js';
import { SeriesIndex } from '../../src/store/seriesIndex.js';
import { startRun } from '../../src/store/syncRuns.js';
import { testDatabase, type TestDatabase } from '../database.js';

export const STREAM = 'costs';

/** An amount, a quantity, or both, of one series. */
export interface Row {
  readonly model: string;
  readonly cost?: string | null;
  readonly list?: string | null;
  readonly tokens?: string;
  readonly requests?: string;
  readonly dimensions?: Partial<ChargeDimensions>;
  readonly raw?: string;
}

export function charge(day: Day, row: Row): Charge {
  const { model, cost = null, list = null, tokens, requests, dimensions } = row;
  const quantity = tokens ?? requests;
  return {
    dimensions: {
      ...NO_DIMENSIONS,
      source: 'api',
      xMeasure: quantity === undefined ? 'cost' : 'usage',
      xModel: model,
      consumedUnit: quantity === undefined ? '' : tokens === undefined ? 'Requests' : 'Tokens',
      ...dimensions,
    },
    chargePeriod: dayPeriod(day),
    chargeDate: day,
    billedCost: cost === null ? null : decimal(cost),
    xBilledCostRaw: row.raw ?? `${cost} USD dollars`,
    listCost: list === null ? null : decimal(list),
    consumedQuantity: quantity === undefined ? null : decimal(quantity),
  };
}

/** Rows as `{ model: cost }`. */
export function costs(day: Day, amounts: Readonly<Record<string, string | null>>): Charge[] {
  return Object.entries(amounts).map(([model, cost]) => charge(day, { model, cost }));
}

export function window(day: Day, amounts: Readonly<Record<string, string | null>>): { day: Day; charges: Charge[] } {
  return { day, charges: costs(day, amounts) };
}

/** An empty ledger with one account, and reads of it at any instant. */
export class Ledger implements AsyncDisposable {
  readonly series = new SeriesIndex();
  readonly #pools: pg.Pool[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly pool: pg.Pool,
    readonly accountId: number,
  ) {
    this.#pools.push(pool);
  }

  static async open(): Promise<Ledger> {
    const database = await testDatabase();
    const pool = createPool(database.url, { applicationName: 'aicost-ledger' });
    const account = {
      accountName: 'one',
      serviceId: 'openai',
      serviceProviderName: 'OpenAI',
      origin: 'config',
      backfillFrom: '2026-01-01' as Day,
    } as const;
    await ensureAccount(pool, account);
    const { rows } = await pool.query<{ account_id: number }>('select account_id from aicost.account');
    return new Ledger(database, pool, rows[0]?.account_id ?? 0);
  }

  async now(): Promise<string> {
    return databaseNow(this.pool);
  }

  /** One read of some windows, begun at `fetchedAt`; without it, now. */
  async read(
    windows: ReplaceRequest['windows'],
    asked: Partial<ReplaceRequest> & { readonly through?: pg.Pool } = {},
  ): Promise<ReplaceResult> {
    const { through = this.pool, ...rest } = asked;
    const runId = asked.runId ?? (await startRun(through, this.accountId, 'command'));
    const fetchedAt = asked.fetchedAt ?? (await databaseNow(through));
    return replaceWindows(through, this.series, {
      accountId: this.accountId,
      stream: STREAM,
      runId,
      fetchedAt,
      endpoint: 'costs',
      restatementDays: 3,
      windows,
      ...rest,
    });
  }

  /** Another connection pool on the same ledger. */
  anotherPool(options: Partial<Parameters<typeof createPool>[1]> = {}): pg.Pool {
    const pool = createPool(this.database.url, { applicationName: 'aicost-ledger', ...options });
    this.#pools.push(pool);
    return pool;
  }

  /** The rows of a question asked as superuser. */
  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.pool.query<Row>(sql, values)).rows;
  }

  /** What is stored, as `{ model: cost }`. */
  async stored(day: Day): Promise<Record<string, string | null>> {
    const rows = await this.rows<{ model: string; cost: string | null }>(
      `select s.model, trim_scale(c.billed_cost)::text as cost from aicost.charge as c join aicost.charge_series as s using (account_id, series_id)
       where c.charge_date = $1 order by 1`,
      [day],
    );
    return Object.fromEntries(rows.map(({ model, cost }) => [model, cost]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#pools.map(async (pool) => (pool.ended ? undefined : pool.end())));
    await this.database.drop();
  }
}

import { addAccount } from '../export/seededLedger.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { addDays, type Day } from '../../src/domain/day.js';
import { createLogger } from '../../src/logging/logger.js';
import { createPool, type Pool } from '../../src/store/db.js';
import {
  refreshAnalytics,
  type AnalyticsDeps,
  type AnalyticsReport,
} from '../../src/jobs/analytics/refreshAnalytics.js';
import { directAnalyst } from '../../src/jobs/analytics/threads/analyst.js';
import { plain, readStream, todayOf } from './readStream.js';

/** A ledger of a test, whose clock moves on by days, and its analysis. */
export class AnalyticsLedger implements AsyncDisposable {
  readonly log: string[] = [];
  readonly #pools: Pool[] = [];
  pool: Pool;

  private constructor(
    readonly database: TestDatabase,
    public today: Day,
  ) {
    this.pool = database.pool;
  }

  static async open(): Promise<AnalyticsLedger> {
    const database = await testDatabase();
    return new AnalyticsLedger(database, await todayOf(database.pool));
  }

  /** So many days after the test began. */
  async live(days: number): Promise<void> {
    this.pool = createPool(this.database.url, { applicationName: 'aicost-test', size: 5, clockOffset: `${days} days` });
    this.#pools.push(this.pool);
    this.today = await todayOf(this.pool);
  }

  async account(name: string, service = 'openai'): Promise<number> {
    return addAccount(this.pool, name, service);
  }

  /** Days of one model up to and with yesterday, final: the last cost is that of yesterday. */
  async spend(accountId: number, costs: readonly (string | null)[], model = 'm', stream = 'costs'): Promise<void> {
    const first = addDays(this.today, -costs.length);
    await readStream(this.pool, accountId, stream, first, plain(costs, { xModel: model }));
  }

  async refresh(wish: Partial<AnalyticsDeps> = {}): Promise<AnalyticsReport | null> {
    const log = createLogger({
      level: 'warn',
      secrets: [],
      destination: { write: (line) => void this.log.push(line) },
    });
    const features = { forecasting: true, anomalyDetection: true };
    return refreshAnalytics({ pool: this.pool, log, analyst: directAnalyst, features, ...wish });
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...values])).rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
    await this.database.drop();
  }
}

/** A cost, so many times. */
export function times(count: number, cost: string): string[] {
  return Array.from({ length: count }, () => cost);
}

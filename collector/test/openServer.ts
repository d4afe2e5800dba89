import { tmpdir } from 'node:os';
import pg from 'pg';
import { buildServer, type ServerOptions } from '../src/api/server.js';
import type { Features } from '../src/config.js';
import { readImport } from '../src/importing/readImport.js';
import { directAnalyst } from '../src/jobs/analytics/threads/analyst.js';
import { createLogger, type LogLevel } from '../src/logging/logger.js';
import type { Pool } from '../src/store/deadline.js';
import { accountParts } from './accountParts.js';
import { quietNotifications } from './notificationParts.js';
import { testDatabase, type TestDatabase } from './database.js';

export const ALL_FEATURES: Features = {
  export: true,
  visualIndicators: true,
  notifications: true,
  forecasting: true,
  anomalyDetection: true,
};

const text = Buffer.from('aicost_database_up 1\n');

/** Servers of one test file on one database, with an exporter that always says the same. */
export class OpenServers {
  readonly exporter;
  /** The lines that the servers of the current test have logged. */
  readonly log: string[] = [];
  readonly #closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly database: TestDatabase,
    gzip: Buffer,
  ) {
    this.exporter = {
      contentType: 'text/plain; version=0.0.4; charset=utf-8',
      render: () => Promise.resolve(text),
      gzip: () => Promise.resolve(gzip),
    };
  }

  static async open(gzip: Buffer = Buffer.alloc(0)): Promise<OpenServers> {
    return new OpenServers(await testDatabase(), gzip);
  }

  /** On a database that is there already; `close` drops it. */
  static over(database: TestDatabase): OpenServers {
    return new OpenServers(database, Buffer.alloc(0));
  }

  serverOf(
    pool: Pool,
    options: Partial<ServerOptions> & { readonly level?: LogLevel } = {},
  ): ReturnType<typeof buildServer> {
    const destination = { write: (line: string) => this.log.push(line) };
    const log = createLogger({ level: options.level ?? 'debug', secrets: [], destination });
    const app = buildServer({
      pool,
      healthPool: pool,
      exporter: this.exporter,
      log,
      version: '1.2.3',
      features: ALL_FEATURES,
      identity: {},
      accounts: accountParts(pool),
      exports: { pool, spoolFolder: tmpdir(), observe: () => undefined },
      analyst: directAnalyst,
      notifications: quietNotifications(pool),
      imports: { pool, read: async (bytes, wish) => readImport(bytes, wish) },
      ...options,
    });
    this.#closing.push(() => app.close());
    return app;
  }

  poolOf(url: string): Pool {
    const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 2_500 });
    pool.on('error', () => undefined);
    this.#closing.push(() => pool.end());
    return pool;
  }

  /** For `afterEach`. */
  async closeServers(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
    this.log.length = 0;
  }

  /** For `afterAll`. */
  async close(): Promise<void> {
    await this.closeServers();
    await this.database.drop();
  }
}

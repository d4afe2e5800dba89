import { readableAccounts, registerAccounts } from './app/accounts.js';
import { serve, type OpenPool } from './app/serve.js';
import type { Config } from './config.js';
import { createHttpGet, pause } from './connectors/kit/http.js';
import { Secret } from './domain/secret.js';
import { syncAll } from './jobs/syncAll.js';
import type { ReadableAccount, SyncDeps, SyncReport, SyncWish } from './jobs/syncAccount.js';
import type { Logger } from './logging/logger.js';
import { registerSecret } from './logging/scrub.js';
import { createPool, type Pool } from './store/db.js';
import { startEmbeddedPostgres, type EmbeddedServer } from './store/embedded/startEmbeddedPostgres.js';
import { migrate, type MigrationResult } from './store/migrate.js';
import { workingRole } from './store/workingRole.js';
import { SeriesIndex } from './store/seriesIndex.js';
import { VERSION } from './version.js';

/** The collector with its database open, migrated and its configured accounts registered. */
export interface Collector {
  readonly pool: Pool;
  readonly migration: MigrationResult;
  /** Whether the database is the embedded one. */
  readonly isEmbedded: boolean;
  readonly databaseUrl: string;
  /** Every account whose credentials are configured here, in order of name. */
  readableAccounts(): Promise<ReadableAccount[]>;
  sync(accountsToRead: readonly ReadableAccount[], wish: SyncWish): Promise<SyncReport[]>;
  /** Runs until the signal aborts; resolves when everything is closed but the pool. */
  serve(signal: AbortSignal): Promise<{ readonly url: string; readonly ended: Promise<void> }>;
  close(): Promise<void>;
}

/**
 * The composition root: the only place where parts meet. `clockOffset` (`-3 days`) lets the demo live through days:
 * it shifts the ledger's clock for this process alone.
 */
export async function openCollector(config: Config, log: Logger, clockOffset?: string): Promise<Collector> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.debug(line) })
      : null;
  try {
    return await openOn(config, log, embedded, embedded?.url ?? config.databaseUrl?.reveal() ?? '', clockOffset);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function openOn(
  config: Config,
  log: Logger,
  embedded: EmbeddedServer | null,
  databaseUrl: string,
  clockOffset: string | undefined,
): Promise<Collector> {
  // The configuration's own secrets are known to the logger; the embedded server's password is made at its first start.
  if (embedded) registerSecret(new Secret(new URL(databaseUrl).password));
  const migration = await migrate(databaseUrl);
  const role = await workingRole(databaseUrl);
  const poolOptions = {
    ...(role === null ? {} : { role }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
    onConnectionLost: (error: Error) => log.warn({ err: error }, 'an idle database connection was lost'),
  };
  const pool = createPool(databaseUrl, { applicationName: 'aicost-sync', ...poolOptions });
  const http = createHttpGet();
  const deps: SyncDeps = {
    pool,
    series: new SeriesIndex(),
    get: http.get,
    pause,
    log,
    userAgent: `ai-cost-tracker/${VERSION}`,
  };
  await registerAccounts(pool, config);
  return {
    pool,
    migration,
    isEmbedded: embedded !== null,
    databaseUrl,
    readableAccounts: () => readableAccounts(pool, config),
    sync: (accountsToRead, wish) => syncAll(deps, accountsToRead, wish),
    serve: (signal) => {
      const openPool: OpenPool = (options) => createPool(databaseUrl, { ...options, ...poolOptions });
      return serve({ config, log, deps, openPool }, signal);
    },
    close: async () => {
      await pool.end();
      await http.close();
      await embedded?.stop();
    },
  };
}

import { registerAccounts } from './app/accounts.js';
import type { OpenPool } from './app/pools.js';
import { checkVault, openVault } from './app/vault.js';
import type { Config } from './config.js';
import { publicOnly } from './connectors/kit/addressGuard.js';
import { createHttpGet, pause } from './connectors/kit/http.js';
import { Secret } from './domain/secret.js';
import type { AccountDesk } from './jobs/accounts/accountDesk.js';
import { refreshAnalytics } from './jobs/analytics/refreshAnalytics.js';
import { directAnalyst } from './jobs/analytics/threads/analyst.js';
import { readableAccounts } from './jobs/accounts/readableAccounts.js';
import { syncAll } from './jobs/syncAll.js';
import type { ReadableAccount, SyncDeps, SyncReport, SyncWish } from './jobs/syncAccount.js';
import type { Logger } from './logging/logger.js';
import { registerSecret } from './logging/scrub.js';
import { createPool, type Pool } from './store/db.js';
import { finishOwnDays } from './store/ownDays.js';
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
  /** What the use cases on accounts work with. */
  readonly desk: AccountDesk;
  /** The way to the providers and into the ledger. */
  readonly deps: SyncDeps;
  /** Every active account whose credentials are here, in order of name. */
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
  const vault = await openVault(config, embedded !== null);
  const role = await workingRole(databaseUrl);
  const poolOptions = {
    ...(role === null ? {} : { role }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
    onConnectionLost: (error: Error) => log.warn({ err: error }, 'an idle database connection was lost'),
  };
  const pool = createPool(databaseUrl, { applicationName: 'aicost-sync', ...poolOptions });
  const http = createHttpGet();
  const publicHttp = createHttpGet({ guard: publicOnly });
  const deps: SyncDeps = {
    pool,
    series: new SeriesIndex(),
    get: http.get,
    publicGet: publicHttp.get,
    pause,
    log,
    userAgent: `ai-cost-tracker/${VERSION}`,
  };
  const backfillFrom = config.backfillFrom ?? null;
  const desk: AccountDesk = { pool, configured: config.accounts, vault, guard: publicOnly, backfillFrom };
  await registerAccounts(pool, config);
  await checkVault(vault, pool, log);
  return {
    pool,
    migration,
    isEmbedded: embedded !== null,
    databaseUrl,
    desk,
    deps,
    readableAccounts: () => readableAccounts(pool, desk),
    sync: (accountsToRead, wish) => syncAndAnalyse(deps, config, accountsToRead, wish),
    serve: async (signal) => {
      // The server is half of the program: every other command starts in half the time without it.
      const { serve } = await import('./app/serve.js');
      const openPool: OpenPool = (options) => createPool(databaseUrl, { ...options, ...poolOptions });
      return serve({ config, log, deps, desk, openPool }, signal);
    },
    close: async () => {
      await pool.end();
      await Promise.all([http.close(), publicHttp.close()]);
      await embedded?.stop();
    },
  };
}

/** Reads, and brings the figures that are made from it up to date. What was read is read, also when those must wait. */
async function syncAndAnalyse(
  deps: SyncDeps,
  { features }: Config,
  accountsToRead: readonly ReadableAccount[],
  wish: SyncWish,
): Promise<SyncReport[]> {
  const { pool, log } = deps;
  await finishOwnDays(pool);
  const reports = await syncAll(deps, accountsToRead, wish);
  await refreshAnalytics({ pool, log, analyst: directAnalyst, features }).catch((err: unknown) =>
    log.warn({ err }, 'costs could not be analysed'),
  );
  return reports;
}

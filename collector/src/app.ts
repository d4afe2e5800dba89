import { hostname } from 'node:os';
import { buildServer } from './api/server.js';
import type { AccountConfig, Config } from './config.js';
import type { Connector } from './connectors/kit/connector.js';
import { createHttpGet, pause } from './connectors/kit/http.js';
import { connectors } from './connectors/registry.js';
import { Secret } from './domain/secret.js';
import { CollectorError } from './errors.js';
import { syncAll, syncUnclaimed } from './jobs/syncAll.js';
import type { ReadableAccount, SyncDeps, SyncReport, SyncWish } from './jobs/syncAccount.js';
import { wakeUp } from './jobs/wakeUp.js';
import type { Logger } from './logging/logger.js';
import { registerSecret } from './logging/scrub.js';
import { createExporter } from './metrics/exporter.js';
import { accounts, ensureAccount } from './store/accounts.js';
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

/** A scheduled read of one account ends after this long; the next one goes on. */
const RUN_LIMIT_MS = 10 * 60_000;

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
  for (const account of config.accounts) await register(pool, config, account);
  return {
    pool,
    migration,
    isEmbedded: embedded !== null,
    databaseUrl,
    readableAccounts: () => readableAccounts(pool, config),
    sync: (accountsToRead, wish) => syncAll(deps, accountsToRead, wish),
    serve: (signal) =>
      serve(
        config,
        log,
        deps,
        () =>
          createPool(databaseUrl, {
            applicationName: 'aicost-scrape',
            size: 2,
            statementTimeoutMs: 10_000,
            ...poolOptions,
          }),
        signal,
      ),
    close: async () => {
      await pool.end();
      await http.close();
      await embedded?.stop();
    },
  };
}

/** The scrape has a small pool of its own, so that a long sync never holds up /metrics or /readyz. */
async function serve(
  config: Config,
  log: Logger,
  deps: SyncDeps,
  openScrapePool: () => Pool,
  signal: AbortSignal,
): Promise<{ url: string; ended: Promise<void> }> {
  const scrapePool = openScrapePool();
  const exporter = createExporter({ pool: scrapePool, log, version: VERSION });
  const server = buildServer({
    pool: scrapePool,
    exporter,
    log,
    version: VERSION,
    ...(config.metricsToken ? { metricsToken: config.metricsToken } : {}),
  });
  const url = await server.listen({ host: config.listen.host, port: config.listen.port });
  const claimant = `${hostname()}:${process.pid}`;
  const schedule = wakeUp(config.syncCron, log, async () => {
    const readable = await readableAccounts(deps.pool, config);
    const { reports, skipped } = await syncUnclaimed(deps, readable, claimant, {
      trigger: 'schedule',
      signal,
      limitMs: RUN_LIMIT_MS,
    });
    for (const report of reports) exporter.observeSync(serviceOf(readable, report), report.seconds);
    await exporter.refresh();
    return { isComplete: skipped === 0 };
  });
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })).then(
    async () => {
      await schedule.stop();
      await server.close();
      await exporter.close();
      await scrapePool.end();
    },
  );
  return { url, ended };
}

function serviceOf(readable: readonly ReadableAccount[], report: SyncReport): string {
  return readable.find((account) => account.row.accountName === report.accountName)?.row.serviceId ?? '';
}

export function connectorOf(serviceId: string): Connector {
  const connector = connectors.find((candidate) => candidate.id === serviceId);
  if (connector) return connector;
  throw new CollectorError(
    'CONFIG_INVALID',
    `there is no service "${serviceId}"; known are ${connectors.map((known) => known.id).join(', ')}`,
  );
}

async function register(pool: Pool, config: Config, account: AccountConfig): Promise<void> {
  const connector = connectorOf(account.serviceId);
  await ensureAccount(pool, {
    accountName: account.name,
    serviceId: connector.id,
    serviceProviderName: connector.serviceProviderName,
    origin: account.origin,
    backfillFrom: account.backfillFrom ?? config.backfillFrom ?? null,
  });
}

async function readableAccounts(pool: Pool, config: Config): Promise<ReadableAccount[]> {
  const rows = await accounts(pool);
  return rows.flatMap((row): ReadableAccount[] => {
    const account = config.accounts.find((candidate) => candidate.name === row.accountName);
    if (!account || !row.isActive) return [];
    const connector = connectorOf(row.serviceId);
    return [
      {
        row,
        connector,
        secrets: account.secrets,
        baseUrl: account.baseUrl ?? connector.baseUrl,
        requestsPerMinute: account.requestsPerMinute ?? connector.requestsPerMinute,
      },
    ];
  });
}

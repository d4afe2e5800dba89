import { hostname, tmpdir } from 'node:os';
import type { IdentityOptions } from '../api/access/authenticate.js';
import { createGrafanaIdentity } from '../api/access/grafanaIdentity.js';
import { buildServer } from '../api/server.js';
import type { Config } from '../config.js';
import type { AccountDesk } from '../jobs/accounts/accountDesk.js';
import { readableAccounts } from '../jobs/accounts/readableAccounts.js';
import { SyncDesk } from '../jobs/accounts/syncNow.js';
import { syncUnclaimed } from '../jobs/syncAll.js';
import type { ReadableAccount, SyncDeps, SyncReport } from '../jobs/syncAccount.js';
import { wakeUp } from '../jobs/wakeUp.js';
import type { Logger } from '../logging/logger.js';
import { readInThread } from '../importing/readInThread.js';
import { createExporter } from '../metrics/exporter.js';
import type { Pool, PoolOptions } from '../store/db.js';
import { finishOwnDays } from '../store/ownDays.js';
import { VERSION } from '../version.js';

export type OpenPool = (options: PoolOptions) => Pool;

export interface ServeParts {
  readonly config: Config;
  readonly log: Logger;
  readonly deps: SyncDeps;
  readonly desk: AccountDesk;
  readonly openPool: OpenPool;
}

/** A scheduled read of one account ends after this long; the next one goes on. */
const RUN_LIMIT_MS = 10 * 60_000;
/** Whoever asks for a sync waits this long for its end; proxies in between give up after half a minute. */
const SYNC_WAIT_MS = 25_000;

/**
 * The daemon: reads on schedule, answers HTTP. Each kind of work has connections of its own, so that a long sync holds up
 * no request, and a long request neither /metrics nor /readyz.
 */
export async function serve(
  { config, log, deps, desk, openPool }: ServeParts,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly ended: Promise<void> }> {
  const scrapePool = openPool({ applicationName: 'aicost-scrape', size: 2, statementTimeoutMs: 10_000 });
  const apiPool = openPool({ applicationName: 'aicost-api', size: 4, statementTimeoutMs: 30_000 });
  const exportPool = openPool({
    applicationName: 'aicost-export',
    size: 2,
    statementTimeoutMs: 60_000,
    connectWithinMs: 120_000,
  });
  const importPool = openPool({ applicationName: 'aicost-import', size: 3, connectWithinMs: 60_000 });
  const exporter = createExporter({ pool: scrapePool, log, version: VERSION });
  const claimant = `${hostname()}:${process.pid}`;
  const syncs = new SyncDesk({
    ...{ deps, claimant, signal, auditPool: apiPool, limitMs: RUN_LIMIT_MS, waitMs: SYNC_WAIT_MS },
    onReport: (serviceId, report) => exporter.observeSync(serviceId, report.seconds),
  });
  const server = buildServer({
    pool: apiPool,
    healthPool: scrapePool,
    exporter,
    log,
    version: VERSION,
    features: config.features,
    identity: identityOf(config),
    exports: { pool: exportPool, spoolFolder: tmpdir(), observe: (ended) => exporter.observeExport(ended) },
    imports: { pool: importPool, read: readInThread },
    accounts: { desk: { ...desk, pool: apiPool }, deps, syncs, signal },
    ...(config.metricsToken ? { metricsToken: config.metricsToken } : {}),
  });
  const url = await server.listen({ host: config.listen.host, port: config.listen.port });
  const schedule = wakeUp(config.syncCron, log, async () => {
    await finishOwnDays(deps.pool);
    const readable = await readableAccounts(deps.pool, desk);
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
      await syncs.close();
      await exporter.close();
      await Promise.all([scrapePool.end(), apiPool.end(), exportPool.end(), importPool.end()]);
    },
  );
  return { url, ended };
}

function identityOf({ grafanaToken, grafanaUrl, grafanaIssuer, grafanaOrgId }: Config): IdentityOptions {
  if (!grafanaToken) return {};
  if (grafanaUrl === undefined) return { grafanaToken };
  const grafana = { url: grafanaUrl, issuer: grafanaIssuer ?? grafanaUrl, orgId: grafanaOrgId };
  return { grafanaToken, verifyGrafanaId: createGrafanaIdentity(grafana) };
}

function serviceOf(readable: readonly ReadableAccount[], report: SyncReport): string {
  return readable.find((account) => account.row.accountName === report.accountName)?.row.serviceId ?? '';
}

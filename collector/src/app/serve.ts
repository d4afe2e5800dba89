import { once } from 'node:events';
import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { IdentityOptions } from '../api/access/authenticate.js';
import { createGrafanaIdentity } from '../api/access/grafanaIdentity.js';
import { buildServer } from '../api/server.js';
import type { Config, ListenAddress } from '../config.js';
import { CollectorError } from '../errors.js';
import type { AccountDesk } from '../jobs/accounts/accountDesk.js';
import { readableAccounts } from '../jobs/accounts/readableAccounts.js';
import { SyncDesk } from '../jobs/accounts/syncNow.js';
import { threadedAnalyst } from '../jobs/analytics/threads/threadPool.js';
import { syncUnclaimed } from '../jobs/syncAll.js';
import type { ReadableAccount, SyncDeps, SyncReport } from '../jobs/syncAccount.js';
import { wakeUp, type WakeUp } from '../jobs/wakeUp.js';
import type { Logger } from '../logging/logger.js';
import { readInThread } from '../importing/readInThread.js';
import { createExporter, type Exporter } from '../metrics/exporter.js';
import { finishOwnDays } from '../store/ownDays.js';
import { VERSION } from '../version.js';
import { AnalyticsWork } from './analyticsWork.js';
import { openLedgerChecks } from './ledgerChecks.js';
import { openNotifications } from './notifications.js';
import { closePools, openPools, type OpenPool } from './pools.js';
import { spoolFolder } from './spoolFolder.js';

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
  parts: ServeParts,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly ended: Promise<void> }> {
  const { config, log, deps, desk } = parts;
  const spools = await spoolFolder(config.dataDir);
  const pools = openPools(parts.openPool);
  const exporter = createExporter({ pool: pools.scrape, log, version: VERSION });
  const claimant = `${hostname()}:${process.pid}`;
  const analyst = threadedAnalyst();
  const analytics = new AnalyticsWork({
    ...{ pool: pools.analytics, log, analyst, features: config.features, parallel: analyst.size + 1 },
  });
  const onChange = (): void => void analytics.refresh().then(() => exporter.refresh());
  const syncs = new SyncDesk({
    ...{ deps, claimant, signal, auditPool: pools.api, limitMs: RUN_LIMIT_MS, waitMs: SYNC_WAIT_MS },
    onReport: (serviceId, report) => {
      exporter.observeSync(serviceId, report.seconds);
      onChange();
    },
  });
  const notifications = openNotifications(config, {
    ...{ pool: pools.notifications, log, vault: desk.vault },
    observe: (event) => exporter.observeNotification(event),
  });
  const server = buildServer({
    pool: pools.api,
    healthPool: pools.scrape,
    exporter,
    log,
    version: VERSION,
    features: config.features,
    identity: identityOf(config),
    exports: { pool: pools.export, spoolFolder: spools, observe: (ended) => exporter.observeExport(ended) },
    analyst,
    onChange,
    imports: { pool: pools.import, read: readInThread },
    notifications: notifications.desk,
    accounts: { desk: { ...desk, pool: pools.api }, deps, syncs, signal },
    ...(config.metricsToken ? { metricsToken: config.metricsToken } : {}),
  });
  const close = async (): Promise<void> => {
    await server.close();
    await Promise.all([notifications.close(), syncs.close()]);
    await analytics.close();
    await exporter.close();
    await analyst.close();
    await closePools(pools);
  };
  const url = await listen(server, config.listen).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const schedule = openSchedule(parts, { claimant, exporter, onChange }, signal);
  const ended = once(signal, 'abort').then(async () => {
    await schedule.stop();
    await close();
  });
  return { url, ended };
}

interface Readers {
  readonly claimant: string;
  readonly exporter: Exporter;
  readonly onChange: () => void;
}

/** What is done without being asked: reads of providers, and the check of the ledger. */
function openSchedule(parts: ServeParts, readers: Readers, signal: AbortSignal): WakeUp {
  const reads = readOnSchedule(parts, readers, signal);
  const checks = openLedgerChecks(parts.deps.pool, parts.log, () => void readers.exporter.refresh());
  return { stop: async () => void (await Promise.all([reads.stop(), checks.close()])) };
}

function readOnSchedule(
  { config, log, deps, desk }: ServeParts,
  { claimant, exporter, onChange }: Readers,
  signal: AbortSignal,
): WakeUp {
  return wakeUp(config.syncCron, log, async () => {
    await finishOwnDays(deps.pool);
    const readable = await readableAccounts(deps.pool, desk);
    const { reports, skipped } = await syncUnclaimed(deps, readable, claimant, {
      trigger: 'schedule',
      signal,
      limitMs: RUN_LIMIT_MS,
    });
    for (const report of reports) exporter.observeSync(serviceOf(readable, report), report.seconds);
    await exporter.refresh();
    onChange();
    return { isComplete: skipped === 0 };
  });
}

async function listen(server: FastifyInstance, { host, port }: ListenAddress): Promise<string> {
  return server.listen({ host, port }).catch((error: unknown) => {
    const reason = LISTEN_FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new CollectorError('CONFIG_INVALID', `AICOST_LISTEN ${host}:${port} ${reason}`, { cause: error });
  });
}

const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is used by another program, perhaps another collector; stop it or choose another port',
  EACCES: 'may not be opened by this user; choose a port above 1023',
  EADDRNOTAVAIL: 'is no address of this machine; choose one that is, or 0.0.0.0 for all',
  ENOTFOUND: 'names a host that is not known; write an address of this machine',
};

function identityOf({ grafanaToken, grafanaUrl, grafanaIssuer, grafanaOrgId }: Config): IdentityOptions {
  if (!grafanaToken) return {};
  if (grafanaUrl === undefined) return { grafanaToken };
  const grafana = { url: grafanaUrl, issuer: grafanaIssuer ?? grafanaUrl, orgId: grafanaOrgId };
  return { grafanaToken, verifyGrafanaId: createGrafanaIdentity(grafana) };
}

function serviceOf(readable: readonly ReadableAccount[], report: SyncReport): string {
  return readable.find((account) => account.row.accountName === report.accountName)?.row.serviceId ?? '';
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import type { Pool } from '../../store/db.js';
import type { ReadableAccount, SyncDeps, SyncReport } from '../syncAccount.js';
import { syncUnclaimed } from '../syncAll.js';

/** The end of a sync that somebody asked for (`report`), or null while it goes on; `runId` is null until it is known. */
export interface AskedSync {
  readonly runId: string | null;
  readonly report: SyncReport | null;
}

export interface SyncDeskOptions {
  readonly deps: SyncDeps;
  readonly auditPool: Pool;
  /** Names this collector. */
  readonly claimant: string;
  /** Ends every sync. */
  readonly signal: AbortSignal;
  /** A sync ends after this long; the next one goes on. */
  readonly limitMs: number;
  /** How long somebody is kept waiting for the end. */
  readonly waitMs: number;
  readonly onReport?: (serviceId: string, report: SyncReport) => void;
}

type Work = ReturnType<typeof syncUnclaimed>;

/** Syncs that somebody asked for. They go on when nobody waits any more, and end with the collector's signal. */
export class SyncDesk {
  readonly #running = new Set<Work>();

  constructor(private readonly options: SyncDeskOptions) {}

  /** Starts a sync of the account; one that already runs, here or in another collector, is `SYNC_RUNNING`. */
  async start(account: ReadableAccount, actor: Actor): Promise<AskedSync> {
    const { row } = account;
    let runId: string | null = null;
    const work = this.#sync(account, actor, (id) => (runId = id));
    const outcome = await this.#unlessItTakesLong(work);
    if (outcome !== null && outcome.skipped > 0) throw alreadyRunning(row.accountName, row.accountId);
    const report = outcome?.reports[0] ?? null;
    if (outcome !== null && report === null)
      throw new CollectorError('SYNC_ABORTED', 'the collector is stopping; ask again when it is back');
    const detail = { runId, outcome: report?.outcome ?? 'running' };
    const entry = { action: 'account.sync', target: `account ${row.accountId}`, detail };
    await recordAudit(this.options.auditPool, actor, entry);
    return { runId, report };
  }

  /** Waits for the syncs in progress. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  #sync(account: ReadableAccount, actor: Actor, onStart: (runId: string) => void): Work {
    const { deps, claimant, signal, limitMs, onReport } = this.options;
    const wish = { trigger: 'api', actor: actor.subject, signal, limitMs, onStart } as const;
    // A claim of its own: the schedule of this very collector must not take the account for its own.
    const work = syncUnclaimed(deps, [account], `${claimant}:${randomUUID()}`, wish);
    this.#running.add(work);
    work
      .then(({ reports }) => reports.forEach((report) => onReport?.(account.row.serviceId, report)))
      .catch((error: unknown) => deps.log.error({ err: error, account: account.row.accountName }, 'sync failed'))
      .finally(() => this.#running.delete(work));
    return work;
  }

  async #unlessItTakesLong(work: Work): Promise<Awaited<Work> | null> {
    const patience = new AbortController();
    const tooLong = sleep(this.options.waitMs, null, { signal: patience.signal }).catch(() => null);
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      patience.abort();
    }
  }
}

function alreadyRunning(accountName: string, accountId: number): CollectorError {
  return new CollectorError(
    'SYNC_RUNNING',
    `the account "${accountName}" is being read at this moment; GET /api/sync-runs?account_id=${accountId} shows how it goes`,
  );
}

import type { Db } from './db.js';

/** Who asked a provider: the schedule, a command, somebody through the API. */
export type SyncTrigger = 'schedule' | 'command' | 'api';
/** What else changes the ledger: a typed-in entry, a file, telemetry. */
export type ChangeTrigger = 'entry' | 'import' | 'telemetry';
export type SyncOutcome = 'succeeded' | 'partial' | 'failed' | 'aborted';

/** What one read of one account did. Rows are rows on the wire unless they are `rowsStored`. */
export interface SyncCounts {
  windowsPlanned: number;
  windowsFresh: number;
  windowsChanged: number;
  windowsUnchanged: number;
  /** Windows that keep what was stored, because the answer could not be trusted. */
  windowsKept: number;
  requests: number;
  rowsReceived: number;
  rowsStored: number;
  rowsRejected: number;
  rowsCollapsed: number;
  rowsOutOfWindow: number;
  rowsRounded: number;
  rowsUnpriced: number;
  amountsRestated: number;
}

export function noCounts(): SyncCounts {
  return {
    windowsPlanned: 0,
    windowsFresh: 0,
    windowsChanged: 0,
    windowsUnchanged: 0,
    windowsKept: 0,
    requests: 0,
    rowsReceived: 0,
    rowsStored: 0,
    rowsRejected: 0,
    rowsCollapsed: 0,
    rowsOutOfWindow: 0,
    rowsRounded: 0,
    rowsUnpriced: 0,
    amountsRestated: 0,
  };
}

const START = `insert into aicost.sync_run (account_id, trigger, actor, started_at) values ($1, $2, $3, aicost.now()) returning run_id as "runId"`;

/** `actor`: who asked for it; '' where nobody in particular did. */
export async function startRun(db: Db, accountId: number, trigger: SyncTrigger, actor = ''): Promise<string> {
  const { rows } = await db.query<{ runId: string }>(START, [accountId, trigger, actor]);
  return rows[0]?.runId ?? '';
}

const RECORD_CHANGE = `
insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at, actor, note)
values ($1, $2, 'succeeded', aicost.now(), aicost.now(), $3, $4) returning run_id as "runId"`;

/** The run of a change that is made in one transaction: it is there when the change is, and not when it is not. */
export async function recordChange(
  tx: Db,
  change: {
    readonly accountId: number;
    readonly trigger: ChangeTrigger;
    readonly actor: string;
    readonly note: string;
  },
): Promise<string> {
  const { rows } = await tx.query<{ runId: string }>(RECORD_CHANGE, [
    change.accountId,
    change.trigger,
    change.actor,
    change.note,
  ]);
  return rows[0]?.runId ?? '';
}

const CONTINUE_TELEMETRY = `
update aicost.sync_run as r set finished_at = aicost.now()
where r.run_id = (
  select max(o.run_id) from aicost.sync_run as o
  where o.account_id = $1 and o.trigger = 'telemetry' and o.started_at >= date_trunc('day', aicost.now(), 'UTC'))
returning r.run_id as "runId"`;

/** The run of an account's estimates: one a UTC day, because telemetry arrives every few seconds. Under the account's lock. */
export async function telemetryRun(tx: Db, accountId: number): Promise<string> {
  const { rows } = await tx.query<{ runId: string }>(CONTINUE_TELEMETRY, [accountId]);
  const change = { accountId, trigger: 'telemetry', actor: 'telemetry', note: 'estimates of the day' } as const;
  return rows[0]?.runId ?? (await recordChange(tx, change));
}

const FINISH = `
update aicost.sync_run as r
set outcome = $2, finished_at = aicost.now(), error_code = $3, error_message = $4, windows_planned = $5, windows_fresh = $6,
    windows_changed = $7, windows_unchanged = $8, windows_kept = $9, requests = $10, rows_received = $11, rows_stored = $12,
    rows_rejected = $13, rows_collapsed = $14, rows_out_of_window = $15, rows_rounded = $16, rows_unpriced = $17, amounts_restated = $18
where r.run_id = $1`;

export async function finishRun(
  db: Db,
  runId: string,
  outcome: SyncOutcome,
  counts: SyncCounts,
  error: { readonly code: string; readonly message: string } | null,
): Promise<void> {
  await db.query(FINISH, [
    runId,
    outcome,
    error?.code ?? null,
    error?.message ?? null,
    counts.windowsPlanned,
    counts.windowsFresh,
    counts.windowsChanged,
    counts.windowsUnchanged,
    counts.windowsKept,
    counts.requests,
    counts.rowsReceived,
    counts.rowsStored,
    counts.rowsRejected,
    counts.rowsCollapsed,
    counts.rowsOutOfWindow,
    counts.rowsRounded,
    counts.rowsUnpriced,
    counts.amountsRestated,
  ]);
}

const CLOSE_ORPHANS = `
update aicost.sync_run as r
set outcome = 'aborted', finished_at = aicost.now(), error_code = 'SYNC_ABORTED', error_message = 'the collector ended while this run was at work; a later run went on from here'
where r.account_id = $1 and r.outcome = 'running' and r.run_id < $2 and r.started_at < aicost.now() - interval '15 minutes'`;

/** Marks runs of killed collectors as ended. A run may take ten minutes, so older ones cannot be alive. */
export async function closeOrphanedRuns(db: Db, accountId: number, runId: string): Promise<void> {
  await db.query(CLOSE_ORPHANS, [accountId, runId]);
}

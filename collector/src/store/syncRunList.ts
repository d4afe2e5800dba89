import type { Db } from './db.js';
import type { ChangeTrigger, SyncCounts, SyncOutcome, SyncTrigger } from './syncRuns.js';

/** One run as it is kept. Instants are ISO 8601; `finishedAt` is null while it is at work. */
export interface SyncRunRow extends Readonly<SyncCounts> {
  readonly runId: string;
  readonly accountId: number;
  readonly accountName: string;
  readonly trigger: SyncTrigger | ChangeTrigger;
  readonly actor: string;
  readonly note: string;
  readonly outcome: SyncOutcome | 'running';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const LIST = `
select r.run_id as "runId", r.account_id as "accountId", a.account_name as "accountName", r.trigger, r.actor, r.note, r.outcome,
       r.started_at as "startedAt", r.finished_at as "finishedAt", r.error_code as "errorCode", r.error_message as "errorMessage",
       r.windows_planned as "windowsPlanned", r.windows_fresh as "windowsFresh", r.windows_changed as "windowsChanged",
       r.windows_unchanged as "windowsUnchanged", r.windows_kept as "windowsKept", r.requests,
       r.rows_received::float8 as "rowsReceived", r.rows_stored::float8 as "rowsStored", r.rows_rejected::float8 as "rowsRejected",
       r.rows_collapsed::float8 as "rowsCollapsed", r.rows_out_of_window::float8 as "rowsOutOfWindow",
       r.rows_rounded::float8 as "rowsRounded", r.rows_unpriced::float8 as "rowsUnpriced", r.amounts_restated::float8 as "amountsRestated"
from aicost.sync_run as r
join aicost.account as a on a.account_id = r.account_id
where ($1::int is null or r.account_id = $1) and ($2::bigint is null or r.run_id < $2)
  and ($3::bigint is null or r.run_id = $3) and ($4::text is null or r.outcome = $4) and ($5::text is null or r.trigger = $5)
order by r.run_id desc limit $6`;

/** Which runs; null: all. */
export interface SyncRunFilter {
  readonly accountId: number | null;
  readonly runId: string | null;
  readonly outcome: SyncRunRow['outcome'] | null;
  readonly trigger: SyncRunRow['trigger'] | null;
  /** The id where the last page ended. */
  readonly before: string | null;
  readonly limit: number;
}

/** The newest first. */
export async function syncRuns(db: Db, filter: SyncRunFilter): Promise<SyncRunRow[]> {
  const { accountId, before, runId, outcome, trigger, limit } = filter;
  return (await db.query<SyncRunRow>(LIST, [accountId, before, runId, outcome, trigger, limit])).rows;
}

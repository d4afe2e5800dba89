import type pg from 'pg';
import { OWN_STREAMS } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import { fromUnits } from '../domain/decimal.js';
import type { Finality, StoredWindow } from '../domain/window.js';
import type { CollectorError } from '../errors.js';
import { lockAccount } from './accountLock.js';
import { withRetriedTransaction, type Db } from './db.js';
import { IS_DAMAGED } from './ledgerChecks.js';
import type { WindowPayload } from './windowPayload.js';

const LOCK_WINDOWS = `
select w.charge_date as "day", w.finality, encode(w.content_hash, 'hex') as "contentHash", w.charge_count as "chargeCount",
       w.error_code is not null as "hasFailure", ${IS_DAMAGED} as "isDamaged",
       coalesce(w.fetched_at >= $4::timestamptz, false) as "isNewerThanRead",
       extract(epoch from $4::timestamptz - w.empty_since)::float8 as "emptyForSeconds",
       coalesce(extract(epoch from $4::timestamptz - w.content_since), 0)::float8 as "sameContentForSeconds"
from aicost.charge_window as w
where w.account_id = $1 and w.stream = $2 and w.charge_date = any($3::date[])
for update`;

/** The stored state of the windows a read touches, locked until the transaction ends. */
export async function lockWindows(
  db: Db,
  accountId: number,
  stream: string,
  days: readonly Day[],
  fetchedAt: string,
): Promise<Map<Day, StoredWindow>> {
  const { rows } = await db.query<StoredWindow>(LOCK_WINDOWS, [accountId, stream, days, fetchedAt]);
  return new Map(rows.map((row) => [row.day, row]));
}

/** A window whose content was read and stands in the ledger. */
export interface WindowState {
  readonly payload: WindowPayload;
  readonly finality: Finality;
  readonly isSameContent: boolean;
}

/** Where the history is broken, it begins anew: with what makes its revisions add up to what stands now. */
const SAVE_CONTENT = `
insert into aicost.charge_window as w (
  account_id, stream, charge_date, finality, content_hash, charge_count, first_total, billed_total, endpoint, fetched_at, content_since, run_id)
select $1, $2, t.day, t.finality, decode(t.hash, 'hex'), t.charges, t.total, t.total, $3, $4, $4, $5
from unnest($6::date[], $7::text[], $8::text[], $9::int[], $10::numeric[]) as t (day, finality, hash, charges, total)
on conflict (account_id, stream, charge_date) do update
set finality = excluded.finality, content_hash = excluded.content_hash, charge_count = excluded.charge_count,
    first_total = case when w.content_hash is null or (w.finality = 'provisional' and w.stream = '${OWN_STREAMS.estimate}')
                       then excluded.first_total
                       when ${IS_DAMAGED}
                       then excluded.billed_total - coalesce((
                         select sum(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0)) from aicost.charge_revision as v
                         where v.account_id = w.account_id and v.stream = w.stream and v.charge_date = w.charge_date), 0)
                       else w.first_total end,
    billed_total = excluded.billed_total, endpoint = excluded.endpoint, fetched_at = excluded.fetched_at,
    content_since = excluded.content_since, run_id = excluded.run_id,
    empty_since = null, failed_at = null, error_code = null, error_message = null`;

const SAVE_UNCHANGED = `
update aicost.charge_window as w
set finality = t.finality, fetched_at = $4, run_id = $3, empty_since = null, failed_at = null, error_code = null, error_message = null
from unnest($5::date[], $6::text[]) as t (day, finality)
where w.account_id = $1 and w.stream = $2 and w.charge_date = t.day`;

export async function saveWindows(
  db: Db,
  write: {
    readonly accountId: number;
    readonly stream: string;
    readonly runId: string;
    readonly fetchedAt: string;
    readonly endpoint: string;
  },
  states: readonly WindowState[],
): Promise<void> {
  const same = states.filter((state) => state.isSameContent);
  const other = states.filter((state) => !state.isSameContent);
  if (same.length > 0) {
    await db.query(SAVE_UNCHANGED, [
      write.accountId,
      write.stream,
      write.runId,
      write.fetchedAt,
      same.map((state) => state.payload.day),
      same.map((state) => state.finality),
    ]);
  }
  if (other.length > 0) {
    await db.query(SAVE_CONTENT, [
      write.accountId,
      write.stream,
      write.endpoint,
      write.fetchedAt,
      write.runId,
      other.map((state) => state.payload.day),
      other.map((state) => state.finality),
      other.map((state) => state.payload.contentHash),
      other.map((state) => state.payload.contents.length),
      other.map((state) => fromUnits(state.payload.totalUnits)),
    ]);
  }
}

const SAVE_FAILURE = `
insert into aicost.charge_window as w (account_id, stream, charge_date, failed_at, error_code, error_message, empty_since)
select $1, $2, t.day, $4, $5, $6, case when $7 then $4::timestamptz end
from unnest($3::date[]) as t (day)
on conflict (account_id, stream, charge_date) do update
set failed_at = excluded.failed_at, error_code = excluded.error_code, error_message = excluded.error_message,
    empty_since = case when $7 then coalesce(w.empty_since, excluded.empty_since) else w.empty_since end
where w.fetched_at is null or w.fetched_at < excluded.failed_at`;

/** Keeps what is stored of the windows and notes why it could not be renewed; waits for a writer of the same account. */
export async function keepWindows(
  pool: pg.Pool,
  accountId: number,
  stream: string,
  days: readonly Day[],
  failedAt: string,
  error: CollectorError,
): Promise<void> {
  await withRetriedTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    await saveWindowFailure(tx, accountId, stream, days, failedAt, error);
  });
}

/** `keepWindows` in the caller's own transaction, which must hold `lockAccount`. */
export async function saveWindowFailure(
  db: Db,
  accountId: number,
  stream: string,
  days: readonly Day[],
  failedAt: string,
  error: CollectorError,
): Promise<void> {
  const isEmptyAnswer = error.code === 'PROVIDER_EMPTY_SUSPICIOUS';
  await db.query(SAVE_FAILURE, [accountId, stream, days, failedAt, error.code, error.message, isEmptyAnswer]);
}

/** What the planner knows of a stored window. */
export interface PlannedWindowRow {
  readonly stream: string;
  readonly day: Day;
  readonly finality: Finality | null;
  readonly fetchedSecondsAgo: number | null;
  readonly failedSecondsAgo: number | null;
  readonly errorCode: string | null;
}

const LIST_WINDOWS = `
select w.stream, w.charge_date as "day", w.finality,
       extract(epoch from aicost.now() - w.fetched_at)::float8 as "fetchedSecondsAgo",
       extract(epoch from aicost.now() - w.failed_at)::float8 as "failedSecondsAgo", w.error_code as "errorCode"
from aicost.charge_window as w
where w.account_id = $1
order by w.stream, w.charge_date`;

/** Every known window of an account: the truth from which the planner works. */
export async function accountWindows(db: Db, accountId: number): Promise<PlannedWindowRow[]> {
  const { rows } = await db.query<PlannedWindowRow>(LIST_WINDOWS, [accountId]);
  return rows;
}

import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

/** Rows of one day of a stream that could not be understood, for one reason. */
export interface RejectedRowsRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly stream: string;
  /** null: the row did not say its day. */
  readonly day: Day | null;
  readonly reason: string;
  /** How often such a row was seen; each read sees it again. */
  readonly seen: number;
  readonly lastSeenAt: string;
  readonly runId: string;
  /** The row that was seen last, as the provider wrote it. */
  readonly raw: string;
  /** The day still lacks what was refused. null: nobody knows the day. */
  readonly isOpen: boolean | null;
}

/** Where a page ended; the day is '' where there is none. */
export type RejectPosition = readonly [
  lastSeenAt: string,
  accountId: number,
  stream: string,
  day: string,
  reason: string,
];

const REJECTS = `
select r.account_id, r.stream, r.charge_date, coalesce(r.charge_date::text, '') as day_text, r.reason, sum(r.seen)::int as seen,
       max(r.last_seen_at) as seen_at, max(r.run_id) as run_id, (array_agg(r.raw order by r.last_seen_at desc))[1] as raw
from aicost.charge_reject as r
group by r.account_id, r.stream, r.charge_date, r.reason`;

/** What was refused of the providers' answers, the latest first. */
export async function rejectedRows(db: Db, after: RejectPosition | null, limit: number): Promise<RejectedRowsRow[]> {
  const position = after
    ? 'and (r.seen_at, r.account_id, r.stream, r.day_text, r.reason) < ($2::timestamptz, $3, $4, $5, $6)'
    : '';
  const { rows } = await db.query<RejectedRowsRow>(
    `select r.account_id as "accountId", a.account_name as "accountName", r.stream, r.charge_date as "day", r.reason, r.seen,
            r.seen_at as "lastSeenAt", r.run_id as "runId", r.raw,
            case when r.charge_date is not null then coalesce(w.error_code is not null, false) end as "isOpen"
     from (${REJECTS}) as r
     join aicost.account as a on a.account_id = r.account_id
     left join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
     where a.deleted_at is null ${position}
     order by r.seen_at desc, r.account_id desc, r.stream desc, r.day_text desc, r.reason desc limit $1`,
    [limit, ...(after ?? [])],
  );
  return rows;
}

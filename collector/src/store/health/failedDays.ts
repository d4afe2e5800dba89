import type { Day } from '../../domain/day.js';
import type { Finality } from '../../domain/window.js';
import type { Db } from '../db.js';

/** A day of a stream whose last read could not be trusted. `finality` null: nothing is stored of it. */
export interface FailedDayRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly stream: string;
  readonly day: Day;
  readonly finality: Finality | null;
  readonly lastReadAt: string | null;
  readonly failedAt: string;
  readonly errorCode: string;
  readonly errorMessage: string;
}

/** Where a page ended. */
export type FailedDayPosition = readonly [failedAt: string, accountId: number, stream: string, day: string];

const COLUMNS = `
w.account_id as "accountId", a.account_name as "accountName", w.stream, w.charge_date as "day", w.finality, w.fetched_at as "lastReadAt",
w.failed_at as "failedAt", w.error_code as "errorCode", coalesce(w.error_message, '') as "errorMessage"`;

/** Days that keep what was stored, or have nothing, because a read failed; the latest failure first. */
export async function failedDayRows(db: Db, after: FailedDayPosition | null, limit: number): Promise<FailedDayRow[]> {
  const position = after
    ? 'and (w.failed_at, w.account_id, w.stream, w.charge_date) < ($2::timestamptz, $3, $4, $5::date)'
    : '';
  const { rows } = await db.query<FailedDayRow>(
    `select ${COLUMNS}
     from aicost.charge_window as w
     join aicost.account as a on a.account_id = w.account_id
     where a.deleted_at is null and w.error_code is not null and w.failed_at is not null ${position}
     order by w.failed_at desc, w.account_id desc, w.stream desc, w.charge_date desc limit $1`,
    [limit, ...(after ?? [])],
  );
  return rows;
}

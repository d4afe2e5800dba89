import type { Day } from '../domain/day.js';
import type { Db } from './db.js';
import { ENTRY_COLUMNS, type ManualEntry } from './manualEntries.js';

/** Which entries; null does not restrict. `before`: first day and number of the last entry of the page before. */
export interface EntryFilter {
  readonly accountId: number | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly withDeleted: boolean;
  readonly before: { readonly firstDay: string; readonly entryId: number } | null;
  readonly limit: number;
}

const LIST = `
select ${ENTRY_COLUMNS} from aicost.manual_entry as e
where ($1::int is null or e.account_id = $1) and ($2::date is null or e.last_day >= $2) and ($3::date is null or e.first_day <= $3)
  and ($4 or e.deleted_at is null) and ($5::date is null or (e.first_day, e.entry_id) < ($5, $6::bigint))
order by e.first_day desc, e.entry_id desc limit $7`;

/** Entries whose period touches the days asked for, the newest period first. */
export async function manualEntries(db: Db, filter: EntryFilter): Promise<ManualEntry[]> {
  const { accountId, firstDay, lastDay, withDeleted, before, limit } = filter;
  const values = [accountId, firstDay, lastDay, withDeleted, before?.firstDay ?? null, before?.entryId ?? null, limit];
  return (await db.query<ManualEntry>(LIST, values)).rows;
}

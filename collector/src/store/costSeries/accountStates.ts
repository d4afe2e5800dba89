import { OWN_STREAMS, type Source } from '../../domain/charge.js';
import type { DayState } from '../../domain/costDays.js';
import type { Db } from '../db.js';
import type { Span } from './span.js';

/**
 * Which days of an account are known. A provider's stream counts when it ever carried money, from its first window on;
 * what only carries usage never makes a day unknown. Nobody reads an account that is switched off, so for it nothing is
 * expected after its last window.
 */
const SQL = `
select w.account_id as "accountId", w.stream = any($4) as "isOwn",
       min(w.charge_date) - $2::date as "first",
       case when a.is_active and a.deleted_at is null then $3::date else max(w.charge_date) end - $2::date as "last",
       coalesce(array_agg(w.charge_date - $2::date) filter (where w.fetched_at is not null and w.charge_date between $2::date and $3::date), '{}') as read,
       coalesce(array_agg(w.charge_date - $2::date) filter (where w.finality <> 'final' and w.charge_date between $2::date and $3::date), '{}') as unsettled
from aicost.charge_window as w
join aicost.account as a on a.account_id = w.account_id
where w.account_id = any($1::int[])
group by w.account_id, w.stream, a.is_active, a.deleted_at
having w.stream = any($4) or bool_or(w.billed_total <> 0)`;

interface StreamRow {
  readonly accountId: number;
  readonly isOwn: boolean;
  /** Places in the span; outside of it below 0 or beyond its end. */
  readonly first: number;
  readonly last: number;
  readonly read: readonly number[];
  readonly unsettled: readonly number[];
}

/** The state of every day of the span, by account. `sources`: only those that a provider bills can be unknown. */
export async function accountDayStates(
  db: Db,
  accountIds: readonly number[],
  sources: readonly Source[] | null,
  span: Span,
): Promise<Map<number, DayState[]>> {
  const states = new Map(accountIds.map((id) => [id, span.days.map((): DayState => 'complete')]));
  const values = [accountIds, span.firstDay, span.today, Object.values(OWN_STREAMS)];
  const { rows } = await db.query<StreamRow>(SQL, values);
  const isBilled = sources === null || sources.includes('api');
  for (const row of rows) {
    const ofAccount = states.get(row.accountId);
    if (!ofAccount || (!row.isOwn && !isBilled)) continue;
    settle(ofAccount, row);
    if (!row.isOwn) miss(ofAccount, row);
  }
  for (const ofAccount of states.values()) ofAccount[ofAccount.length - 1] = 'running';
  return states;
}

function settle(states: DayState[], { unsettled }: StreamRow): void {
  for (const place of unsettled) if (states[place] === 'complete') states[place] = 'settling';
}

function miss(states: DayState[], { first, last, read }: StreamRow): void {
  const isRead = new Set(read);
  for (let place = Math.max(0, first); place <= Math.min(last, states.length - 1); place += 1) {
    if (!isRead.has(place)) states[place] = 'missing';
  }
}

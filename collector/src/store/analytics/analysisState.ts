import type { Db } from '../db.js';

/** An account of the ledger, as it stands now. */
export interface AnalysedAccount {
  readonly accountId: number;
  readonly serviceId: string;
  /** Its costs count in sums; nothing is said of the account itself any more. */
  readonly isDeleted: boolean;
  /** Says the same as long as the ledger says the same of the account. */
  readonly ledgerMark: string;
  /** The ledger has changed, or a day has begun, since the account was analysed last. */
  readonly isDue: boolean;
}

/** What the windows say, in short: contents, states, and how many of them are known. */
const MARKS = `
select w.account_id, concat_ws(' ', max(w.content_since), sum(w.billed_total), sum(w.charge_count), count(w.fetched_at), count(*),
                               count(*) filter (where w.finality = 'final')) as mark
from aicost.charge_window as w group by 1`;

const ACCOUNTS = `
select a.account_id as "accountId", a.service_id as "serviceId", a.deleted_at is not null as "isDeleted", m.mark as "ledgerMark",
       (s.ledger_mark is distinct from m.mark or s.analysed_on <> (aicost.now() at time zone 'UTC')::date) as "isDue"
from (select c.account_id, c.service_id, c.deleted_at from aicost.account as c) as a
join (${MARKS}) as m on m.account_id = a.account_id
left join aicost.analysis_state as s on s.account_id = a.account_id
order by 1`;

/** Every account that has ever been read or entered. */
export async function analysedAccounts(db: Db): Promise<AnalysedAccount[]> {
  return (await db.query<AnalysedAccount>(ACCOUNTS)).rows;
}

const SAVE = `
insert into aicost.analysis_state (account_id, analysed_at, analysed_on, ledger_mark)
select t.account_id, aicost.now(), $3::date, t.mark from unnest($1::int[], $2::text[]) as t (account_id, mark)
on conflict (account_id) do update set analysed_at = excluded.analysed_at, analysed_on = excluded.analysed_on, ledger_mark = excluded.ledger_mark`;

/** Notes that these states of accounts were analysed, on the day they were read. */
export async function saveAnalysed(db: Db, accounts: readonly AnalysedAccount[], day: string): Promise<void> {
  await db.query(SAVE, [accounts.map(({ accountId }) => accountId), accounts.map(({ ledgerMark }) => ledgerMark), day]);
}

const WHOLE = `select concat_ws('|', aicost.now()::date, string_agg(m.account_id || ' ' || m.mark, ',' order by m.account_id)) as mark from (${MARKS}) as m`;

/** The same of the whole ledger, and of the day: what was worked out from it holds as long as it says the same. */
export async function ledgerMark(db: Db): Promise<string> {
  const { rows } = await db.query<{ mark: string }>(WHOLE);
  return rows[0]?.mark ?? '';
}

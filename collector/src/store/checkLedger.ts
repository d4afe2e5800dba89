import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

/** A window whose rows, state, revisions and rollups do not add up to the same figure. */
export interface LedgerFault {
  readonly accountId: number;
  readonly accountName: string;
  readonly stream: string;
  readonly day: Day;
  readonly charges: string;
  readonly windowTotal: string;
  readonly firstPlusRevisions: string;
  readonly rollup: string;
}

/** What adding up the whole ledger has found. */
export interface LedgerFindings {
  /** Windows that were compared. */
  readonly days: number;
  /** Windows that do not agree. */
  readonly faultCount: number;
  /** The first 1,000 of them, by day. */
  readonly faults: readonly LedgerFault[];
}

const DAYS = `select count(*)::int as days from aicost.charge_window as w where w.content_hash is not null`;

const SQL = `
select account_id as "accountId", a.account_name as "accountName", stream, charge_date as "day", trim_scale(coalesce(c.total, 0))::text as "charges",
       trim_scale(w.billed_total)::text as "windowTotal", trim_scale(w.first_total + coalesce(v.delta, 0))::text as "firstPlusRevisions",
       trim_scale(coalesce(r.total, 0))::text as "rollup", (count(*) over ())::int as "faultCount"
from aicost.charge_window as w
left join (select account_id, stream, charge_date, count(*) as n, sum(billed_cost) as total from aicost.charge group by 1, 2, 3) as c
  using (account_id, stream, charge_date)
left join (
  select account_id, stream, charge_date, sum(coalesce(new_cost, 0) - coalesce(old_cost, 0)) as delta from aicost.charge_revision group by 1, 2, 3
) as v using (account_id, stream, charge_date)
left join (
  select account_id, stream, charge_date, sum(charges) as n, sum(billed_cost) as total from aicost.charge_rollup where dimension = 'total' group by 1, 2, 3
) as r using (account_id, stream, charge_date)
join aicost.account as a using (account_id)
where coalesce(c.total, 0) <> w.billed_total or coalesce(c.n, 0) <> w.charge_count
   or w.first_total + coalesce(v.delta, 0) <> w.billed_total
   or coalesce(r.total, 0) <> w.billed_total or coalesce(r.n, 0) <> w.charge_count
order by charge_date, account_id, stream
limit 1000`;

/** Adds the whole ledger up in four ways: stored rows, window totals, first reads plus revisions, rollups. */
export async function checkLedger(db: Db): Promise<LedgerFindings> {
  const { rows: faults } = await db.query<LedgerFault & { faultCount: number }>(SQL);
  const [counted] = (await db.query<{ days: number }>(DAYS)).rows;
  return { days: counted?.days ?? 0, faultCount: faults[0]?.faultCount ?? 0, faults };
}

import type { Db } from '../db.js';

/** How the reading of one account goes; the same counts as `report.sync_health`. */
export interface AccountState {
  readonly accountId: number;
  readonly account: string;
  readonly service: string;
  readonly isActive: boolean;
  /** Seconds since 1970; null: never. */
  readonly lastSuccess: number | null;
  /** How the last run ended that was not cut off by ourselves; null: there was none. */
  readonly lastOutcome: 'succeeded' | 'partial' | 'failed' | null;
  readonly windowsFinal: number;
  readonly windowsSettling: number;
  readonly windowsProvisional: number;
  readonly windowsFailed: number;
  readonly unpriced: number;
}

/** Each big table is walked once; the view would walk it once an account. */
const SQL = `
select a.account_id as "accountId", a.account_name as account, a.service_id as service, a.is_active as "isActive",
       extract(epoch from s.finished_at)::float8 as "lastSuccess", r.outcome as "lastOutcome",
       coalesce(w.final, 0)::int as "windowsFinal", coalesce(w.settling, 0)::int as "windowsSettling",
       coalesce(w.provisional, 0)::int as "windowsProvisional", coalesce(w.failed, 0)::int as "windowsFailed",
       coalesce(u.unpriced, 0)::float8 as unpriced
from aicost.account as a
left join lateral (
  select finished_at from aicost.sync_run
  where account_id = a.account_id and outcome = 'succeeded' and trigger in ('schedule', 'command', 'api') order by run_id desc limit 1) as s on true
left join lateral (
  select outcome from aicost.sync_run
  where account_id = a.account_id and outcome not in ('running', 'aborted') and trigger in ('schedule', 'command', 'api') order by run_id desc limit 1) as r on true
left join (
  select account_id, count(*) filter (where finality = 'final') as final, count(*) filter (where finality = 'settling') as settling,
         count(*) filter (where finality = 'provisional') as provisional, count(*) filter (where error_code is not null) as failed
  from aicost.charge_window group by 1) as w on w.account_id = a.account_id
left join (
  select account_id, sum(unpriced_charges) as unpriced
  from aicost.charge_rollup where dimension = 'total' group by 1) as u on u.account_id = a.account_id
where a.deleted_at is null or exists (
  select from aicost.charge_rollup as c
  where c.dimension = 'total' and c.account_id = a.account_id
    and c.charge_date between date_trunc('month', aicost.now() at time zone 'UTC')::date and (aicost.now() at time zone 'UTC')::date)
order by a.account_name`;

/** Every account but the deleted ones that have cost nothing this month: what was spent stays in the sum of the month. */
export async function accountStates(db: Db): Promise<AccountState[]> {
  return (await db.query<AccountState>(SQL)).rows;
}

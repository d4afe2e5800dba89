import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Finality } from '../../domain/window.js';
import type { Db } from '../db.js';

/** A day of an account whose cost changed after it was first stored. */
export interface RestatedDay {
  readonly day: Day;
  readonly accountId: number;
  readonly account: string;
  readonly currency: string;
  /** What stands now; `oldCost` and the change make it. */
  readonly newCost: Decimal;
  readonly oldCost: Decimal;
  readonly delta: Decimal;
  /** Charges that changed, counted once a change. */
  readonly changes: number;
  /** The firmest that any of them was. */
  readonly finalityBefore: Finality;
  readonly recordedAt: string;
  /** Of all restated days in this currency, also those beyond the limit. */
  readonly currencyDelta: Decimal;
  readonly currencyDays: number;
}

/** Days that changed since the start of a UTC day, the largest change first, at most `limit` of each currency. */
export async function restatedDays(db: Db, since: Day, limit: number): Promise<RestatedDay[]> {
  const { rows } = await db.query<RestatedDay>(QUESTION, [since, limit]);
  return rows;
}

const QUESTION = `
with restated as (
  select v.charge_date, v.account_id, s.billing_currency,
         sum(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0)) as delta, count(*)::int as changes, max(v.recorded_at) as recorded_at,
         max(case v.finality_before when 'final' then 2 when 'settling' then 1 else 0 end) as firmest
  from aicost.charge_revision as v
  join aicost.charge_series as s on s.account_id = v.account_id and s.series_id = v.series_id
  where v.recorded_at >= $1::date at time zone 'UTC'
  group by 1, 2, 3
  having sum(coalesce(v.new_cost, 0) - coalesce(v.old_cost, 0)) <> 0
), ranked as (
  select *, sum(delta) over of_currency as currency_delta, count(*) over of_currency as currency_days,
         row_number() over (partition by billing_currency order by abs(delta) desc, charge_date desc, account_id) as place
  from restated
  window of_currency as (partition by billing_currency)
)
select d.charge_date as day, d.account_id as "accountId", a.account_name as account, d.billing_currency as currency,
       trim_scale(n.cost) as "newCost", trim_scale(n.cost - d.delta) as "oldCost", trim_scale(d.delta) as delta, d.changes,
       (array['provisional', 'settling', 'final'])[d.firmest + 1] as "finalityBefore", d.recorded_at as "recordedAt",
       trim_scale(d.currency_delta) as "currencyDelta", d.currency_days::int as "currencyDays"
from ranked as d
join aicost.account as a on a.account_id = d.account_id
cross join lateral (
  select coalesce(sum(r.billed_cost), 0) as cost from aicost.charge_rollup as r
  where r.dimension = 'total' and r.charge_date = d.charge_date and r.account_id = d.account_id
    and r.billing_currency = d.billing_currency
) as n
where d.place <= $2
order by d.billing_currency, d.place`;

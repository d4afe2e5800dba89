import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';

/** What one account has cost in one currency. null: nothing is known, or only rows without a price. */
export interface AccountCost {
  readonly accountId: number;
  readonly currency: string;
  readonly monthToDate: Decimal | null;
  readonly today: Decimal | null;
}

const SQL = `
with today as materialized (select (aicost.now() at time zone 'UTC')::date as day)
select r.account_id as "accountId", r.billing_currency as currency, trim_scale(sum(r.billed_cost)) as "monthToDate",
       trim_scale(sum(r.billed_cost) filter (where r.charge_date = t.day)) as today
from aicost.charge_rollup as r
cross join today as t
where r.dimension = 'total' and r.charge_date between date_trunc('month', t.day::timestamp)::date and t.day
group by 1, 2`;

/** Cost of the current UTC month and of today, by account and currency. */
export async function accountCosts(db: Db): Promise<AccountCost[]> {
  return (await db.query<AccountCost>(SQL)).rows;
}

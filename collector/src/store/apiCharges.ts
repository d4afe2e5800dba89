import type { Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import type { Db } from './db.js';

/** What a provider's own figures say of some days of an account, in one currency. */
export interface ApiCharges {
  readonly billingCurrency: string;
  /** Days that have such charges, in order. */
  readonly days: readonly Day[];
  readonly billedCost: Decimal;
}

const SQL = `
select r.billing_currency as "billingCurrency", array_agg(distinct r.charge_date::text) as days, trim_scale(coalesce(sum(r.billed_cost), 0))::text as "billedCost"
from aicost.charge_rollup as r
where r.account_id = $1 and r.charge_date = any($2::date[]) and r.dimension = 'total' and r.source = 'api' and r.charges > 0
group by 1 order by 1`;

/** Charges that were read from the provider and stand on these days; empty when there are none. */
export async function apiChargesOn(db: Db, accountId: number, days: readonly Day[]): Promise<ApiCharges[]> {
  return (await db.query<ApiCharges>(SQL, [accountId, days])).rows;
}

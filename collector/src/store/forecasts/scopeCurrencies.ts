import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Db } from '../db.js';

const CURRENCIES = `
select distinct r.billing_currency as currency
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
where r.dimension = case when $3::text is null then 'total' else 'model' end and r.value = coalesce($3, '') and r.billed_cost is not null
  and r.charge_date >= $4::date and ($1::int is null or r.account_id = $1) and ($2::text is null or a.service_id = $2)
order by 1`;

/** The currencies in which charges of an account, a service and a model stand since that day. */
export async function scopeCurrencies(
  db: Db,
  { accountId, serviceId, model }: Pick<CostScope, 'accountId' | 'serviceId' | 'model'>,
  since: Day,
): Promise<string[]> {
  const { rows } = await db.query<{ currency: string }>(CURRENCIES, [accountId, serviceId, model, since]);
  return rows.map((row) => row.currency);
}

import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';

const TRAILING = `
select r.account_id as "accountId", r.billing_currency as currency, sum(r.billed_cost)::float8 as cost
from aicost.charge_rollup as r
cross join (select (aicost.now() at time zone 'UTC')::date as day) as t
where r.dimension = 'total' and r.charge_date between t.day - 30 and t.day - 1 and r.billed_cost is not null
group by 1, 2`;

/** What each account cost in the last 30 days before today, by currency. For statistics, so a plain number. */
export async function trailingCosts(
  db: Db,
): Promise<{ readonly accountId: number; readonly currency: string; readonly cost: number }[]> {
  return (await db.query<{ accountId: number; currency: string; cost: number }>(TRAILING)).rows;
}

/** All accounts are a range of accounts, because a range is looked up in the key of the rollup and an `or` is not. */
const EXACT = `
select coalesce(trim_scale(s.cost), 0)::text as cost
from jsonb_to_recordset($1::jsonb) as t (place int, "accountId" int, model text, currency text, days date[])
cross join lateral (
  select sum(r.billed_cost) as cost from aicost.charge_rollup as r
  where r.dimension = case when t.model is null then 'total' else 'model' end and r.charge_date = any(t.days)
    and r.account_id between coalesce(t."accountId", 0) and coalesce(t."accountId", 2147483647)
    and r.billing_currency = t.currency and r.value = coalesce(t.model, '')) as s
order by t.place`;

/** What the ledger says that some days of a series cost, one exact sum a question, in order. */
export async function costsOfDays(
  db: Db,
  questions: readonly { readonly scope: CostScope; readonly days: readonly Day[] }[],
): Promise<Decimal[]> {
  const asked = questions.map(({ scope: { accountId, model, currency }, days }, place) => ({
    ...{ place, accountId, model, currency, days },
  }));
  return (await db.query<{ cost: Decimal }>(EXACT, [JSON.stringify(asked)])).rows.map((row) => row.cost);
}

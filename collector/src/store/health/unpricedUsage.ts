import type { Day } from '../../domain/day.js';
import type { Source } from '../../domain/charge.js';
import type { Db } from '../db.js';

/** Charges of one kind that have no amount, and so are in no sum. Quantities and costs are exact decimal text. */
export interface UnpricedRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly serviceProviderName: string;
  readonly model: string;
  readonly skuMeter: string;
  readonly chargeDescription: string;
  readonly source: Source;
  readonly charges: number;
  /** null: the charges say no quantity. */
  readonly quantity: string | null;
  readonly unit: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly currency: string;
  /** What the tokens would cost at the lowest and the highest price that any model here had lately; null: not known. */
  readonly lowCost: string | null;
  readonly highCost: string | null;
}

/**
 * A price is what a model of this ledger cost in the mean, over the last ninety days: cost by its currency, over tokens,
 * which have none. Models of few tokens are left out, because their cost is mostly for something else.
 * The rollups find the windows, so that the charges need not be searched.
 */
const UNPRICED = `
with lately as (
  select r.value as model, r.billing_currency as currency, r.billed_cost, r.tokens from aicost.charge_rollup as r
  where r.dimension = 'model' and r.value <> '' and r.charge_date > (aicost.now() at time zone 'UTC')::date - 90),
used as (select l.model, sum(l.tokens) as tokens from lately as l group by l.model having sum(l.tokens) >= 100000),
paid as (select l.model, l.currency, sum(l.billed_cost) as cost from lately as l group by l.model, l.currency having sum(l.billed_cost) > 0),
price as (
  select p.currency, min(p.cost / u.tokens) as low, max(p.cost / u.tokens) as high
  from paid as p join used as u on u.model = p.model group by p.currency),
unpriced as (
  select c.account_id, s.model, s.sku_meter, s.charge_description, s.source, s.consumed_unit, s.billing_currency,
         count(*)::int as charges, sum(c.consumed_quantity) as quantity, min(c.charge_date) as first_day, max(c.charge_date) as last_day
  from aicost.charge_rollup as r
  join aicost.charge as c on c.charge_date = r.charge_date and c.account_id = r.account_id and c.stream = r.stream
  join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
  where r.dimension = 'total' and r.unpriced_charges > 0 and s.source = r.source and s.billing_currency = r.billing_currency
    and s.measure = 'cost' and c.billed_cost is null
  group by c.account_id, s.model, s.sku_meter, s.charge_description, s.source, s.consumed_unit, s.billing_currency)
select u.account_id as "accountId", a.account_name as "accountName", a.service_provider_name as "serviceProviderName", u.model,
       u.sku_meter as "skuMeter", u.charge_description as "chargeDescription", u.source, u.charges, trim_scale(u.quantity) as quantity,
       u.consumed_unit as unit, u.first_day as "firstDay", u.last_day as "lastDay", u.billing_currency as currency,
       trim_scale(round(case when u.consumed_unit = 'Tokens' then u.quantity * p.low end, 12)) as "lowCost",
       trim_scale(round(case when u.consumed_unit = 'Tokens' then u.quantity * p.high end, 12)) as "highCost"
from unpriced as u
join aicost.account as a on a.account_id = u.account_id
left join price as p on p.currency = u.billing_currency
order by u.last_day desc, u.charges desc, a.account_name, u.model, u.sku_meter, u.charge_description, u.source, u.consumed_unit
limit $1`;

/** What has no price, the latest first. */
export async function unpricedRows(db: Db, limit: number): Promise<UnpricedRow[]> {
  return (await db.query<UnpricedRow>(UNPRICED, [limit])).rows;
}

import { daysCondition, seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import { SERIES_SOURCE } from '../export/fields.js';
import { CHARGE_KEYS, keyColumns, type BreakdownBy } from './breakdownKeys.js';
import { COUNTS_QUANTITY } from './countsQuantity.js';

const SHOWN = 'c.charge_date between $1::date and $2::date';
const QUANTITY = (unit: string): string =>
  `trim_scale(sum(x.quantity) filter (where ${COUNTS_QUANTITY} and s.consumed_unit = '${unit}'))`;

/**
 * Cost and use by any dimension, from the charges: first by series, so that texts are compared once a series and not once
 * a charge. $1 and $2: the first and the last day that is shown, $3 the days that are compared, $4 those they are compared with.
 */
export function chargeQuestion(by: BreakdownBy, filter: ChargeFilter): string {
  return `
with sums as (
  select c.account_id, c.series_id,
         sum(c.billed_cost) filter (where ${SHOWN}) as billed,
         sum(c.billed_cost) filter (where ${SHOWN} and w.finality <> 'final') as not_final,
         sum(c.consumed_quantity) filter (where ${SHOWN}) as quantity,
         count(*) filter (where ${SHOWN}) as charges,
         count(*) filter (where ${SHOWN} and c.billed_cost is null) as without_cost,
         sum(c.billed_cost) filter (where c.charge_date = any($3::date[])) as compared,
         sum(c.billed_cost) filter (where c.charge_date = any($4::date[])) as previous
  from aicost.charge as c
  join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
  join aicost.account as a on a.account_id = c.account_id
  join aicost.charge_window as w on w.account_id = c.account_id and w.stream = c.stream and w.charge_date = c.charge_date
  where ${daysCondition(filter, 'c')} and ${seriesCondition(filter)}
  group by 1, 2)
select ${keyColumns(CHARGE_KEYS[by], 's.billing_currency')},
       trim_scale(sum(x.billed)) as "billedCost", trim_scale(sum(x.not_final)) as "notFinalCost",
       ${QUANTITY('Tokens')} as tokens, ${QUANTITY('Requests')} as requests,
       coalesce(sum(x.without_cost) filter (where s.measure = 'cost'), 0)::int as "unpricedCharges",
       sum(x.charges)::float8 as charges, trim_scale(sum(x.compared)) as "comparedCost", trim_scale(sum(x.previous)) as "previousCost"
from sums as x
join ${SERIES_SOURCE} on s.account_id = x.account_id and s.series_id = x.series_id
group by 1, 2, 3, 4, 5`;
}

import pg from 'pg';
import { accountCondition, daysCondition, type ChargeFilter } from '../chargeFilter.js';
import { isRolledUp, keyColumns, rollupDimension, ROLLUP_KEYS, type BreakdownBy } from './breakdownKeys.js';

/**
 * Cost and use by a dimension that the daily sums know. $1 and $2: the first and the last day that is shown,
 * $3 the days that are compared, $4 those they are compared with.
 */
export function rollupQuestion(by: BreakdownBy, filter: ChargeFilter): string {
  if (!isRolledUp(by)) throw new RangeError(`the daily sums do not know ${by}`);
  return `
select ${keyColumns(ROLLUP_KEYS[by], 'r.billing_currency')},
       trim_scale(sum(r.billed_cost) filter (where ${SHOWN})) as "billedCost",
       trim_scale(sum(r.billed_cost) filter (where ${SHOWN} and w.finality <> 'final')) as "notFinalCost",
       trim_scale(sum(r.tokens) filter (where ${SHOWN})) as tokens,
       trim_scale(sum(r.requests) filter (where ${SHOWN})) as requests,
       coalesce(sum(r.unpriced_charges) filter (where ${SHOWN}), 0)::int as "unpricedCharges",
       coalesce(sum(r.charges) filter (where ${SHOWN}), 0)::float8 as charges,
       trim_scale(sum(r.billed_cost) filter (where r.charge_date = any($3::date[]))) as "comparedCost",
       trim_scale(sum(r.billed_cost) filter (where r.charge_date = any($4::date[]))) as "previousCost"
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
join aicost.charge_window as w on w.account_id = r.account_id and w.stream = r.stream and w.charge_date = r.charge_date
left join aicost.display_name as n on n.account_id = r.account_id and n.kind = r.dimension and n.id = r.value
where ${conditions(filter, rollupDimension(by, filter)).join(' and ')}
group by 1, 2, 3, 4, 5`;
}

const SHOWN = 'r.charge_date between $1::date and $2::date';

function conditions(filter: ChargeFilter, dimension: string | null): string[] {
  const { source } = filter;
  const value = filter.model ?? filter.project;
  return [
    daysCondition(filter, 'r'),
    accountCondition(filter),
    `r.dimension = '${dimension}'`,
    ...(value === null ? [] : [`r.value = ${pg.escapeLiteral(value)}`]),
    ...(source === null ? [] : [`r.source = ${pg.escapeLiteral(source)}`]),
  ];
}

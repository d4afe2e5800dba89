import type { Source } from '../../domain/charge.js';
import type { Db } from '../db.js';

export interface SourceShare {
  readonly source: Source;
  readonly currency: string;
  readonly share: number;
}

const SQL = `
with today as materialized (select (aicost.now() at time zone 'UTC')::date as day)
select m.source, m.currency, (m.cost / m.total)::float8 as share
from (select r.source, r.billing_currency as currency, sum(r.billed_cost) as cost,
             sum(sum(r.billed_cost)) over (partition by r.billing_currency) as total
      from aicost.charge_rollup as r
      cross join today as t
      where r.dimension = 'total' and r.charge_date between date_trunc('month', t.day::timestamp)::date and t.day
      group by 1, 2) as m
where m.cost is not null and m.total <> 0`;

/** Which part of the current UTC month's cost, of all accounts, was billed, estimated, imported or typed in. */
export async function sourceShares(db: Db): Promise<SourceShare[]> {
  return (await db.query<SourceShare>(SQL)).rows;
}

import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { Db } from '../db.js';

/** What one meter of one model, project and key says of a day. Names are those that people see; '' is not given. */
export interface LedgerLine {
  readonly day: Day;
  readonly measure: 'cost' | 'usage';
  readonly account: string;
  readonly model: string;
  readonly project: string;
  readonly key: string;
  readonly meter: string;
  readonly unit: string;
  /** null: only quantities stand here. */
  readonly cost: Decimal | null;
  /** null: a part of it has no quantity. */
  readonly quantity: Decimal | null;
}

/** Costs in the currency of the scope, and quantities, which have none. */
const LINES = `
select c.charge_date as "day", s.measure, '' as account, s.model, coalesce(p.name, s.sub_account_id) as project,
       coalesce(k.name, s.credential_id) as key, s.sku_meter as meter, s.consumed_unit as unit,
       trim_scale(sum(c.billed_cost))::text as cost,
       case when bool_and(c.consumed_quantity is not null) then trim_scale(sum(c.consumed_quantity))::text end as quantity
from aicost.charge as c
join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
left join aicost.display_name as k on k.account_id = s.account_id and k.kind = 'credential' and k.id = s.credential_id
where c.charge_date = any($1::date[]) and c.account_id = $2 and ($3::text is null or s.model = $3)
  and (s.measure = 'usage' or (s.billing_currency = $4 and c.billed_cost is not null))
group by 1, 2, 4, 5, 6, 7, 8`;

/** Of all accounts together: by account and model, without quantities. */
const COARSE = `
select r.charge_date as "day", 'cost' as measure, a.account_name as account, r.value as model, '' as project, '' as key, '' as meter,
       '' as unit, trim_scale(sum(r.billed_cost))::text as cost, null as quantity
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
where r.dimension = 'model' and r.charge_date = any($1::date[]) and r.billing_currency = $2 and r.billed_cost is not null
group by 1, 3, 4`;

/** The bill of some days, as fine as it is known. */
export async function ledgerLines(db: Db, scope: CostScope, days: readonly Day[]): Promise<LedgerLine[]> {
  const { accountId, model, currency } = scope;
  if (accountId === null) return (await db.query<LedgerLine>(COARSE, [days, currency])).rows;
  return (await db.query<LedgerLine>(LINES, [days, accountId, model, currency])).rows;
}

const FIRST_SEEN = `
select r.dimension as kind, coalesce(n.name, r.value) as name
from aicost.charge_rollup as r
left join aicost.display_name as n on n.account_id = r.account_id and n.kind = r.dimension and n.id = r.value
where r.account_id = $1 and r.dimension in ('model', 'sub_account', 'credential') and r.value <> '' and r.billing_currency = $3
  and ($4::text is null or r.dimension <> 'model' or r.value = $4)
group by r.dimension, r.value, n.name
having min(r.charge_date) = any($2::date[])
order by 1, 2`;

const BEGAN = `select min(r.charge_date) < $2::date - 14 as "isOld" from aicost.charge_rollup as r where r.account_id = $1 and r.dimension = 'total'`;

/**
 * Models, projects and keys of an account that were first charged for on one of these days. Nothing is new in an account
 * that is itself younger than two weeks.
 */
export async function firstSeen(
  db: Db,
  { accountId, currency, model }: CostScope,
  days: readonly Day[],
): Promise<{ readonly kind: 'model' | 'sub_account' | 'credential'; readonly name: string }[]> {
  if (accountId === null) return [];
  const { rows } = await db.query<{ isOld: boolean | null }>(BEGAN, [accountId, days[0]]);
  if (rows[0]?.isOld !== true) return [];
  return (await db.query<{ kind: 'model'; name: string }>(FIRST_SEEN, [accountId, days, currency, model])).rows;
}

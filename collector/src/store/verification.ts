import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

/** One stored amount of a day beside what the provider wrote. */
export interface RawAmount {
  readonly description: string;
  readonly rawCost: string;
  readonly billedCost: string | null;
  readonly billingCurrency: string;
}

/** What the ledger holds of a day in one currency. */
export interface DayTotal {
  readonly billingCurrency: string;
  readonly billedCost: string;
  readonly amounts: number;
}

/** What a person said of a stored day. */
export interface Verification {
  readonly day: Day;
  readonly matches: boolean;
  readonly verifiedBy: string;
  /** ISO 8601. */
  readonly verifiedAt: string;
}

/** Only what the provider says: its console knows nothing of what people typed in, nor of our estimates. */
const OF_DAY = `
from aicost.charge as c
join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
where c.account_id = $1 and c.charge_date = $2 and s.measure = 'cost' and s.source = 'api'`;

const AMOUNTS = `
select concat_ws(' / ', nullif(s.model, ''), nullif(s.sku_meter, ''), nullif(coalesce(p.name, s.sub_account_id), '')) as "description",
       c.billed_cost_raw as "rawCost", trim_scale(c.billed_cost)::text as "billedCost", s.billing_currency as "billingCurrency"
${OF_DAY}
order by s.billing_currency, c.billed_cost desc nulls last, 1
limit $3`;

const TOTALS = `
select s.billing_currency as "billingCurrency", trim_scale(coalesce(sum(c.billed_cost), 0))::text as "billedCost", count(*)::int as "amounts"
${OF_DAY}
group by 1 order by 1`;

/** What the provider wrote for a day and what the ledger made of it, by currency, largest first. */
export async function rawAmounts(
  db: Db,
  accountId: number,
  day: Day,
  limit: number | null = null,
): Promise<RawAmount[]> {
  return (await db.query<RawAmount>(AMOUNTS, [accountId, day, limit])).rows;
}

/** The same, summed up. */
export async function dayTotals(db: Db, accountId: number, day: Day): Promise<DayTotal[]> {
  return (await db.query<DayTotal>(TOTALS, [accountId, day])).rows;
}

const INSERT = `
insert into aicost.verification (account_id, charge_date, billing_currency, stored_cost, matches, verified_by, verified_at)
select $1, $2, t.currency, t.cost, $5, $6, aicost.now() from unnest($3::text[], $4::numeric[]) as t (currency, cost)`;

/** Keeps a person's word that a stored day does or does not match the provider's console. */
export async function saveVerification(
  db: Db,
  accountId: number,
  { day, matches, verifiedBy }: Omit<Verification, 'verifiedAt'>,
  totals: readonly DayTotal[],
): Promise<void> {
  const kept = totals.length > 0 ? totals : [{ billingCurrency: '', billedCost: '0' }];
  const currencies = kept.map(({ billingCurrency }) => billingCurrency);
  const costs = kept.map(({ billedCost }) => billedCost);
  await db.query(INSERT, [accountId, day, currencies, costs, matches, verifiedBy]);
}

const LAST = `
select v.charge_date as "day", v.matches, v.verified_by as "verifiedBy", v.verified_at as "verifiedAt"
from aicost.verification as v where v.account_id = $1 and ($2::date is null or v.charge_date = $2)
order by v.verified_at desc limit 1`;

/** The last word of a person, of that day or of any; null when nobody has compared yet. */
export async function lastVerification(db: Db, accountId: number, day: Day | null): Promise<Verification | null> {
  return (await db.query<Verification>(LAST, [accountId, day])).rows[0] ?? null;
}

import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

/** One stored amount of a day beside what the provider wrote. */
export interface RawAmount {
  readonly description: string;
  readonly rawCost: string;
  readonly billedCost: string | null;
  readonly currency: string;
}

const SQL = `
select concat_ws(' / ', nullif(s.model, ''), nullif(s.sku_meter, ''), nullif(s.sub_account_id, '')) as "description",
       c.billed_cost_raw as "rawCost", trim_scale(c.billed_cost)::text as "billedCost", s.billing_currency as "currency"
from aicost.charge as c
join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
where c.account_id = $1 and c.charge_date = $2 and s.measure = 'cost'
order by c.billed_cost desc nulls last`;

/** What the provider wrote for a day and what the ledger made of it, largest first. */
export async function rawAmounts(db: Db, accountId: number, day: Day): Promise<RawAmount[]> {
  return (await db.query<RawAmount>(SQL, [accountId, day])).rows;
}

const INSERT = `
insert into aicost.verification (account_id, charge_date, stored_cost, matches, verified_by, verified_at)
values ($1, $2, $3, $4, $5, aicost.now())`;

/** Keeps a person's word that a stored day does or does not match the provider's console. */
export async function saveVerification(
  db: Db,
  accountId: number,
  day: Day,
  storedCost: string,
  matches: boolean,
  verifiedBy: string,
): Promise<void> {
  await db.query(INSERT, [accountId, day, storedCost, matches, verifiedBy]);
}

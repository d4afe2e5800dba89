import { OWN_STREAMS } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

const BILLED = `
select distinct r.charge_date as "day" from aicost.charge_rollup as r
where r.account_id = $1 and r.charge_date = any($2::date[]) and r.dimension = 'total' and r.source = 'api' and r.billed_cost is not null`;

/** Which of these days of an account the provider has billed: no estimate may stand beside them. */
export async function billedDays(db: Db, accountId: number, days: readonly Day[]): Promise<Set<Day>> {
  const { rows } = await db.query<{ day: Day }>(BILLED, [accountId, days]);
  return new Set(rows.map((row) => row.day));
}

const ESTIMATED = `
select w.charge_date as "day" from aicost.charge_window as w
where w.account_id = $1 and w.stream = $2 and w.charge_date = any($3::date[]) and w.charge_count > 0`;

/** Days on which an estimate still stands although the bill has come. */
export async function daysWithEstimateAndBill(db: Db, accountId: number, days: readonly Day[]): Promise<Day[]> {
  const { rows } = await db.query<{ day: Day }>(ESTIMATED, [accountId, OWN_STREAMS.estimate, days]);
  if (rows.length === 0) return [];
  const billed = await billedDays(db, accountId, days);
  return rows.map((row) => row.day).filter((day) => billed.has(day));
}

const WITHHELD = `
select w.charge_date as "day" from aicost.charge_window as w
where w.account_id = $1 and w.stream = $2 and w.charge_count = 0 and not exists (
  select from aicost.charge_rollup as r
  where r.dimension = 'total' and r.charge_date = w.charge_date and r.account_id = w.account_id and r.source = 'api' and r.billed_cost is not null)`;

/** Days whose estimate was withheld for the sake of a bill that is not there, or not any more. */
export async function daysWithoutEstimateAndBill(db: Db, accountId: number): Promise<Day[]> {
  const { rows } = await db.query<{ day: Day }>(WITHHELD, [accountId, OWN_STREAMS.estimate]);
  return rows.map((row) => row.day);
}

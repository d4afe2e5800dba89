import { ESTIMATE_STREAMS, OWN_STREAMS } from '../domain/charge.js';
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
select w.stream, w.charge_date as "day" from aicost.charge_window as w
where w.account_id = $1 and w.stream = any($2) and w.charge_date = any($3::date[]) and w.charge_count > 0`;

/** Windows of estimates that still stand although the bill has come, by stream. */
export async function estimatesBesideBills(
  db: Db,
  accountId: number,
  days: readonly Day[],
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const { rows } = await db.query<{ stream: string; day: Day }>(ESTIMATED, [accountId, ESTIMATE_STREAMS, days]);
  const found = new Map<string, Day[]>();
  if (rows.length === 0) return found;
  const billed = await billedDays(db, accountId, days);
  for (const { stream, day } of rows) if (billed.has(day)) found.set(stream, [...(found.get(stream) ?? []), day]);
  return found;
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

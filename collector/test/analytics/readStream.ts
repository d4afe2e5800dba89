import { charge, dims } from '../export/seededLedger.js';
import type { ChargeDimensions } from '../../src/domain/charge.js';
import { addDays, type Day } from '../../src/domain/day.js';
import { lockAccount } from '../../src/store/accountLock.js';
import { databaseNow, withTransaction, type Pool } from '../../src/store/db.js';
import { replaceWindowsWithin } from '../../src/store/replaceWindows.js';
import { recordChange } from '../../src/store/syncRuns.js';

/** The database's today. */
export async function todayOf(pool: Pool): Promise<Day> {
  return (await databaseNow(pool)).slice(0, 10) as Day;
}

/** One day of a stream: what each series cost; null is a day nobody read. */
export type DayAmounts = readonly (readonly [over: Partial<ChargeDimensions>, cost: string])[] | null;

/** Reads of consecutive days of one stream, complete and final; an empty list is a day that was read and had no rows. */
export async function readStream(
  pool: Pool,
  accountId: number,
  stream: string,
  firstDay: Day,
  days: readonly DayAmounts[],
): Promise<void> {
  const windows = days.flatMap((amounts, index) => {
    const day = addDays(firstDay, index);
    return amounts === null ? [] : [{ day, charges: amounts.map(([over, cost]) => charge(dims(over), day, cost)) }];
  });
  await withTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    const runId = await recordChange(tx, { accountId, trigger: 'import', actor: 'test', note: 'seed' });
    await replaceWindowsWithin(tx, { accountId, stream, runId, endpoint: 'test', windows });
  });
}

/** Days of one plain series each: a cost, '' for a day without rows, null for one nobody read. */
export function plain(costs: readonly (string | null)[], over: Partial<ChargeDimensions> = {}): DayAmounts[] {
  return costs.map((cost) => (cost === null ? null : cost === '' ? [] : [[over, cost]]));
}

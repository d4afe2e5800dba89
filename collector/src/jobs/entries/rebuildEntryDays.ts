import { setImmediate as giveWay } from 'node:timers/promises';
import { OWN_STREAMS, type Charge } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import type { Transaction } from '../../store/db.js';
import { liveEntries } from '../../store/manualEntries.js';
import { replaceOwnWindows } from '../../store/ownWindows.js';
import { recordChange } from '../../store/syncRuns.js';
import { entryCharges } from './entryCharges.js';

/** So many days are held in memory at once. */
const DAYS_AT_ONCE = 100;
/** After so many entries a server gets to its other callers. */
const ENTRIES_AT_ONCE = 1_000;

/**
 * Makes the ledger say what the account's entries say, for every one of these days whole. The transaction must hold
 * `lockAccount`, so that nobody else changes an entry of the account meanwhile.
 */
export async function rebuildEntryDays(
  tx: Transaction,
  change: Parameters<typeof recordChange>[1],
  affected: Iterable<Day>,
): Promise<void> {
  const days = [...new Set(affected)].sort();
  if (days.length === 0) return;
  const { accountId } = change;
  const runId = await recordChange(tx, change);
  for (let start = 0; start < days.length; start += DAYS_AT_ONCE) {
    const batch = days.slice(start, start + DAYS_AT_ONCE);
    const charges = await chargesOf(tx, accountId, batch);
    const windows = batch.map((day) => ({ day, charges: charges.get(day) ?? [] }));
    await replaceOwnWindows(tx, { accountId, stream: OWN_STREAMS.manual, runId, endpoint: 'entries', windows });
  }
}

async function chargesOf(tx: Transaction, accountId: number, days: readonly Day[]): Promise<Map<Day, Charge[]>> {
  const byDay = new Map<Day, Charge[]>(days.map((day) => [day, []]));
  const entries = await liveEntries(tx, accountId, days[0] as Day, days.at(-1) as Day);
  for (const [index, entry] of entries.entries()) {
    if (index % ENTRIES_AT_ONCE === ENTRIES_AT_ONCE - 1) await giveWay();
    for (const charge of entryCharges(entry)) byDay.get(charge.chargeDate)?.push(charge);
  }
  return byDay;
}

import { OWN_STREAMS, type Charge } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import { genaiPrices } from '../pricing/genaiPrices.js';
import { withRetriedTransaction, type Pool, type Transaction } from '../store/db.js';
import { billedDays, daysWithoutEstimateAndBill } from '../store/estimates.js';
import { lockAccount } from '../store/accountLock.js';
import { replaceWindowsWithin } from '../store/replaceWindows.js';
import { telemetryRun } from '../store/syncRuns.js';
import { deltaAmounts, sequenceStates } from '../store/telemetryAmounts.js';
import { dailyAmounts, type CumulativeDay, type DailyAmount } from '../telemetry/accumulate.js';
import { estimateCharges } from '../telemetry/estimateCharges.js';

/**
 * Writes the estimates of these days anew from all that is known: points, prices and bills. It may run again at any time;
 * where nothing is different, nothing changes.
 */
export async function deriveEstimates(pool: Pool, accountId: number, days: readonly Day[]): Promise<void> {
  await withRetriedTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    await deriveEstimatesWithin(tx, accountId, days);
  });
}

/** Brings back the estimates that stood aside for bills which the provider has since taken back. */
export async function restoreEstimates(pool: Pool, accountId: number): Promise<void> {
  const days = await daysWithoutEstimateAndBill(pool, accountId);
  if (days.length > 0) await deriveEstimates(pool, accountId, days);
}

/** `deriveEstimates` in the caller's own transaction, which must hold `lockAccount`. */
export async function deriveEstimatesWithin(tx: Transaction, accountId: number, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  const billed = await billedDays(tx, accountId, days);
  const estimated = days.filter((day) => !billed.has(day));
  const charges = await estimatesOf(tx, accountId, estimated);
  await replaceWindowsWithin(tx, {
    accountId,
    stream: OWN_STREAMS.estimate,
    runId: await telemetryRun(tx, accountId),
    endpoint: 'otlp',
    // A billed day has an empty window: its points wait, in case the bill goes.
    windows: days.map((day) => ({ day, charges: charges.filter(({ chargeDate }) => chargeDate === day) })),
  });
}

async function estimatesOf(tx: Transaction, accountId: number, days: readonly Day[]): Promise<Charge[]> {
  // What stands in the tables came out of points of these very types. Whose account it is has been decided by then.
  const deltas = (await deltaAmounts(tx, accountId, days)).map(ofNoAccount) as DailyAmount[];
  const states = (await sequenceStates(tx, accountId, days)).map(ofNoAccount) as CumulativeDay[];
  const wanted = new Set(days);
  const amounts = dailyAmounts(deltas, states).filter(({ day }) => wanted.has(day));
  return estimateCharges(amounts, genaiPrices);
}

function ofNoAccount<Row extends object>(row: Row): Row & { accountName: null } {
  return { ...row, accountName: null };
}

import { CollectorError } from '../errors.js';
import type { Transaction } from './db.js';
import { replaceWindowsWithin, type ReplaceResult } from './replaceWindows.js';

/**
 * Makes windows of a stream of our own say exactly this; the transaction must hold `lockAccount` and may do so several
 * times. What people and files say is never left out: a window that looks newer than now ends the transaction.
 */
export async function replaceOwnWindows(
  tx: Transaction,
  request: Parameters<typeof replaceWindowsWithin>[1],
): Promise<ReplaceResult> {
  const result = await replaceWindowsWithin(tx, request);
  if (result.superseded === 0) return result;
  throw new CollectorError(
    'DATABASE_BUSY',
    `${request.stream}: ${result.superseded} days were written at a later time than it is now; check the database's clock and try again`,
  );
}

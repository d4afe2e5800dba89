import type { Transaction } from './db.js';

const LOCK_ACCOUNT = `select pg_advisory_xact_lock(hashtextextended('aicost:sync:' || $1::text, 0))`;

/** One writer per account, until the transaction ends. Several accounts are locked in ascending order. */
export async function lockAccount(tx: Transaction, accountId: number): Promise<void> {
  await tx.query(LOCK_ACCOUNT, [accountId]);
}

import { CollectorError } from '../../errors.js';
import { accounts, type AccountRow } from '../../store/accounts.js';
import type { Db } from '../../store/db.js';

/** The account that an entry is of. One of any origin will do, but not a deleted one. */
export async function entryAccount(db: Db, accountId: number): Promise<AccountRow> {
  const account = (await accounts(db)).find((row) => row.accountId === accountId);
  if (account) return account;
  throw new CollectorError('ACCOUNT_NOT_FOUND', `there is no account ${accountId}; GET /api/accounts lists all`);
}

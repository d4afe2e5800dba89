import { CollectorError } from '../errors.js';
import { ledgerAccounts } from '../store/accounts.js';
import type { Db } from '../store/db.js';

/** The number of the account of that name, whether it can still be read or not. */
export async function accountNamed(db: Db, name: string): Promise<number> {
  const known = await ledgerAccounts(db);
  const account = known.find(({ accountName }) => accountName === name);
  if (account) return account.accountId;
  throw new CollectorError('ACCOUNT_NOT_FOUND', `there is no account "${name}"; see "aicost accounts list"`);
}

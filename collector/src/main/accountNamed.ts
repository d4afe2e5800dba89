import { CollectorError } from '../errors.js';
import { accounts, ledgerAccounts, type AccountRow } from '../store/accounts.js';
import type { Db } from '../store/db.js';

type NamedAccount = Pick<AccountRow, 'accountId' | 'accountName' | 'serviceId'>;

/** The account of that name, unless it was deleted: for what is done with it from now on. */
export async function accountNamed(db: Db, name: string): Promise<NamedAccount> {
  return oneNamed(await accounts(db), name);
}

/** The account of that name, be it deleted: for questions about what it cost. */
export async function ledgerAccountNamed(db: Db, name: string): Promise<NamedAccount> {
  return oneNamed(await ledgerAccounts(db), name);
}

function oneNamed(known: readonly NamedAccount[], name: string): NamedAccount {
  const account = known.find(({ accountName }) => accountName === name);
  if (account) return account;
  throw new CollectorError('ACCOUNT_NOT_FOUND', `there is no account "${name}"; see "aicost accounts list"`);
}

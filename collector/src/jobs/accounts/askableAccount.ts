import { findService } from '../../connectors/catalogue.js';
import { CollectorError, type ErrorCode } from '../../errors.js';
import { accounts } from '../../store/accounts.js';
import type { Pool } from '../../store/db.js';
import type { ReadableAccount } from '../syncAccount.js';
import { noSuchAccount } from './accountDesk.js';
import { managerOf, readableAccount, type CredentialSources } from './readableAccounts.js';

/** The account with its credentials, for somebody who asks its provider now; `withoutApi` when nobody can. */
export async function askableAccount(
  pool: Pool,
  sources: CredentialSources,
  accountId: number,
  withoutApi: Extract<ErrorCode, 'ACCOUNT_HAS_NO_API' | 'NO_USAGE_API'>,
): Promise<ReadableAccount> {
  const row = (await accounts(pool)).find((account) => account.accountId === accountId);
  if (!row) throw noSuchAccount(accountId);
  const named = `the account "${row.accountName}"`;
  if (!findService(row.serviceId)?.connector) {
    const text = `${row.serviceProviderName} has no usage API that is read, so ${named} gets its figures by hand, from a file or by telemetry`;
    throw new CollectorError(withoutApi, text);
  }
  const account = await readableAccount(pool, sources, row);
  if (account) return account;
  const remedy =
    managerOf(row, sources) === 'api'
      ? 'enter them with PATCH /api/accounts/:id {"secrets": {...}}'
      : 'set them in the configuration of this collector';
  throw new CollectorError('CREDENTIALS_MISSING', `${named} has no credentials here; ${remedy}`);
}

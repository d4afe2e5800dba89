import type { Pool } from '../store/db.js';
import { accountById, accountByName, createAccount } from '../store/managedAccounts.js';

/** Whoever sent telemetry: the verified subject, and the account that its token was made for. */
export interface TelemetrySender {
  readonly subject: string;
  readonly accountId: number | null;
}

/** Where telemetry goes that names no account. */
const DEFAULT_ACCOUNT = 'OpenTelemetry';

/**
 * The account of points: that of the token, else the one that they name (`aicost.account`), else one that is created on
 * first use. A token made for one account reports into no other. `{ refusal }` says why there is none.
 */
export async function accountOfPoints(
  pool: Pool,
  accountName: string | null,
  sender: TelemetrySender,
): Promise<{ readonly accountId: number } | { readonly refusal: string }> {
  if (accountName !== null) {
    const own = sender.accountId === null ? undefined : await accountById(pool, sender.accountId);
    if (own && own.accountName !== accountName)
      return { refusal: `this token reports for the account "${own.accountName}" and not for "${accountName}"` };
    const named = await accountByName(pool, accountName);
    if (named && named.deletedAt === null) return named;
    return { refusal: `there is no account "${accountName}"; correct the resource attribute aicost.account` };
  }
  const account =
    sender.accountId === null ? await defaultAccount(pool, sender) : await accountById(pool, sender.accountId);
  if (account && account.deletedAt === null) return account;
  const deleted = sender.accountId === null ? `the account "${DEFAULT_ACCOUNT}"` : 'the account of this token';
  return { refusal: `${deleted} was deleted; name another one in the resource attribute aicost.account` };
}

async function defaultAccount(pool: Pool, { subject }: TelemetrySender): ReturnType<typeof accountByName> {
  const known = await accountByName(pool, DEFAULT_ACCOUNT);
  if (known) return known;
  await createAccount(pool, {
    accountName: DEFAULT_ACCOUNT,
    serviceId: 'opentelemetry',
    serviceProviderName: 'OpenTelemetry',
    baseUrl: null,
    backfillFrom: null,
    requestsPerMinute: null,
    createdBy: subject,
  });
  return accountByName(pool, DEFAULT_ACCOUNT);
}

import { findService, type Service } from '../../connectors/catalogue.js';
import { CollectorError } from '../../errors.js';
import { sealedSecrets } from '../../store/accountSecrets.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withTransaction, type Transaction } from '../../store/db.js';
import { accountById, lockedAccount, updateAccount, type StoredAccount } from '../../store/managedAccounts.js';
import {
  managedByPeople,
  readAccountName,
  readBackfillFrom,
  readBaseUrl,
  refuseTakenName,
  vaultOf,
  type AccountDesk,
} from './accountDesk.js';
import { readGivenSecrets } from './givenSecrets.js';

/** What is given is changed, the rest stays; null: what the service itself says. Nothing is checked yet. */
export interface AccountChange {
  readonly name?: string;
  /** false: nothing is read. true also restores a deleted account. */
  readonly isActive?: boolean;
  /** The given ones replace those of the same names. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly baseUrl?: string | null;
  readonly backfillFrom?: string;
  readonly requestsPerMinute?: number | null;
}

/** Changes an account that people manage; one that was deleted is restored when the change makes it active. */
export async function changeAccount(
  desk: AccountDesk,
  actor: Actor,
  accountId: number,
  change: AccountChange,
): Promise<void> {
  const found = managedByPeople(await accountById(desk.pool, accountId), accountId, desk);
  const settings = await checkedSettings(desk, serviceOf(found), change);
  await withTransaction(desk.pool, async (tx) => {
    const account = managedByPeople(await lockedAccount(tx, accountId), accountId, desk);
    if (account.deletedAt !== null && change.isActive !== true) throw deleted(account);
    if (settings.accountName !== undefined && settings.accountName !== account.accountName)
      await refuseTakenName(tx, settings.accountName);
    await updateAccount(tx, { ...account, ...settings });
    if (change.secrets !== undefined) await replaceSecrets(desk, tx, actor, account, change.secrets);
    const isRestored = account.deletedAt !== null;
    await recordAudit(tx, actor, {
      action: isRestored ? 'account.restore' : 'account.update',
      target: `account ${accountId}`,
      detail: { ...settings, ...(change.secrets ? { secrets: Object.keys(change.secrets) } : {}) },
    });
  });
}

type CheckedSettings = Partial<
  Pick<StoredAccount, 'accountName' | 'isActive' | 'baseUrl' | 'backfillFrom' | 'requestsPerMinute'>
>;

/** Looks at names and addresses before the transaction begins: a name server may take its time. */
async function checkedSettings(desk: AccountDesk, service: Service, change: AccountChange): Promise<CheckedSettings> {
  const { name, isActive, baseUrl, backfillFrom, requestsPerMinute } = change;
  return {
    ...(name === undefined ? {} : { accountName: readAccountName(name) }),
    ...(isActive === undefined ? {} : { isActive }),
    ...(baseUrl === undefined
      ? {}
      : { baseUrl: baseUrl === null ? null : await readBaseUrl(service.connector, baseUrl, desk) }),
    ...(backfillFrom === undefined ? {} : { backfillFrom: await readBackfillFrom(desk.pool, backfillFrom) }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  };
}

async function replaceSecrets(
  desk: AccountDesk,
  tx: Transaction,
  actor: Actor,
  account: StoredAccount,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const stored = (await sealedSecrets(tx, account.accountId)).map(({ secretName }) => secretName);
  const secrets = readGivenSecrets(serviceOf(account), given, stored);
  if (Object.keys(secrets).length > 0) await vaultOf(desk).save(tx, account.accountId, secrets, actor.subject);
}

function serviceOf({ serviceId }: StoredAccount): Service {
  const service = findService(serviceId);
  if (service) return service;
  throw new CollectorError('INVALID_SERVICE', `this version of the collector does not know the service ${serviceId}`);
}

function deleted({ accountId, accountName }: StoredAccount): CollectorError {
  return new CollectorError(
    'ACCOUNT_NOT_FOUND',
    `the account "${accountName}" was deleted; PATCH /api/accounts/${accountId} {"is_active": true} restores it`,
  );
}

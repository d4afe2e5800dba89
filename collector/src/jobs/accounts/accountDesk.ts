import { accountName } from '../../config/rules.js';
import { findService, services, type Service } from '../../connectors/catalogue.js';
import type { Connector } from '../../connectors/kit/connector.js';
import { checkPublicUrl } from '../../connectors/kit/publicUrl.js';
import { parseDay, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { scrub } from '../../logging/scrub.js';
import { databaseNow, type Db, type Pool } from '../../store/db.js';
import { accountByName, type StoredAccount } from '../../store/managedAccounts.js';
import { hostsOf, managerOf, type CredentialSources } from './readableAccounts.js';
import type { SecretVault } from './secretVault.js';

/** What the use cases on accounts work with. */
export interface AccountDesk extends CredentialSources {
  readonly pool: Pool;
  /** The first day to read, of accounts that name none; null: thirteen months back. */
  readonly backfillFrom: Day | null;
}

/** The service of that id. */
export function knownService(serviceId: string): Service {
  const service = findService(serviceId);
  if (service) return service;
  const known = services.map(({ id }) => id).join(', ');
  throw new CollectorError('INVALID_SERVICE', `there is no such service; known are ${known}`);
}

/** The name in its one spelling. */
export function readAccountName(text: string): string {
  return readName('the name', text);
}

export function readName(what: string, text: string): string {
  const name = accountName.read(text.normalize('NFC'));
  // A key that was pasted into the wrong field would stand in every table, metric and export.
  if (name !== null && scrub(name) !== name)
    throw new CollectorError('INVALID_REQUEST', `${what} looks like a credential; give a name that everybody may read`);
  // Half a surrogate pair would be stored as another character.
  if (name !== null && Buffer.from(name).toString() === name) return name;
  throw new CollectorError('INVALID_REQUEST', `${what} must be ${accountName.expects}`);
}

/** A day that is not in the future. */
export async function readBackfillFrom(db: Db, text: string): Promise<Day> {
  const day = parseDay(text);
  if (day !== null && day <= (await databaseNow(db)).slice(0, 10)) return day;
  throw new CollectorError('INVALID_REQUEST', 'backfill_from must be a day up to today, written as 2026-01-31');
}

/** A base URL that may be saved, without the last slash. */
export async function readBaseUrl(connector: Connector | null, text: string, desk: AccountDesk): Promise<string> {
  if (connector === null)
    throw new CollectorError('INVALID_REQUEST', 'this service is not read, so it has no base_url; leave it out');
  const url = await checkPublicUrl(text, hostsOf(connector), desk.guard);
  return url.href.replace(/\/+$/, '');
}

/** What encrypts credentials here. */
export function vaultOf({ vault }: CredentialSources): SecretVault {
  if (vault) return vault;
  throw new CollectorError(
    'KEYRING_MISSING',
    'there is no key ring here to encrypt credentials with: set AICOST_KEYRING_FILE to a file in a folder that the collector may write to, and start it again',
  );
}

/** Refuses a name that another account has, be it a deleted one. */
export async function refuseTakenName(db: Db, name: string): Promise<void> {
  const taken = await accountByName(db, name);
  if (!taken) return;
  const remedy =
    taken.deletedAt === null
      ? 'choose another name'
      : `it was deleted and keeps its history: choose another name, or restore it with PATCH /api/accounts/${taken.accountId} {"is_active": true}`;
  throw new CollectorError('ACCOUNT_EXISTS', `there is already an account "${name}"; ${remedy}`);
}

/** The account, where people may change it; refuses those that the configuration names. */
export function managedByPeople(
  account: StoredAccount | undefined,
  accountId: number,
  sources: CredentialSources,
): StoredAccount {
  if (!account) throw noSuchAccount(accountId);
  const manager = managerOf(account, sources);
  if (manager === 'api') return account;
  const place =
    manager === 'environment'
      ? 'environment variables of the collector'
      : 'the YAML file that AICOST_CONFIG of the collector names';
  throw new CollectorError(
    'ACCOUNT_MANAGED_BY_CONFIG',
    `the account "${account.accountName}" is defined by ${place}: change it there and start the collector again`,
  );
}

export function noSuchAccount(accountId: number): CollectorError {
  return new CollectorError('ACCOUNT_NOT_FOUND', `there is no account ${accountId}; GET /api/accounts lists all`);
}

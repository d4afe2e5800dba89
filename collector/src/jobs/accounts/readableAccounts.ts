import type { AccountConfig } from '../../config.js';
import type { AddressGuard } from '../../connectors/kit/addressGuard.js';
import type { Connector } from '../../connectors/kit/connector.js';
import { checkPublicUrl } from '../../connectors/kit/publicUrl.js';
import { findService } from '../../connectors/catalogue.js';
import { CollectorError } from '../../errors.js';
import { accounts, type AccountRow } from '../../store/accounts.js';
import type { Pool } from '../../store/db.js';
import type { ReadableAccount } from '../syncAccount.js';
import type { SecretVault } from './secretVault.js';

/** Where the credentials of accounts come from. */
export interface CredentialSources {
  /** Accounts of the environment and the YAML file, with theirs. */
  readonly configured: readonly AccountConfig[];
  /** Those that people have entered; null: there is no key ring here. */
  readonly vault: SecretVault | null;
  /** Over base URLs that people have entered. */
  readonly guard: AddressGuard;
}

/** Who manages an account: what the configuration does not name any more, people do. */
export function managerOf(
  { accountName, origin }: Pick<AccountRow, 'accountName' | 'origin'>,
  { configured }: CredentialSources,
): AccountRow['origin'] {
  return configured.some(({ name }) => name === accountName) ? origin : 'api';
}

/** Every active account that can be read here, in order of name. */
export async function readableAccounts(pool: Pool, sources: CredentialSources): Promise<ReadableAccount[]> {
  const readable: ReadableAccount[] = [];
  for (const row of await accounts(pool)) {
    const account = row.isActive ? await readableAccount(pool, sources, row) : null;
    if (account) readable.push(account);
  }
  return readable;
}

/** The account with its credentials; null when this collector has none for it, or its service has no API. */
export async function readableAccount(
  pool: Pool,
  sources: CredentialSources,
  row: AccountRow,
): Promise<ReadableAccount | null> {
  const connector = findService(row.serviceId)?.connector;
  if (!connector) return null;
  return row.origin === 'api'
    ? managedAccount(pool, sources, row, connector)
    : configuredAccount(sources.configured, row, connector);
}

function configuredAccount(
  configured: readonly AccountConfig[],
  row: AccountRow,
  connector: Connector,
): ReadableAccount | null {
  const account = configured.find((candidate) => candidate.name === row.accountName);
  if (!account) return null;
  return {
    row,
    connector,
    secrets: account.secrets,
    baseUrl: account.baseUrl ?? connector.baseUrl,
    requestsPerMinute: account.requestsPerMinute ?? connector.requestsPerMinute,
  };
}

/** What is wrong with one account must not hold up the others, so it is told when the account is read. */
async function managedAccount(
  pool: Pool,
  { vault, guard }: CredentialSources,
  row: AccountRow,
  connector: Connector,
): Promise<ReadableAccount | null> {
  if (!vault) return null;
  const account = {
    row,
    connector,
    baseUrl: row.baseUrl ?? connector.baseUrl,
    requestsPerMinute: row.requestsPerMinute ?? connector.requestsPerMinute,
  };
  try {
    const secrets = await vault.open(pool, row.accountId);
    if (!hasAllSecrets(connector, Object.keys(secrets))) return null;
    // Whoever can write to the database must not be able to send a key to a host of theirs.
    if (row.baseUrl !== null) await checkPublicUrl(row.baseUrl, hostsOf(connector), guard);
    return { ...account, secrets };
  } catch (error) {
    if (!(error instanceof CollectorError) || error.code.startsWith('DATABASE_')) throw error;
    const fault = new CollectorError(error.code, `${row.accountName}: ${error.message}`, { cause: error });
    return { ...account, secrets: {}, fault };
  }
}

/** The hosts that a base URL of this service may name through the API. */
export function hostsOf(connector: Connector): string[] {
  return [new URL(connector.baseUrl).host];
}

export function hasAllSecrets(connector: Connector, names: readonly string[]): boolean {
  return Object.keys(connector.secrets.properties).every((name) => names.includes(name));
}

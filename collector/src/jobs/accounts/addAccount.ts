import type { Service } from '../../connectors/catalogue.js';
import type { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withTransaction } from '../../store/db.js';
import { createAccount } from '../../store/managedAccounts.js';
import {
  knownService,
  readAccountName,
  readBackfillFrom,
  readBaseUrl,
  readName,
  refuseTakenName,
  vaultOf,
  type AccountDesk,
} from './accountDesk.js';
import { readGivenSecrets } from './givenSecrets.js';

/** An account as somebody asks for it; nothing is checked yet. */
export interface NewAccount {
  readonly name: string;
  readonly serviceId: string;
  /** Only of the service `custom`. */
  readonly serviceProviderName?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly baseUrl?: string;
  readonly backfillFrom?: string;
  readonly requestsPerMinute?: number;
}

/** Adds an account with its credentials, encrypted; answers its id. */
export async function addAccount(desk: AccountDesk, actor: Actor, wish: NewAccount): Promise<number> {
  const service = knownService(wish.serviceId);
  const accountName = readAccountName(wish.name);
  const serviceProviderName = providerNameOf(service, wish.serviceProviderName);
  const secrets = wish.secrets === undefined ? {} : readGivenSecrets(service, wish.secrets, []);
  const settings = {
    baseUrl: wish.baseUrl === undefined ? null : await readBaseUrl(service.connector, wish.baseUrl, desk),
    backfillFrom:
      wish.backfillFrom === undefined ? desk.backfillFrom : await readBackfillFrom(desk.pool, wish.backfillFrom),
    requestsPerMinute: wish.requestsPerMinute ?? null,
  };
  const account = { ...settings, accountName, serviceId: service.id, serviceProviderName, createdBy: actor.subject };
  return create(desk, actor, account, secrets);
}

async function create(
  desk: AccountDesk,
  actor: Actor,
  account: Parameters<typeof createAccount>[1],
  secrets: Readonly<Record<string, Secret>>,
): Promise<number> {
  const names = Object.keys(secrets);
  const vault = names.length > 0 ? vaultOf(desk) : null;
  return withTransaction(desk.pool, async (tx) => {
    await refuseTakenName(tx, account.accountName);
    const accountId = await createAccount(tx, account);
    if (accountId === null)
      throw new CollectorError('ACCOUNT_EXISTS', `somebody has just added an account "${account.accountName}"`);
    await vault?.save(tx, accountId, secrets, actor.subject);
    const { accountName: name, serviceId: service } = account;
    const detail = { name, service, secrets: names };
    await recordAudit(tx, actor, { action: 'account.create', target: `account ${accountId}`, detail });
    return accountId;
  });
}

function providerNameOf({ id, serviceProviderName }: Service, given: string | undefined): string {
  if (serviceProviderName === null) {
    if (given !== undefined) return readName('service_provider_name', given);
    throw new CollectorError('INVALID_REQUEST', `an account of the service ${id} needs a service_provider_name`);
  }
  if (given === undefined || given === serviceProviderName) return serviceProviderName;
  throw new CollectorError(
    'INVALID_REQUEST',
    `the service ${id} is always called ${serviceProviderName}; leave out service_provider_name`,
  );
}

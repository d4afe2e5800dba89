import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, type Pool } from '../../store/db.js';
import type { AccountRow } from '../../store/accounts.js';
import type { Day } from '../../domain/day.js';
import type { SyncDeps } from '../syncAccount.js';
import { knownService, readBaseUrl, type AccountDesk } from './accountDesk.js';
import { readGivenSecrets } from './givenSecrets.js';
import { askEveryStream, failureCodes, type AccountTest } from './testAccount.js';

/** Credentials that somebody has typed and not saved. `baseUrl` null: the usual one. */
export interface CredentialsToTest {
  readonly serviceId: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly baseUrl: string | null;
}

/**
 * Asks the provider as the account would be asked that these credentials are for. They may be sent only where those of a
 * saved account may. Nothing is stored but the audit.
 */
export async function testCredentials(
  desk: AccountDesk,
  deps: SyncDeps & { readonly auditPool: Pool },
  actor: Actor,
  wish: CredentialsToTest,
  signal: AbortSignal,
): Promise<AccountTest> {
  const service = knownService(wish.serviceId);
  const { id, connector } = service;
  if (!connector) throw new CollectorError('ACCOUNT_HAS_NO_API', `the service ${id} has no API that is read`);
  const secrets = readGivenSecrets(service, wish.secrets, []);
  const baseUrl = wish.baseUrl === null ? connector.baseUrl : await readBaseUrl(connector, wish.baseUrl, desk);
  const row = unsavedAccount(id, connector.serviceProviderName, (await databaseNow(desk.pool)).slice(0, 10) as Day);
  const account = { row, connector, secrets, baseUrl, requestsPerMinute: connector.requestsPerMinute };
  const test = await askEveryStream(deps, account, signal);
  const detail = { ok: test.ok, codes: failureCodes(test) };
  await recordAudit(deps.auditPool, actor, { action: 'credentials.test', target: `service ${id}`, detail });
  return test;
}

/** Of origin `api`, so that it reaches public addresses only. */
function unsavedAccount(serviceId: string, serviceProviderName: string, today: Day): AccountRow {
  return {
    ...{ accountId: 0, accountName: 'the new account', serviceId, serviceProviderName, origin: 'api' },
    ...{ organisationId: null, backfillFrom: today, isActive: true, baseUrl: null },
    ...{ requestsPerMinute: null, namesSecondsAgo: null },
  };
}

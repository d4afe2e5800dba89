import { createGrafanaIdentity } from '../../api/access/grafanaIdentity.js';
import type { Config } from '../../config.js';
import type { CredentialSources } from '../../jobs/accounts/readableAccounts.js';
import { errorCode, errorMessage } from '../../errors.js';
import { apiTokens } from '../../store/apiTokens.js';
import type { Pool } from '../../store/db.js';
import { accountStates } from '../../store/managedAccounts.js';
import type { Finding } from './finding.js';

/** Whether every stored credential opens; each that does not is named by its account and its own name. */
export async function keyRingFindings(pool: Pool, { vault }: Pick<CredentialSources, 'vault'>): Promise<Finding[]> {
  const states = (await accountStates(pool, { withDeleted: true })).filter(({ secrets }) => secrets.length > 0);
  const count = states.reduce((sum, { secrets }) => sum + secrets.length, 0);
  if (!vault) {
    if (count === 0) return [{ what: 'Key ring', state: 'ok', detail: 'none, and no credential is stored' }];
    const detail = `there is none, but ${count} credentials are stored: set AICOST_KEYRING_FILE to the key ring that they were encrypted with`;
    return [{ what: 'Key ring', state: 'fault', detail }];
  }
  const faults: Finding[] = [];
  for (const { accountId, accountName } of states) {
    for (const [name, fault] of await vault.unreadable(pool, accountId))
      faults.push({ what: 'Key ring', state: 'fault', detail: `${accountName}, ${name} cannot be read: ${fault}` });
  }
  if (faults.length > 0) return faults;
  return [{ what: 'Key ring', state: 'ok', detail: `${vault.ringFile} opens all ${count} stored credentials` }];
}

/** Whether calls of Grafana's plugin can be answered; its signing keys are read as for a call. */
export async function grafanaFinding(config: Config): Promise<Finding> {
  const { grafanaUrl: url, grafanaToken, grafanaIssuer, grafanaOrgId } = config;
  const what = 'Grafana';
  if (!grafanaToken && url === undefined) return { what, state: 'ok', detail: 'not connected' };
  if (url === undefined)
    return {
      ...{ what, state: 'warning' },
      detail: 'AICOST_GRAFANA_TOKEN is set without AICOST_GRAFANA_URL, so every call of Grafana is refused: set both',
    };
  if (!grafanaToken)
    return {
      ...{ what, state: 'warning' },
      detail: 'AICOST_GRAFANA_URL is set without AICOST_GRAFANA_TOKEN, so every call of Grafana is refused: set both',
    };
  const verify = createGrafanaIdentity({ url, issuer: grafanaIssuer ?? url, orgId: grafanaOrgId });
  const failure = await verify(NOBODY).catch((error: unknown) => error);
  if (errorCode(failure) === 'UNAUTHORIZED')
    return { what, state: 'ok', detail: `its signing keys are read from ${url}` };
  return { what, state: 'fault', detail: errorMessage(failure) };
}

/** A well-formed identity that no Grafana has signed: it can only be refused once the keys have been read. */
const NOBODY = [{ alg: 'ES256', typ: 'jwt', kid: 'nobody' }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat(Buffer.alloc(64).toString('base64url'))
  .join('.');

/** Whether anybody can call the HTTP API at all. */
export async function tokenFinding(pool: Pool, { grafanaToken }: Config): Promise<Finding> {
  const inForce = (await apiTokens(pool)).filter(({ revokedAt }) => revokedAt === null).length;
  const isOpen = inForce > 0 || grafanaToken !== undefined;
  const hint = 'none yet, so nobody can call the HTTP API; make one with "aicost token create NAME --role viewer"';
  return { what: 'Tokens', state: 'ok', detail: isOpen ? `${inForce} in force` : hint };
}

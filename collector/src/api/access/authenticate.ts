import type { IncomingHttpHeaders } from 'node:http';
import type { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';
import { findApiToken, TOKEN_PREFIX } from '../../store/apiTokens.js';
import type { Pool } from '../../store/db.js';
import { bearerToken, hasBearer } from '../bearer.js';
import { permissionsOf, permissionsOfScope, SCOPES, type Caller, type Scope } from './caller.js';
import type { VerifyGrafanaId } from './grafanaIdentity.js';

export interface IdentityOptions {
  /** What Grafana's plugin proxy injects. Absent: nobody comes from Grafana. */
  readonly grafanaToken?: Secret;
  /** Absent while `AICOST_GRAFANA_URL` is not set. */
  readonly verifyGrafanaId?: VerifyGrafanaId;
}

/**
 * Who sends this request. Either a token of ours, or Grafana's proxy with its injected token, a signed identity and the
 * scope of the matched route. Names in unsigned headers (`X-Grafana-User`, `X-Grafana-Context`) count for nothing.
 */
export async function authenticate(
  headers: IncomingHttpHeaders,
  pool: Pool,
  identity: IdentityOptions,
): Promise<Caller> {
  const { authorization } = headers;
  const token = bearerToken(authorization);
  if (token === '')
    throw unauthorized(
      'this needs a token in the header "Authorization: Bearer ..."; make one with "aicost token create"',
    );
  if (token.startsWith(TOKEN_PREFIX)) return tokenCaller(pool, token);
  if (!identity.grafanaToken || !hasBearer(authorization, identity.grafanaToken))
    throw unauthorized('the token is not known here');
  return grafanaCaller(headers, identity.verifyGrafanaId);
}

async function tokenCaller(pool: Pool, token: string): Promise<Caller> {
  const found = await findApiToken(pool, token);
  if (!found) throw unauthorized('the token is not known here, or was revoked');
  return {
    subject: `token:${found.tokenId}`,
    name: found.tokenName,
    may: permissionsOf(found.role),
    accountId: found.accountId,
  };
}

async function grafanaCaller(headers: IncomingHttpHeaders, verify: VerifyGrafanaId | undefined): Promise<Caller> {
  if (!verify) throw unauthorized('calls of Grafana need AICOST_GRAFANA_URL, to verify who is calling');
  const id = headers['x-grafana-id'];
  if (id === undefined || id === '')
    throw unauthorized('X-Grafana-Id is missing: Grafana sends it with every call of a signed-in user');
  const user = await verify(single(id));
  const scope = scopeOf(headers['x-aicost-scope']);
  const lower = SCOPES.indexOf(scope) < SCOPES.indexOf(user.ceiling) ? scope : user.ceiling;
  return { subject: user.subject, name: user.name, may: permissionsOfScope(lower), accountId: null };
}

function scopeOf(header: string | string[] | undefined): Scope {
  const scope = SCOPES.find((known) => known === header);
  if (scope) return scope;
  throw unauthorized('the route of the plugin injected no scope (X-AICost-Scope: read, write or admin)');
}

/** Node joins a header given twice with a comma, which no signed token holds. */
function single(header: string | string[]): string {
  if (typeof header === 'string' && !header.includes(',')) return header;
  throw unauthorized('X-Grafana-Id is given more than once');
}

function unauthorized(message: string): CollectorError {
  return new CollectorError('UNAUTHORIZED', message);
}

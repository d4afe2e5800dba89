import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { CollectorError } from '../../errors.js';
import { SCOPES, type Scope } from './caller.js';

export interface GrafanaOptions {
  /** Where the collector reaches Grafana, to read its signing keys. */
  readonly url: string;
  /** What Grafana calls itself in its tokens: its `root_url`. */
  readonly issuer: string;
  readonly orgId: number;
}

/** A person or service account of Grafana, proven by its signature. */
export interface GrafanaUser {
  /** `user:abc`. */
  readonly subject: string;
  readonly name: string;
  /** The most this user may do, as far as the token says. */
  readonly ceiling: Scope;
}

export type VerifyGrafanaId = (token: string) => Promise<GrafanaUser>;

/** Grafana signs with a key of the month and keeps the old ones; a day without Grafana locks nobody out. */
const KEYS_KEPT_MS = 24 * 3_600_000;
/** Tokens with unknown key ids cannot make us ask Grafana more often than this. */
const ASK_AGAIN_MS = 30_000;
const ANSWER_WITHIN_MS = 5_000;
/** Grafana hands out cached tokens until half a minute before they expire. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Verifies `X-Grafana-Id`: ES256, Grafana's own keys, this issuer, this organisation. Anything else is `UNAUTHORIZED`. */
export function createGrafanaIdentity({ url, issuer, orgId }: GrafanaOptions): VerifyGrafanaId {
  const keys = createRemoteJWKSet(new URL(`${withoutSlash(url)}/api/signing-keys/keys`), {
    cacheMaxAge: KEYS_KEPT_MS,
    cooldownDuration: ASK_AGAIN_MS,
    timeoutDuration: ANSWER_WITHIN_MS,
  });
  const expected = {
    algorithms: ['ES256'],
    issuer: `${withoutSlash(issuer)}/`,
    audience: `org:${orgId}`,
    typ: 'jwt',
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['sub', 'exp', 'aud', 'iss'],
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, expected).catch((error: unknown) => {
      throw refusal(error, url);
    });
    return userOf(payload);
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function userOf(payload: JWTPayload): GrafanaUser {
  const { sub = '', type, role, username, name } = payload;
  const shownName = [username, name].find((text) => typeof text === 'string' && text !== '');
  return { subject: sub, name: typeof shownName === 'string' ? shownName : sub, ceiling: ceilingOf(type, role) };
}

const SCOPE_OF_ROLE = new Map<unknown, Scope>([
  ['Viewer', 'read'],
  ['Editor', 'write'],
  ['Admin', 'admin'],
]);

function ceilingOf(type: unknown, role: unknown): Scope {
  if (type === 'anonymous') return 'read';
  if (role === undefined || role === '') return SCOPES[SCOPES.length - 1] ?? 'read';
  const scope = SCOPE_OF_ROLE.get(role);
  if (!scope) throw unauthorized(`its role is not known here`);
  return scope;
}

function refusal(error: unknown, url: string): unknown {
  if (error instanceof errors.JWKSNoMatchingKey) return unauthorized('Grafana knows no such signing key');
  if (error instanceof errors.JWTExpired) return unauthorized('it has expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthorized(
      `its claim "${error.claim}" is not what this collector expects (AICOST_GRAFANA_URL, AICOST_GRAFANA_ORG_ID)`,
    );
  if (
    error instanceof errors.JWKSTimeout ||
    !(error instanceof errors.JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC'
  ) {
    return new CollectorError(
      'IDENTITY_UNAVAILABLE',
      `the signing keys of Grafana cannot be read from ${withoutSlash(url)}/api/signing-keys/keys; check AICOST_GRAFANA_URL`,
      { cause: error },
    );
  }
  return unauthorized('its signature or form is not valid');
}

function unauthorized(why: string): CollectorError {
  return new CollectorError('UNAUTHORIZED', `the identity in X-Grafana-Id is refused: ${why}`);
}

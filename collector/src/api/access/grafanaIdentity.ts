import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { Scope } from './caller.js';
import { refusalOf, refused } from './identityRefusal.js';

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
  const keysUrl = `${withoutSlash(url)}/api/signing-keys/keys`;
  const keys = createRemoteJWKSet(new URL(keysUrl), {
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
    const { payload } = await jwtVerify(token, keys, expected).catch((failure: unknown) => {
      throw refusalOf(failure, keysUrl);
    });
    return userOf(payload);
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function userOf(payload: JWTPayload): GrafanaUser {
  const subject = filled(payload.sub);
  if (subject === undefined) throw refused('its claim "sub" names nobody');
  const name = filled(payload.username) ?? filled(payload.name) ?? subject;
  return { subject, name, ceiling: ceilingOf(payload, subject) };
}

function filled(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

const SCOPE_OF_ROLE = new Map<unknown, Scope>([
  ['Viewer', 'read'],
  ['Editor', 'write'],
  ['Admin', 'admin'],
]);

/** A token without a role leaves the decision to the route's own check in Grafana. */
function ceilingOf({ type, role }: JWTPayload, subject: string): Scope {
  if (type === 'anonymous' || subject.startsWith('anonymous:')) return 'read';
  if (role === undefined || role === '') return 'admin';
  const scope = SCOPE_OF_ROLE.get(role);
  if (!scope) throw refused('its role is not known here');
  return scope;
}

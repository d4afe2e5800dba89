import type { TokenRole } from '../../store/apiTokens.js';

/** What a route may ask of its caller. `ingest` is for programs that report telemetry and may see nothing. */
export type Permission = 'read' | 'write' | 'admin' | 'ingest';

/** Whoever sent a request, after every check. */
export interface Caller {
  /** `user:u1` of Grafana, or `token:7`. Stands in the audit and is what limits are counted by. */
  readonly subject: string;
  /** How the person or the program is called; for people to read, never to decide by. */
  readonly name: string;
  readonly may: ReadonlySet<Permission>;
  /** The account that a token of role `ingest` was made for. */
  readonly accountId: number | null;
}

const PERMISSIONS_OF: Readonly<Record<TokenRole, readonly Permission[]>> = {
  viewer: ['read'],
  editor: ['read', 'write', 'ingest'],
  admin: ['read', 'write', 'admin', 'ingest'],
  ingest: ['ingest'],
};

export function permissionsOf(role: TokenRole): ReadonlySet<Permission> {
  return new Set(PERMISSIONS_OF[role]);
}

/** The scopes that a route of the plugin injects after Grafana's own check, lowest first. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A scope includes the lower ones. */
export function permissionsOfScope(scope: Scope): ReadonlySet<Permission> {
  return new Set(SCOPES.slice(0, SCOPES.indexOf(scope) + 1));
}

import type { FastifyInstance } from 'fastify';
import { Secret } from '../../domain/secret.js';
import { createApiToken, type TokenRole } from '../../store/apiTokens.js';
import type { Pool } from '../../store/db.js';
import type { IdentityOptions } from './authenticate.js';
import { createGrafanaIdentity } from './grafanaIdentity.js';

/** What a collector that serves this Grafana is configured with. */
export function identityFor(grafana: { readonly url: string; readonly collectorToken: string }): IdentityOptions {
  const options = { url: grafana.url, issuer: grafana.url, orgId: 1 };
  return { grafanaToken: new Secret(grafana.collectorToken), verifyGrafanaId: createGrafanaIdentity(options) };
}

/** A new token of that role, as text. */
export async function tokenOf(pool: Pool, role: TokenRole, name: string = role): Promise<string> {
  const created = await createApiToken(pool, { name, role, accountId: null, createdBy: 'test' });
  if (!created) throw new Error(`there is a token "${name}" already`);
  return created.token.reveal();
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface Route {
  readonly method: Method;
  /** The pattern, as it was registered. */
  readonly pattern: string;
  /** An address that it matches. */
  readonly url: string;
}

/** Every route that the server registers, found as it does so. Call it in the same tick as the server was built. */
export async function routesOf(app: FastifyInstance): Promise<Route[]> {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url: pattern }) => {
    const url = pattern.replace(/:\w+/g, '1').replace('*', 'x');
    for (const each of [method].flat()) routes.push({ method: each as Method, pattern, url });
  });
  await app.ready();
  return routes;
}

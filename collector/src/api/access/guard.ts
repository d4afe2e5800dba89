import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Features } from '../../config.js';
import { CollectorError } from '../../errors.js';
import type { Pool } from '../../store/db.js';
import { authenticate, type IdentityOptions } from './authenticate.js';
import type { Caller } from './caller.js';
import { featureOf, needOf, type Need, type PermissionTable } from './permissions.js';
import { isPlainPath } from './plainPath.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that is not open to everybody. */
    caller: Caller;
  }
}

export interface GuardOptions {
  readonly pool: Pool;
  readonly identity: IdentityOptions;
  readonly features: Features;
  /** Default: `PERMISSIONS`. Tests add routes of their own. */
  readonly permissions?: PermissionTable;
}

/**
 * Stands before every route: the path is what it seems, the route is switched on, the caller is known and may. It decides
 * by the route that was matched, never by the text of the path.
 */
export function guard(app: FastifyInstance, { pool, identity, features, permissions }: GuardOptions): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      if (needOf(each, url, permissions) === undefined)
        throw new Error(`${each} ${url} is missing in access/permissions.ts`);
    }
  });
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    if (!isPlainPath(request.raw.url ?? '')) {
      throw new CollectorError(
        'PATH_REFUSED',
        'the path holds "..", "//" or an encoded slash, dot or control character; write it plainly',
      );
    }
    const route = request.routeOptions.url;
    if (route === undefined) return;
    const feature = featureOf(request.method, route);
    if (feature && !features[feature])
      throw new CollectorError('FEATURE_OFF', `this is switched off here (${feature})`);
    await admit(request, needOf(request.method, route, permissions) ?? 'admin', pool, identity);
  });
}

async function admit(request: FastifyRequest, need: Need, pool: Pool, identity: IdentityOptions): Promise<void> {
  if (need === 'open') return;
  const caller = await authenticate(request.headers, pool, identity);
  if (!caller.may.has(need)) {
    throw new CollectorError('FORBIDDEN', `this needs the right "${need}", which ${caller.name} does not have`);
  }
  request.caller = caller;
}

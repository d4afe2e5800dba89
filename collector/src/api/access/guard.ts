import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Features } from '../../config.js';
import { CollectorError } from '../../errors.js';
import { recordRefusal } from '../../store/audit.js';
import type { Pool } from '../../store/db.js';
import { authenticate, type IdentityOptions } from './authenticate.js';
import type { Caller } from './caller.js';
import { featureOf, needOf, unpacksBody, type Need, type PermissionTable } from './permissions.js';
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

/** For routes that take no query, so that a name that means nothing is an error everywhere. */
const NO_QUERY = Type.Object({}, { additionalProperties: false });

/**
 * Stands before every route: the path is what it seems, the route is switched on, the caller is known and may. It decides
 * by the route that was matched, never by the text of the path.
 */
export function guard(app: FastifyInstance, { pool, identity, features, permissions }: GuardOptions): void {
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const need = needOf(method, route.url, permissions);
      if (need === undefined) throw new Error(`${method} ${route.url} is missing in access/permissions.ts`);
      if (need !== 'open') route.schema = { querystring: NO_QUERY, ...route.schema };
    }
  });
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    refuseOddAddress(request);
    const route = request.routeOptions.url;
    if (route === undefined) return;
    const feature = featureOf(request.method, route);
    if (feature && !features[feature])
      throw new CollectorError('FEATURE_OFF', `this is switched off here (${feature})`);
    await admit(request, needOf(request.method, route, permissions) ?? 'admin', pool, identity);
    if (!unpacksBody(request.method, route)) refusePackedBody(request);
  });
}

function refuseOddAddress({ raw }: FastifyRequest): void {
  const address = raw.url ?? '';
  if (!isPlainPath(address))
    throw new CollectorError(
      'PATH_REFUSED',
      'the path holds "..", "//" or an encoded slash, dot or control character; write it plainly',
    );
  // Postgres keeps no such text, so there is nothing to find.
  if (address.includes('%00'))
    throw new CollectorError('INVALID_REQUEST', 'the address holds a null character (%00); leave it out');
}

function refusePackedBody({ headers }: FastifyRequest): void {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return;
  throw new CollectorError(
    'ENCODING_REFUSED',
    'the body has a Content-Encoding, which is not understood here; send it as it is',
  );
}

async function admit(request: FastifyRequest, need: Need, pool: Pool, identity: IdentityOptions): Promise<void> {
  if (need === 'open') return;
  const caller = await authenticate(request.headers, pool, identity);
  if (!caller.may.has(need)) {
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    await recordRefusal(pool, caller, route, need).catch((err: unknown) =>
      request.log.warn({ err, route }, 'a refusal is missing in the audit'),
    );
    throw new CollectorError('FORBIDDEN', `this needs the right "${need}", which ${caller.name} does not have`);
  }
  request.caller = caller;
}

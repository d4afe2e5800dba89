import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

/** What people send about an account. */
export const Secrets = Type.Record(Type.String(), Type.String(), {
  description: 'Credentials by the names that GET /api/services tells; never shown again',
});
export const BaseUrl = Type.String({ maxLength: 2_000, description: 'https:// with the host of the service' });

/** A key that somebody wrote in the place of a name must not come back, so a fault names only our own fields. */
export function hideValues(app: Parameters<FastifyPluginAsyncTypebox>[0]): void {
  app.setSchemaErrorFormatter((errors, place) => {
    const [fault] = errors;
    const field = /^\/(\w+)/.exec(fault?.instancePath ?? '')?.[1];
    const isSecret = field === 'secrets';
    const what = isSecret ? 'must be an object of texts' : (fault?.message ?? 'is not as described in /openapi.json');
    return new Error(field === undefined ? `${place} ${what}` : `${place}/${field} ${what}`);
  });
}

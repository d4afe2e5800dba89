import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { services, type Service } from '../../connectors/catalogue.js';
import type { ApiContext } from '../context.js';
import { orNull } from '../contract/scalars.js';

const OptionalText = orNull(Type.String());

const ServiceItem = Type.Object(
  {
    id: Type.String(),
    service_provider_name: orNull(Type.String(), { description: 'null: the account names it' }),
    has_api: Type.Boolean({ description: 'false: figures are typed in, imported, or come as telemetry' }),
    secrets: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema of the credentials' }),
    needed_scope: orNull(Type.String(), {
      description: 'What the credential must be allowed to do',
    }),
    keys_url: orNull(Type.String(), { description: 'Where a person makes such a credential' }),
    console_url: OptionalText,
    figures_hint: Type.String({ description: 'Where a person finds the figures' }),
    figures_url: OptionalText,
  },
  { title: 'Service' },
);

/** `GET /api/services`: what an account can be of. */
export const serviceRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app) => {
  const response = { 200: Type.Object({ items: Type.Array(ServiceItem) }) };
  const schema = { summary: 'The services an account can be added of, and the credentials each asks for', response };
  const items = services.map(serviceItem);
  app.get('/api/services', { schema }, async () => ({ items }));
};

function serviceItem({ id, serviceProviderName, connector, secrets, figures }: Service) {
  return {
    id,
    service_provider_name: serviceProviderName,
    has_api: connector !== null,
    // A schema carries marks that only its library sees; the form needs the JSON alone.
    secrets: JSON.parse(JSON.stringify(secrets)) as Record<string, unknown>,
    needed_scope: connector?.neededScope ?? null,
    keys_url: connector?.keysUrl ?? null,
    console_url: connector?.consoleUrl ?? null,
    figures_hint: figures.hint,
    figures_url: figures.url,
  };
}

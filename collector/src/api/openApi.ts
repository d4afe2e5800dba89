import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { needOf } from './access/permissions.js';
import { operationIdOf, tagOf, withNamedSchemas, type ApiDescription } from './openApiNames.js';
import { ErrorBody } from './errorBody.js';

/** Of the contract and not of the build: it moves when a caller must change something. */
const API_VERSION = '1.0.0';

/** Registered before the routes: collects their schemas, serves them as `/openapi.json` and, to read and try, as `/docs`. */
export function describeApi(app: FastifyInstance): void {
  void app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'AI Cost Tracker collector',
        version: API_VERSION,
        description:
          'What AI services cost, where each figure comes from and how final it is. Errors: {error, message, code}.',
        license: { name: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'aicost token create' } },
      },
    },
    transform: ({ schema, url, route }) => {
      const method = [route.method].flat()[0] ?? 'GET';
      return { url, schema: { ...schema, ...described(method, url, schema?.description) } };
    },
    transformObject: (document) =>
      'openapiObject' in document ? withFailures(document.openapiObject as ApiDescription) : document.swaggerObject,
  });
  void app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { tryItOutEnabled: true, persistAuthorization: false },
  });
  void app.register(async (scope) => {
    scope.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
}

/** What every operation says beside the schema of its route: its name, and the right it needs. */
function described(method: string, url: string, description: string | undefined) {
  const right = needOf(method, url) ?? 'admin';
  const named = { operationId: operationIdOf(method, url), tags: [tagOf(url)], 'x-right': right };
  if (right === 'open') return named;
  const text = [description, `Needs the right "${right}".`].filter(Boolean).join(' ');
  return { ...named, description: text, security: [{ token: [] }] };
}

/** Every route may fail, and says so in the same shape. */
function withFailures(document: ApiDescription): ApiDescription {
  const failure = { description: 'Any failure', content: { 'application/json': { schema: ErrorBody } } };
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations))
      operation.responses = { ...operation.responses, default: failure };
  }
  return withNamedSchemas(document);
}

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { needOf } from './access/permissions.js';

/** Registered before the routes: collects their schemas, serves them as `/openapi.json` and, to read and try, as `/docs`. */
export function describeApi(app: FastifyInstance, version: string): void {
  void app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'AI Cost Tracker collector',
        version,
        description:
          'What AI services cost, where each figure comes from and how final it is. Errors: {error, message, code}.',
        license: { name: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'aicost token create' } },
      },
    },
    transform: ({ schema, url, route }) => {
      const need = needOf([route.method].flat()[0] ?? 'GET', url) ?? 'admin';
      const isOpen = need === 'open';
      const description = [schema?.description, isOpen ? '' : `Needs the right "${need}".`].filter(Boolean).join(' ');
      return {
        url,
        schema: {
          ...schema,
          ...(isOpen ? {} : { security: [{ token: [] }] }),
          ...(description ? { description } : {}),
        },
      };
    },
  });
  void app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { tryItOutEnabled: true, persistAuthorization: false },
  });
  void app.register(async (scope) => {
    scope.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
}

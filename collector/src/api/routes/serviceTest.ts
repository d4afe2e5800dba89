import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { testCredentials } from '../../jobs/accounts/testCredentials.js';
import type { ApiContext } from '../context.js';
import { BaseUrl, hideValues, Secrets } from './accountBodies.js';
import { TestAnswer, testAnswer } from './accountTestShape.js';

const Body = Type.Object(
  { secrets: Secrets, base_url: Type.Optional(BaseUrl) },
  { additionalProperties: false, title: 'CredentialsToTest' },
);
const Parameters = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** `POST /api/services/:id/test`: whether credentials are good, before anybody saves them. */
export const serviceTestRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool, accounts }) => {
  hideValues(app);
  const schema = {
    summary: 'Asks the provider for costs and usage once with these credentials; stores nothing',
    params: Parameters,
    body: Body,
    response: { 200: TestAnswer },
  };
  app.post('/api/services/:id/test', { schema }, async ({ params, body, caller }) => {
    const { desk, deps, signal } = accounts;
    const wish = { serviceId: params.id, secrets: body.secrets, baseUrl: body.base_url ?? null };
    return testAnswer(await testCredentials(desk, { ...deps, auditPool: pool }, caller, wish, signal));
  });
};

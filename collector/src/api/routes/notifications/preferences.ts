import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changePreferences, readPreferences } from '../../../jobs/notifications/preferences.js';
import { sendTest } from '../../../jobs/notifications/sendTest.js';
import type { ApiContext } from '../../context.js';
import { changeOf, PreferencesChange, PreferencesItem, preferencesAnswer } from './preferencesShape.js';

/** `/api/notifications`: what the caller wants to hear of. Whose preferences they are says the verified identity alone. */
export const preferenceRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { notifications: desk }) => {
  const read = { summary: 'Your own notification preferences', response: { 200: PreferencesItem } };
  app.get('/api/notifications/preferences', { schema: read }, async ({ caller }) =>
    preferencesAnswer(await readPreferences(desk, caller)),
  );

  const change = {
    summary: 'Change your own notification preferences',
    body: PreferencesChange,
    response: { 200: PreferencesItem },
  };
  app.put('/api/notifications/preferences', { schema: change }, async ({ body, caller }) =>
    preferencesAnswer(await changePreferences(desk, caller, changeOf(body))),
  );

  const test = {
    summary: 'Send yourself a test message',
    description: 'It goes to the address of your preferences and counts as one of the mails of the hour.',
    params: Type.Object({ channel: Type.String({ maxLength: 50 }) }),
    response: { 204: Type.Null() },
  };
  app.post('/api/notifications/test/:channel', { schema: test }, async ({ params, caller }, reply) => {
    await sendTest(desk, caller, params.channel);
    return reply.code(204).send(null);
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { lookAtUnsubscribe, unsubscribe } from '../../jobs/notifications/unsubscribe.js';
import type { ApiContext } from '../context.js';
import { askPage, donePage, PAGE_HEADERS, unknownPage } from './unsubscribePage.js';

const Params = Type.Object({ token: Type.String({ maxLength: 200 }) });
const Page = { content: { 'text/html': { schema: Type.String({ description: 'A page for a person' }) } } };
const MAX_BODY = 16 * 1024;

/**
 * `/unsubscribe/:token`: the links of mails, open to everybody who holds one. Looking changes nothing; one POST does it,
 * whoever sends it: the button of the page, or the mail program of the reader (RFC 8058).
 */
export const unsubscribeRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { notifications: desk }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_BODY }, (_request, body, done) => done(null, body));

  const look = {
    summary: 'The page to unsubscribe; it changes nothing',
    params: Params,
    response: { 200: Page, 404: Page },
  };
  app.get('/unsubscribe/:token', { schema: look }, async ({ params }, reply) => {
    const found = await lookAtUnsubscribe(desk, params.token);
    void reply.headers(PAGE_HEADERS);
    return found ? askPage(found.scope) : reply.code(404).send(unknownPage());
  });

  const end = {
    summary: 'Unsubscribes at once (RFC 8058); again changes nothing',
    params: Params,
    response: { 200: Page, 404: Page },
  };
  app.post('/unsubscribe/:token', { schema: end }, async ({ params, body }, reply) => {
    const isAll = new URLSearchParams(typeof body === 'string' ? body : '').get('scope') === 'all';
    const scope = await unsubscribe(desk, params.token, isAll);
    void reply.headers(PAGE_HEADERS);
    return scope === null ? reply.code(404).send(unknownPage()) : donePage(scope);
  });
};

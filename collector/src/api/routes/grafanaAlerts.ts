import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { CollectorError } from '../../errors.js';
import type { NotificationDesk } from '../../jobs/notifications/notificationDesk.js';
import { receiveAlerts } from '../../jobs/notifications/receiveAlerts.js';
import {
  checkSignature,
  checkTimestamp,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  type SignedHeaders,
} from '../../jobs/notifications/webhookSignature.js';
import type { ApiContext } from '../context.js';

const MAX_BODY = 2 * 1024 * 1024;

/** `POST /hooks/grafana-alerts`: what Grafana's webhook contact point sends, signed. */
export const grafanaAlertRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { notifications: desk }) => {
  // What is signed are the bytes, and not what they mean.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const schema = {
    summary: "Takes in alerts of Grafana's webhook contact point",
    description:
      'The body that Grafana sends by itself, with HMAC in X-Grafana-Alerting-Signature over the time in X-Grafana-Alerting-Timestamp, a colon and the body. Answered when the alerts are stored; the same alert again, or in another order, changes nothing.',
    response: { 204: Type.Null() },
  };
  const onRequest = async (request: FastifyRequest): Promise<void> =>
    countingRefusals(desk, async () => {
      if (desk.webhookSecrets.length === 0) {
        throw new CollectorError('ALERT_RECEIVER_OFF', 'no webhooks are taken here: AICOST_WEBHOOK_SECRET is not set');
      }
      checkTimestamp(signedHeaders(request));
    });
  app.post('/hooks/grafana-alerts', { bodyLimit: MAX_BODY, schema, onRequest }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await countingRefusals(desk, async () => {
      checkSignature(signedHeaders(request), body, desk.webhookSecrets);
      await receiveAlerts(desk, body);
    });
    return reply.code(204).send(null);
  });
};

function signedHeaders({ headers }: FastifyRequest): SignedHeaders {
  return { signature: headers[SIGNATURE_HEADER], timestamp: headers[TIMESTAMP_HEADER] };
}

async function countingRefusals(desk: NotificationDesk, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    const isRefusal = error instanceof CollectorError && !error.code.startsWith('DATABASE_');
    if (isRefusal) desk.observe({ channel: 'webhook', outcome: 'refused' });
    throw error;
  });
}

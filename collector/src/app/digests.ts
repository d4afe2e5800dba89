import type { Config } from '../config.js';
import type { DigestSpan } from '../domain/digest.js';
import { composeDigests } from '../jobs/digest/composeDigests.js';
import { digestContent } from '../jobs/digest/digestContent.js';
import { digestJson } from '../jobs/digest/digestJson.js';
import { postDigests, type DigestPostDesk } from '../jobs/digest/postDigests.js';
import { readDigest, type DigestFigures } from '../jobs/digest/readDigest.js';
import type { NotificationDesk } from '../jobs/notifications/notificationDesk.js';
import { createPost } from '../mail/httpPost.js';
import { Repeated } from './repeated.js';

/** How often it is asked whether a summary is due. */
const LOOK_EVERY_MS = 30_000;

/** Makes summaries for the people and the webhook that want them, until it is closed. Mails of them are sent with all others. */
export function openDigests(
  { features, digestWebhook, webhookSecrets }: Pick<Config, 'features' | 'digestWebhook' | 'webhookSecrets'>,
  desk: NotificationDesk,
): { close(): Promise<void> } | null {
  const { pool, log, mail } = desk;
  const [secret] = webhookSecrets;
  const http = digestWebhook && features.notifications ? createPost('the webhook of summaries') : null;
  if (mail === null && http === null) return null;
  const read = (span: DigestSpan): Promise<DigestFigures> => readDigest(pool, span, features);
  const webhook: DigestPostDesk | null =
    http && digestWebhook && secret ? { pool, log, post: http.post, url: digestWebhook, secret } : null;
  const work = new Repeated(
    LOOK_EVERY_MS,
    async (signal) => {
      if (mail) await composeDigests(desk, mail, async (span) => digestContent(await read(span)));
      if (webhook) await postDigests(webhook, async (span) => JSON.stringify(digestJson(await read(span))), signal);
    },
    (err) => log.warn({ err }, 'summaries wait; nothing of them is lost'),
  );
  return {
    close: async () => {
      await work.close();
      await http?.close();
    },
  };
}

import { dueSpans, type DigestSpan } from '../../domain/digest.js';
import type { Secret } from '../../domain/secret.js';
import type { Logger } from '../../logging/logger.js';
import type { Post } from '../../mail/httpPost.js';
import { databaseNow, type Pool } from '../../store/db.js';
import { claimPost, endPost, insertPost, isPostMade, type ClaimedPost } from '../../store/digest/posts.js';
import { endAfter } from '../notifications/attemptMail.js';
import { PACE, type Pace } from '../notifications/pace.js';
import { signatureOf } from '../notifications/webhookSignature.js';

/** A summary is posted with these, beside `Idempotency-Key`, which is the same at every attempt. */
export const DIGEST_SIGNATURE_HEADER = 'x-aicost-signature';
export const DIGEST_TIMESTAMP_HEADER = 'x-aicost-timestamp';

export interface DigestPostDesk {
  readonly pool: Pool;
  readonly log: Logger;
  readonly post: Post;
  /** May hold a key, as addresses of webhooks do. */
  readonly url: Secret;
  /** What the body is signed with. */
  readonly secret: Secret;
}

/**
 * Posts the summaries that are due to the webhook, each as one JSON text that never changes. Any number of processes may do
 * so at once. Where nobody knows whether one has arrived it is posted again, under the same `Idempotency-Key`.
 */
export async function postDigests(
  desk: DigestPostDesk,
  bodyOf: (span: DigestSpan) => Promise<string>,
  signal: AbortSignal,
  pace: Pace = PACE,
): Promise<void> {
  for (const span of dueSpans(await databaseNow(desk.pool))) {
    if (!(await isPostMade(desk.pool, span))) await insertPost(desk.pool, span, await bodyOf(span));
  }
  while (!signal.aborted) {
    const claimed = await claimPost(desk.pool, pace.lease);
    if (!claimed) return;
    await attempt(desk, claimed, pace);
  }
}

async function attempt(desk: DigestPostDesk, claimed: ClaimedPost, pace: Pace): Promise<void> {
  const { pool, log } = desk;
  const delivery = await deliver(desk, claimed);
  // The receiver knows a repeat by its key, so an unknown end is as good as none.
  const judged = delivery.outcome === 'unknown' ? { ...delivery, outcome: 'deferred' as const } : delivery;
  const end = endAfter(judged, { attempt: claimed.attempt, isUnknown: false }, pace);
  await endPost(pool, claimed, end);
  const about = { period: claimed.period, firstDay: claimed.firstDay, attempt: claimed.attempt };
  if (end.state === 'failed') log.error({ ...about, reason: end.reason }, 'a summary could not be posted');
  if (end.state === 'pending') log.warn({ ...about, reason: end.reason }, 'a summary is posted again later');
}

function deliver({ post, url, secret }: DigestPostDesk, { period, firstDay, body }: ClaimedPost): ReturnType<Post> {
  const bytes = Buffer.from(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': `digest-${period}-${firstDay}`,
    [DIGEST_TIMESTAMP_HEADER]: timestamp,
    [DIGEST_SIGNATURE_HEADER]: signatureOf(secret, timestamp, bytes).toString('hex'),
  };
  return post(url.reveal(), headers, bytes);
}

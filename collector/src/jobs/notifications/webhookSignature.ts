import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';

/** Our contact point names both, because Grafana's own default has changed before. */
export const SIGNATURE_HEADER = 'x-grafana-alerting-signature';
export const TIMESTAMP_HEADER = 'x-grafana-alerting-timestamp';

/** A signature that somebody has overheard is of use to nobody after this. */
const VALID_SECONDS = 300;

/** The headers of a webhook; a header that came twice is none. */
export interface SignedHeaders {
  readonly signature: unknown;
  readonly timestamp: unknown;
}

/** Refuses with `UNAUTHORIZED` what bears no signature or an old one. For this nobody has to read the body. */
export function checkTimestamp({ signature, timestamp }: SignedHeaders, now = Date.now()): void {
  if (typeof signature !== 'string' || typeof timestamp !== 'string') {
    throw unsigned(
      `the headers X-Grafana-Alerting-Signature and X-Grafana-Alerting-Timestamp are missing: set HMAC with both in Grafana's contact point`,
    );
  }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > VALID_SECONDS) {
    throw unsigned(
      `X-Grafana-Alerting-Timestamp is not within ${VALID_SECONDS / 60} minutes of now: compare the clocks of Grafana and the collector`,
    );
  }
}

/** Refuses with `UNAUTHORIZED` a body that was not signed with one of the secrets, byte for byte. */
export function checkSignature(
  { signature, timestamp }: SignedHeaders,
  body: Buffer,
  secrets: readonly Secret[],
): void {
  const given = /^[0-9a-f]{64}$/i.test(String(signature)) ? Buffer.from(String(signature), 'hex') : Buffer.alloc(32);
  // Every secret is tried, so that the time it takes does not tell which one fits.
  const fits = secrets.filter((secret) => timingSafeEqual(given, signatureOf(secret, String(timestamp), body)));
  if (fits.length > 0 && body.length > 0) return;
  throw unsigned(
    'the signature is not of this body: AICOST_WEBHOOK_SECRET differs from the secret of the contact point, or something on the way has rewritten the body',
  );
}

/** As Grafana signs: HMAC-SHA256 over the time, a colon and the body. */
export function signatureOf(secret: Secret, timestamp: string, body: Buffer): Buffer {
  return createHmac('sha256', secret.reveal()).update(`${timestamp}:`).update(body).digest();
}

function unsigned(message: string): CollectorError {
  return new CollectorError('UNAUTHORIZED', message);
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../domain/secret.js';

/** Whether the header `Authorization` carries this token. The time it takes tells nothing about the token. */
export function hasBearer(authorization: string | undefined, token: Secret): boolean {
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token.reveal()));
}

/** Digests are of equal length, which the comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

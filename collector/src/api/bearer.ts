import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../domain/secret.js';

/** The token of the header `Authorization: Bearer ...`; empty when there is none. */
export function bearerToken(authorization: string | undefined): string {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
}

/** Whether the header `Authorization` carries this token. The time it takes tells nothing about the token. */
export function hasBearer(authorization: string | undefined, token: Secret): boolean {
  return timingSafeEqual(digest(bearerToken(authorization)), digest(token.reveal()));
}

/** Digests are of equal length, which the comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

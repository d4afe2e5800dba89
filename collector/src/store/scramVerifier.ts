import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Secret } from '../domain/secret.js';

/** What Postgres itself uses for new passwords. */
const ITERATIONS = 4096;

/**
 * What Postgres stores of a password (SCRAM-SHA-256, RFC 5802). Sent in its place, so that the password stands in no
 * statement and hence in no log of the server. The password must be ASCII, which needs no further preparation.
 */
export function scramVerifier(password: Secret, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.reveal(), salt, ITERATIONS, 32, 'sha256');
  const storedKey = createHash('sha256').update(keyed(salted, 'Client Key')).digest();
  const parts = [storedKey, keyed(salted, 'Server Key')].map((key) => key.toString('base64')).join(':');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${parts}`;
}

function keyed(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import { Secret } from '../domain/secret.js';

const MIN_LENGTH = 8;
const MAX_LENGTH = 16_384;

/** The secret, or in words what is wrong with it. */
export type SecretReading = { readonly secret: Secret } | { readonly fault: string };

export function readSecretText(text: string): SecretReading {
  const fault = secretFault(text);
  return fault === undefined ? { secret: new Secret(text) } : { fault };
}

/** The content of a file, without the newline that editors put at its end. The path is not told: it may be the key. */
export function readSecretFile(path: string): SecretReading {
  try {
    return readSecretText(readFileSync(path, 'utf8').replace(/\r?\n$/, ''));
  } catch (error) {
    return { fault: `the file cannot be read (${fileFault(error)})` };
  }
}

/** `ENOENT` and the like, without the path. */
export function fileFault(error: unknown): string {
  return types.isNativeError(error) && 'code' in error ? String(error.code) : 'unknown fault';
}

function secretFault(text: string): string | undefined {
  if (text.trim() === '') return 'the secret is empty';
  if (/\s/.test(text)) return 'the secret contains white space or a line break';
  if (!/^[\x21-\x7e]+$/.test(text)) return 'the secret contains a character that is not printable ASCII';
  // Shorter ones could not be removed from log lines without spoiling other words.
  if (text.length < MIN_LENGTH) return `the secret has fewer than ${MIN_LENGTH} characters`;
  return text.length > MAX_LENGTH ? 'the secret is too long; is this the right file?' : undefined;
}

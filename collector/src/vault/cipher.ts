import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { isKeyId, type KeyRing } from './keyRing.js';

/** Where a secret is stored. It opens only there: a blob copied to another row is refused. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A secret as it is stored: version (1 byte), length of the key id (1), key id, IV (12), tag (16), ciphertext. */
export interface SealedSecret {
  readonly keyId: string;
  readonly blob: Buffer;
}

interface Parts {
  readonly keyId: string;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly ciphertext: Buffer;
}

const VERSION = 1;
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG = { authTagLength: 16 };

/** Encrypts a secret (well-formed text) for its place, under the active key. */
export function seal(ring: KeyRing, place: Place, secret: Secret): SealedSecret {
  const keyId = ring.active;
  const key = ring.key(keyId);
  if (key === undefined) throw new Error(`the key ring lacks its active key ${keyId}`);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, TAG).setAAD(boundTo(keyId, place));
  const ciphertext = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()]);
  const head = Buffer.from([VERSION, keyId.length]);
  return { keyId, blob: Buffer.concat([head, Buffer.from(keyId), iv, cipher.getAuthTag(), ciphertext]) };
}

/** Decrypts what `seal` made for this place; anything else is `SECRET_UNREADABLE`. */
export function unseal(ring: KeyRing, place: Place, blob: Buffer): Secret {
  const parts = partsOf(blob);
  if (parts === null) throw unreadable(place, 'is damaged; enter the secret again');
  const { keyId, iv, tag, ciphertext } = parts;
  const remedy = `restore the key ring that has key ${keyId}, or enter the secret again`;
  const key = ring.key(keyId);
  if (key === undefined) throw unreadable(place, `needs key ${keyId}, which the key ring does not have; ${remedy}`);
  const decipher = createDecipheriv(ALGORITHM, key, iv, TAG).setAAD(boundTo(keyId, place)).setAuthTag(tag);
  try {
    return new Secret(Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8'));
  } catch {
    throw unreadable(
      place,
      `does not open with key ${keyId}: it was changed, moved here, or that key is another; ${remedy}`,
    );
  }
}

/** The same secret under the active key; null when it already is. */
export function rewrap(ring: KeyRing, place: Place, blob: Buffer): SealedSecret | null {
  return keyIdOf(blob) === ring.active ? null : seal(ring, place, unseal(ring, place, blob));
}

/** The key that a blob needs; null when the blob is damaged. */
export function keyIdOf(blob: Buffer): string | null {
  return partsOf(blob)?.keyId ?? null;
}

function partsOf(blob: Buffer): Parts | null {
  const ivAt = 2 + (blob[1] ?? 0);
  const tagAt = ivAt + IV_BYTES;
  const textAt = tagAt + TAG.authTagLength;
  const keyId = blob.toString('latin1', 2, ivAt);
  if (blob[0] !== VERSION || blob.length < textAt || !isKeyId(keyId)) return null;
  return {
    keyId,
    iv: blob.subarray(ivAt, tagAt),
    tag: blob.subarray(tagAt, textAt),
    ciphertext: blob.subarray(textAt),
  };
}

/** Escaped, so that no two places read the same: a `|` in a row's id moves no border. */
function boundTo(keyId: string, { table, row, column }: Place): Buffer {
  return Buffer.from(['v1', keyId, ...[table, row, column].map(encodeURIComponent)].join('|'));
}

function unreadable({ table, row, column }: Place, fault: string): CollectorError {
  return new CollectorError('SECRET_UNREADABLE', `the stored secret ${table}.${column} of row ${row} ${fault}`);
}

import { createCipheriv, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { keyIdOf, rewrap, seal, unseal, type Place } from './cipher.js';
import { KeyRing } from './keyRing.js';

const ring = KeyRing.of('k20261101-0a1b2c', randomBytes(32));
const rotated = ring.withActive('k20261201-3d4e5f', randomBytes(32));
const PLACE: Place = { table: 'account_secret', row: 'acme', column: 'admin_key' };
const TEXT = 'not-a-real-key-0123456789';

const text = fc.string({ unit: 'binary' });
const place: fc.Arbitrary<Place> = fc.record({ table: text, row: text, column: text });

/** Why the blob does not open; it must be one of ours and hold neither the secret nor a key. */
function refusal(keys: KeyRing, where: Place, blob: Buffer): string {
  try {
    unseal(keys, where, blob);
  } catch (error) {
    expect(error).toBeInstanceOf(CollectorError);
    expect(error).toMatchObject({ code: 'SECRET_UNREADABLE' });
    const printed = inspect(error, { depth: 9, showHidden: true });
    for (const id of ring.ids) expect(printed).not.toContain(ring.key(id)!.export().toString('base64'));
    expect(printed).not.toContain(TEXT);
    return (error as Error).message;
  }
  throw new Error('the blob opened');
}

describe('a sealed secret', () => {
  test('opens in its place, whatever its text', () => {
    fc.assert(
      fc.property(text, place, (value, where) => {
        const { keyId, blob } = seal(ring, where, new Secret(value));
        expect([keyId, keyIdOf(blob)]).toEqual([ring.active, ring.active]);
        expect(unseal(ring, where, blob).reveal()).toBe(value);
      }),
    );
  });

  test('written down as the format says opens, so that a later version still reads what is stored', () => {
    const [key, iv] = [randomBytes(32), randomBytes(12)];
    const bound = Buffer.from('v1|k1|account_secret|acme|admin_key');
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
    const ciphertext = Buffer.concat([cipher.update(TEXT), cipher.final()]);
    const blob = Buffer.concat([Buffer.from('\u0001\u0002k1'), iv, cipher.getAuthTag(), ciphertext]);
    expect(unseal(KeyRing.of('k1', key), PLACE, blob).reveal()).toBe(TEXT);
  });

  test('does not open in any other place', () => {
    fc.assert(
      fc.property(place, place, (where, elsewhere) => {
        fc.pre(JSON.stringify(where) !== JSON.stringify(elsewhere));
        const { blob } = seal(ring, where, new Secret(TEXT));
        expect(refusal(ring, elsewhere, blob)).toContain('it was changed, moved here');
      }),
    );
  });

  test.each<[string, Place]>([
    ['row', { ...PLACE, row: 'other' }],
    ['column', { ...PLACE, column: 'other' }],
    ['table', { ...PLACE, table: 'other' }],
    ['border between table and row', { table: 'account_secret|acme', row: '', column: 'admin_key' }],
  ])('does not open after a move to another %s', (_case, elsewhere) => {
    const { blob } = seal(ring, PLACE, new Secret(TEXT));
    expect(refusal(ring, elsewhere, blob)).toContain('it was changed, moved here');
  });

  test('places that differ only in where a border stands are different', () => {
    const { blob } = seal(ring, { table: 'a|b', row: 'c', column: 'd' }, new Secret(TEXT));
    refusal(ring, { table: 'a', row: 'b|c', column: 'd' }, blob);
  });

  test('does not open with any single bit flipped', () => {
    const { blob } = seal(ring, PLACE, new Secret(TEXT));
    for (let bit = 0; bit < blob.length * 8; bit += 1) {
      const damaged = Buffer.from(blob);
      damaged[bit >> 3] = damaged[bit >> 3]! ^ (1 << (bit & 7));
      expect(refusal(ring, PLACE, damaged)).toMatch(/enter the secret again$/);
    }
  });

  test('does not open when cut at any length or made longer', () => {
    const { blob } = seal(ring, PLACE, new Secret(TEXT));
    for (let length = 0; length < blob.length; length += 1) refusal(ring, PLACE, blob.subarray(0, length));
    refusal(ring, PLACE, Buffer.concat([blob, Buffer.alloc(1)]));
  });

  test('noise never opens, and its bytes are not shown as the id of a key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(refusal(ring, PLACE, Buffer.from(bytes))).toMatch(/ (is damaged|needs key [\w.-]+, )/);
      }),
    );
  });

  test('holds nothing of its text, and is another blob each time', () => {
    const blobs = [seal(ring, PLACE, new Secret(TEXT)).blob, seal(ring, PLACE, new Secret(TEXT)).blob];
    expect(blobs[0]).not.toEqual(blobs[1]);
    expect(blobs[0]?.toString('latin1')).not.toContain(TEXT.slice(0, 6));
  });

  test('cannot be printed once it is open', () => {
    const opened = unseal(ring, PLACE, seal(ring, PLACE, new Secret(TEXT)).blob);
    expect(`${String(opened)} ${JSON.stringify({ opened })} ${inspect(opened, { showHidden: true })}`).not.toContain(
      TEXT,
    );
  });
});

describe('when it does not open, the message says what to do', () => {
  const { blob } = seal(rotated, PLACE, new Secret(TEXT));

  test('without its key', () => {
    expect(refusal(ring, PLACE, blob)).toBe(
      'the stored secret account_secret.admin_key of row acme needs key k20261201-3d4e5f, which the key ring does not ' +
        'have; restore the key ring that has key k20261201-3d4e5f, or enter the secret again',
    );
  });

  test('with another key under the same id', () => {
    const impostor = KeyRing.of(rotated.active, randomBytes(32));
    expect(refusal(impostor, PLACE, blob)).toContain('or that key is another; restore the key ring that has key k2026');
  });

  test('when it is damaged', () => {
    expect(refusal(rotated, PLACE, blob.subarray(0, 20))).toBe(
      'the stored secret account_secret.admin_key of row acme is damaged; enter the secret again',
    );
    expect(keyIdOf(blob.subarray(0, 20))).toBeNull();
  });
});

describe('after a new key became active', () => {
  test('an old secret still opens, and moves to the new key', () => {
    const old = seal(ring, PLACE, new Secret(TEXT));
    expect(unseal(rotated, PLACE, old.blob).reveal()).toBe(TEXT);
    const moved = rewrap(rotated, PLACE, old.blob)!;
    expect([moved.keyId, keyIdOf(moved.blob)]).toEqual([rotated.active, rotated.active]);
    expect(unseal(rotated.without(ring.ids), PLACE, moved.blob).reveal()).toBe(TEXT);
  });

  test('a secret under the active key stays as it is', () => {
    expect(rewrap(ring, PLACE, seal(ring, PLACE, new Secret(TEXT)).blob)).toBeNull();
  });

  test('a secret of another place is not moved', () => {
    const { blob } = seal(ring, PLACE, new Secret(TEXT));
    expect(() => rewrap(rotated, { ...PLACE, row: 'other' }, blob)).toThrow('it was changed, moved here');
  });
});

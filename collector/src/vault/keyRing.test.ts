import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KeyRing } from './keyRing.js';

const KEY = randomBytes(32);
const TEXT = KEY.toString('base64');

const keyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/);
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

function read(text: string): KeyRing {
  const reading = KeyRing.parse(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.ring;
}

describe('a key ring', () => {
  test('comes back from its text as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keyId, { minLength: 1, maxLength: 5 }), key, (ids, bytes) => {
        const [first = '', ...more] = ids;
        const ring = more.reduce((grown, id) => grown.withActive(id, randomBytes(32)), KeyRing.of(first, bytes));
        const again = read(ring.reveal());
        expect(again.active).toBe(ids.at(-1));
        expect(again.ids.sort()).toEqual([...ids].sort());
        for (const id of ids) expect(again.key(id)?.equals(ring.key(id)!)).toBe(true);
      }),
    );
  });

  test('drops keys, but never the active one', () => {
    const ring = KeyRing.of('old', KEY).withActive('middle', randomBytes(32)).withActive('new', randomBytes(32));
    const rest = ring.without(['old', 'new', 'never-seen']);
    expect([rest.active, rest.ids]).toEqual(['new', ['middle', 'new']]);
  });

  test('shows no key, however it is printed', () => {
    const ring = KeyRing.of('k1', KEY);
    const printed = [
      String(ring),
      JSON.stringify({ ring, spread: { ...ring } }),
      inspect({ ring }, { depth: 9, showHidden: true }),
      inspect(ring, { depth: 9, showHidden: true, customInspect: false }),
      inspect(ring.key('k1'), { depth: 9, showHidden: true }),
      JSON.stringify(ring.key('k1')),
    ].join('\n');
    for (const form of ['base64', 'base64url', 'hex'] as const) expect(printed).not.toContain(KEY.toString(form));
    expect(printed).toMatch(/^\[secret\]\n/);
  });
});

describe('a text that is no key ring is refused without showing it', () => {
  const ringText = (keys: Record<string, unknown>, active: unknown = 'k1') => JSON.stringify({ active, keys });

  test.each([
    ['nothing', '', 'it is not JSON of the form'],
    ['a key alone', TEXT, 'it is not JSON of the form'],
    ['JSON cut off', ringText({ k1: TEXT }).slice(0, -1), 'it is not JSON of the form'],
    ['a list', JSON.stringify([TEXT]), 'it is not JSON of the form'],
    ['no keys', JSON.stringify({ active: 'k1' }), 'it is not JSON of the form'],
    ['keys in a list', JSON.stringify({ active: 'k1', keys: [TEXT] }), 'it is not JSON of the form'],
    ['no active key', JSON.stringify({ keys: { k1: TEXT } }), 'it is not JSON of the form'],
    ['an active key that is no text', ringText({ k1: TEXT }, 1), 'it is not JSON of the form'],
    ['a field nobody knows', JSON.stringify({ active: 'k1', keys: { k1: TEXT }, x: 1 }), 'it is not JSON of the form'],
    ['an empty ring', ringText({}), 'the active key is not among the keys'],
    ['an active key that is missing', ringText({ k2: TEXT }), 'the active key is not among the keys'],
    ['a key in the place of the active id', ringText({ k1: TEXT }, TEXT), 'the active key is not among the keys'],
    ['a key in the place of its id', ringText({ k1: TEXT, [TEXT]: 'k2' }), 'the id of key 2 is not'],
    ['an id with the border of bound text', ringText({ 'k|1': TEXT }), 'the id of key 1 is not'],
    ['the prototype as an id', `{"active":"k1","keys":{"__proto__":"${TEXT}"}}`, 'the id of key 1 is not'],
    ['a short key', ringText({ k1: KEY.subarray(1).toString('base64') }), 'the key k1 is not the base64 of 32 bytes'],
    ['a long key', ringText({ k1: `${TEXT.slice(0, -1)}AAAA` }), 'the key k1 is not the base64 of 32 bytes'],
    ['a key in hex', ringText({ k1: KEY.toString('hex') }), 'the key k1 is not the base64 of 32 bytes'],
    ['a key with a line break', ringText({ k1: `${TEXT}\n` }), 'the key k1 is not the base64 of 32 bytes'],
    ['a key that is no text', ringText({ k1: [TEXT] }), 'the key k1 is not the base64 of 32 bytes'],
  ])('%s', (_case, text, fault) => {
    const reading = KeyRing.parse(text);
    expect(reading).toEqual({ fault: expect.stringContaining(fault) });
    expect(JSON.stringify(reading)).not.toContain(TEXT.slice(0, 8));
  });
});

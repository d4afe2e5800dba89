import { format, inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Secret } from './secret.js';

const VALUE = 'not-a-real-key-but-secret';

describe('a secret', () => {
  const secret = new Secret(VALUE);

  test('gives its value only to who asks for it by name', () => expect(secret.reveal()).toBe(VALUE));

  test.each<[string, (value: Secret) => string]>([
    ['a template', (value) => `${value}`],
    ['String()', (value) => String(value)],
    ['joining', (value) => [value, value].join()],
    ['JSON', (value) => JSON.stringify({ value })],
    ['JSON of a copy', (value) => JSON.stringify({ ...value })],
    ['inspect', (value) => inspect(value)],
    ['inspect with everything shown', (value) => inspect({ value }, { showHidden: true, depth: 9, getters: true })],
    ['console formats', (value) => format('%s %o %O %j', value, value, value, value)],
    ['an error message', (value) => new Error(`wrong key ${value}`).message],
    ['its own properties', (value) => JSON.stringify([Object.getOwnPropertyNames(value), Object.entries(value)])],
    ['a structured clone', (value) => JSON.stringify(structuredClone({ ...value }))],
  ])('does not leave through %s', (_way, print) => {
    expect(print(secret)).not.toContain(VALUE);
  });

  test('says that it is one', () => {
    expect(`${secret}`).toBe('[secret]');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(inspect(secret)).toBe('[secret]');
  });

  test('an object that only looks like one has no value', () => {
    expect((Object.create(Secret.prototype) as Secret).reveal()).toBe('');
  });
});

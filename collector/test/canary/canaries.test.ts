import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Canaries } from './canaries.js';

const canaries = new Canaries();
const secret = canaries.secret('a key', 'sk-');
const around = fc.string({ maxLength: 9 });

test.each([
  ['as it is', (text: string) => text],
  ['in JSON', (text: string) => JSON.stringify({ text })],
  ['in JSON within JSON', (text: string) => JSON.stringify(JSON.stringify({ text }))],
  ['in a URL', (text: string) => encodeURIComponent(Buffer.from(text).toString())],
  ['in a form', (text: string) => new URLSearchParams({ text }).toString()],
  ['in base64', (text: string) => Buffer.from(text).toString('base64')],
  ['in base64url', (text: string) => Buffer.from(text).toString('base64url')],
  ['in hex', (text: string) => Buffer.from(text).toString('hex')],
  ['in capital hex', (text: string) => Buffer.from(text).toString('hex').toUpperCase()],
])('a canary is found %s, whatever stands around it', (_form, write) => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      const [hit] = canaries.hits('a log', write(before + secret + after));
      expect(hit).toMatch(/^a key as .* in a log$/);
    }),
  );
});

test('nothing is found where there is none', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(canaries.hits('a log', text)).toEqual([])));
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from './plainText.js';

describe('foreign text', () => {
  test.each([
    ['tab and line end', 'a\tb\n', 'a\\u0009b\\u000a'],
    ['the character that Postgres refuses', 'a\u0000b', 'a\\u0000b'],
    ['the separator of units', 'a\u001fb', 'a\\u001fb'],
    ['delete and the controls of Latin-1', '\u007f\u0085', '\\u007f\\u0085'],
    ['half of a pair', '\ud83d!', '\\ud83d!'],
    ['the other half', '!\ude00', '!\\ude00'],
  ])('%s is written as JSON writes it', (_case, text, expected) => expect(plainText(text)).toBe(expected));

  test.each(['gpt-5.5, output', 'Größe 東京 \u{1f600}', ''])('%j stays as it is', (text) =>
    expect(plainText(text)).toBe(text),
  );

  test('two texts without a backslash stay two texts', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\\'));
    fc.assert(fc.property(plain, plain, (a, b) => (plainText(a) === plainText(b)) === (a === b)));
  });

  test('what is left can be stored: no control character, no half pair', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cs}]/u.test(plainText(text))));
  });
});

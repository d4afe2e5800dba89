import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { disarm, rearm } from './formulaGuard.js';

const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** Any text, with many that begin as a formula or as a guarded one. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom(...DANGEROUS, 'a', ''), fc.string({ unit: 'grapheme' }))
    .map(([apostrophes, first, rest]) => "'".repeat(apostrophes) + first + rest),
);

describe('text cells of a CSV file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["''-", "'''-"],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j is written as %j', (plain, written) => {
    expect(disarm(plain)).toBe(written);
    expect(rearm(written)).toBe(plain);
  });

  test('any text comes back exactly', () => {
    fc.assert(
      fc.property(text, (plain) => rearm(disarm(plain)) === plain),
      { numRuns: 2_000 },
    );
  });

  test('no written text begins with a dangerous character', () => {
    fc.assert(
      fc.property(text, (plain) => !DANGEROUS.includes(disarm(plain).charAt(0))),
      { numRuns: 2_000 },
    );
  });

  test('two texts are never written alike', () => {
    fc.assert(fc.property(text, text, (a, b) => a === b || disarm(a) !== disarm(b)));
  });
});

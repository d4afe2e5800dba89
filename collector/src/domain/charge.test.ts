import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dimensionsKey, NO_DIMENSIONS, type ChargeDimensions } from './charge.js';

const PLAIN: ChargeDimensions = { ...NO_DIMENSIONS, source: 'api', xMeasure: 'cost' };

const NAMES = [
  'chargeDescription',
  'serviceName',
  'subAccountId',
  'xCredentialId',
  'xModel',
  'skuMeter',
  'xRequestType',
  'xServiceTier',
  'billingCurrency',
  'consumedUnit',
] as const;

/** Names as providers give them, and as nobody should: with the characters that separate, quote and escape. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '\u001f', '"', ',', '\\', '[', ']', '\n', '\u0000', '\ud800') }),
);
const named = fc.record(Object.fromEntries(NAMES.map((name) => [name, text]))) as fc.Arbitrary<
  Record<(typeof NAMES)[number], string>
>;
const tags = fc
  .uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));
const dimensions: fc.Arbitrary<ChargeDimensions> = fc
  .record({
    named,
    tags,
    source: fc.constantFrom('api', 'estimate', 'import', 'manual'),
    xMeasure: fc.constantFrom('cost', 'usage'),
    chargeCategory: fc.constantFrom('Usage', 'Credit', 'Tax'),
  })
  .map(({ named: values, ...rest }) => ({ ...values, ...rest }) as ChargeDimensions);

describe('the key of a series', () => {
  test('is the same for the same dimensions, whatever the order of tags', () => {
    fc.assert(
      fc.property(dimensions, (given) => {
        const reversed = Object.fromEntries(Object.entries(given.tags).reverse());
        expect(dimensionsKey({ ...given, tags: reversed })).toBe(dimensionsKey(given));
      }),
    );
  });

  test('is another one as soon as any dimension differs', () => {
    const changed = fc.tuple(dimensions, fc.constantFrom(...NAMES), text);
    fc.assert(
      fc.property(changed, ([given, name, value]) => {
        fc.pre(given[name] !== value);
        expect(dimensionsKey({ ...given, [name]: value })).not.toBe(dimensionsKey(given));
      }),
      { numRuns: 1000 },
    );
  });

  test('tells any two sets of dimensions apart', () => {
    fc.assert(
      fc.property(dimensions, dimensions, (a, b) => {
        const same = NAMES.every((name) => a[name] === b[name]) && sameTags(a.tags, b.tags) && kindOf(a) === kindOf(b);
        expect(dimensionsKey(a) === dimensionsKey(b)).toBe(same);
      }),
      { numRuns: 1000 },
    );
  });

  test('no value can move the border between two dimensions', () => {
    const a = { ...PLAIN, subAccountId: 'a\u001fb', xCredentialId: 'c' };
    const b = { ...PLAIN, subAccountId: 'a', xCredentialId: 'b\u001fc' };
    expect(dimensionsKey(a)).not.toBe(dimensionsKey(b));
    expect(dimensionsKey({ ...PLAIN, subAccountId: 'a","b' })).not.toBe(
      dimensionsKey({ ...PLAIN, subAccountId: 'a', xCredentialId: 'b' }),
    );
  });

  test.each<[string, Partial<ChargeDimensions>]>([
    ['source', { source: 'manual' }],
    ['measure', { xMeasure: 'usage' }],
    ['category', { chargeCategory: 'Credit' }],
    ['a tag', { tags: { region: 'eu' } }],
    ['an empty tag', { tags: { region: '' } }],
    ['a tag whose name is one of JavaScript', { tags: Object.fromEntries([['__proto__', 'x']]) }],
  ])('%s counts', (_name, change) => {
    expect(dimensionsKey({ ...PLAIN, ...change })).not.toBe(dimensionsKey(PLAIN));
  });

  test('a tag and its value do not change places', () => {
    expect(dimensionsKey({ ...PLAIN, tags: { a: 'b' } })).not.toBe(dimensionsKey({ ...PLAIN, tags: { b: 'a' } }));
    expect(dimensionsKey({ ...PLAIN, tags: { a: 'b', c: 'd' } })).not.toBe(
      dimensionsKey({ ...PLAIN, tags: { a: 'd', c: 'b' } }),
    );
  });
});

function sameTags(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

function kindOf(d: ChargeDimensions): string {
  return `${d.source} ${d.xMeasure} ${d.chargeCategory}`;
}

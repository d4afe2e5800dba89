import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decimal,
  fromUnits,
  multiplyDecimals,
  parseDecimal,
  sumDecimals,
  toUnits,
  ZERO,
  type Decimal,
} from './decimal.js';

/** Every value of numeric(24,12), as a count of 10^-12. */
const units = fc.bigInt({ min: -(10n ** 24n) + 1n, max: 10n ** 24n - 1n });

const value = (text: string, shift = 0) => parseDecimal(text, shift)?.value ?? null;

describe('what a number on the wire is worth', () => {
  test.each([
    ['an exponent, as Python prints small dollars', '4.2e-05', 0, '0.000042'],
    ['an exponent without a fraction', '7e-05', 0, '0.00007'],
    ['a capital exponent with a plus', '1.5E+3', 0, '1500'],
    ['cents with trailing zeros', '41280.000000', 2, '412.8'],
    ['fractional cents', '0.123457', 2, '0.00123457'],
    ['a credit', '-1.25', 0, '-1.25'],
    ['cents of a credit', '-125', 2, '-1.25'],
    ['minus zero', '-0', 0, '0'],
    ['minus zero with decimals', '-0.000', 2, '0'],
    ['leading zeros', '007.50', 0, '7.5'],
    ['a zero with an exponent', '0e-24', 0, '0'],
    ['nanos moved to whole units', '1500000000', 9, '1.5'],
    ['the largest amount', '999999999999.999999999999', 0, '999999999999.999999999999'],
    ['a large mantissa pulled back by its exponent', '12345678901235e-12', 0, '12.345678901235'],
  ])('%s', (_case, text, shift, expected) => {
    expect(value(text, shift)).toBe(expected);
  });

  test.each([
    ['not a number', 'NaN'],
    ['infinity', 'Infinity'],
    ['infinity by exponent', '1e400'],
    ['an exponent that no float prints for money', '1e-400'],
    ['thousands separators', '1,234.50'],
    ['a decimal comma', '1234,50'],
    ['Arabic digits', '\u0661\u0662'],
    ['full-width digits', '\uff11\uff12'],
    ['a plus sign', '+1'],
    ['nothing', ''],
    ['a blank', ' '],
    ['blanks around', ' 1 '],
    ['a line end', '1\n'],
    ['a currency', '$1'],
    ['hexadecimal', '0x10'],
    ['two points', '1.2.3'],
    ['a point without a fraction', '1.'],
    ['a point without a whole', '.5'],
    ['two signs', '--1'],
    ['an underscore', '1_000'],
    ['a trillion, which the column cannot hold', '1000000000000'],
    ['a trillion by exponent', '1e12'],
    ['what would be a trillion after rounding', '999999999999.9999999999995'],
    ['more digits than any amount has', '9'.repeat(41)],
  ])('refuses %s', (_case, text) => {
    expect(parseDecimal(text)).toBeNull();
  });
});

describe('digits beyond the twelfth', () => {
  test.each([
    ['float text of seventeen decimals', '0.12345678901234567', '0.123456789012'],
    ['a float residue', '1.1102230246251565e-16', '0'],
    ['just above a half', '0.0000000000005000001', '0.000000000001'],
    ['just below a half', '0.0000000000004999999', '0'],
    ['a tie below an even digit', '0.0000000000025', '0.000000000002'],
    ['a tie below an odd digit', '0.0000000000035', '0.000000000004'],
    ['a negative tie, to the same digits', '-0.0000000000025', '-0.000000000002'],
    ['a carry through all digits', '0.9999999999999', '1'],
    ['a tie that is all that is there', '5e-13', '0'],
    ['more than half of nothing', '5.1e-13', '0.000000000001'],
    ['less than the last digit by far', '9e-24', '0'],
  ])('%s: rounded half to even, and it is said', (_case, text, expected) => {
    expect(parseDecimal(text)).toEqual({ value: expected, rounded: true });
  });

  test('zeros there are no rounding', () => {
    expect(parseDecimal('1.500000000000000')).toEqual({ value: '1.5', rounded: false });
    expect(parseDecimal('0.0000000000000000')).toEqual({ value: '0', rounded: false });
  });

  test('rounding never moves an amount by more than half of the last digit', () => {
    const fraction = fc.stringMatching(/^\d{13,40}$/);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fraction, (whole, digits) => {
        const scale = 10n ** BigInt(digits.length - 12);
        const exact = BigInt(`${whole}${digits}`);
        const stored = toUnits(decimal(value(`${whole}.${digits}`) ?? '')) * scale;
        const off = stored > exact ? stored - exact : exact - stored;
        expect(off * 2n <= scale).toBe(true);
      }),
    );
  });
});

describe('laws', () => {
  test('a stored number reads back as itself, for all 24 digits', () => {
    fc.assert(
      fc.property(units, (count) => {
        const text = fromUnits(count);
        expect(parseDecimal(text)).toEqual({ value: text, rounded: false });
        expect(toUnits(text)).toBe(count);
      }),
    );
  });

  test('text is canonical: no exponent, no superfluous zero, no minus zero', () => {
    fc.assert(fc.property(units, (count) => /^(0|-?([1-9]\d*|0)(\.\d*[1-9])?)$/.test(fromUnits(count))));
    expect(fromUnits(0n)).toBe(ZERO);
  });

  test('a sum equals the one added on paper, column by column', () => {
    fc.assert(
      fc.property(
        fc.array(units, { maxLength: 50 }),
        (counts) => sumDecimals(counts.map(fromUnits)) === columnSum(counts.map(fromUnits)),
      ),
    );
  });

  test('the order of a sum does not matter', () => {
    const pair = fc
      .array(units, { maxLength: 30 })
      .chain((counts) => fc.tuple(fc.constant(counts), fc.shuffledSubarray(counts, { minLength: counts.length })));
    fc.assert(fc.property(pair, ([a, b]) => sumDecimals(a.map(fromUnits)) === sumDecimals(b.map(fromUnits))));
  });

  test('a million amounts of 0.000015 are exactly fifteen dollars', () => {
    const tiny = decimal('0.000015');
    expect(sumDecimals(Array.from({ length: 1_000_000 }, () => tiny))).toBe('15');
    expect(sumDecimals([])).toBe('0');
  });

  test('cents of cents: moving the point twice by two is moving it by four', () => {
    const exact = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(exact, ([digits, places]) => {
        const text = fromUnits(digits * 10n ** BigInt(12 - places));
        fc.pre(parseDecimal(text) !== null);
        expect(value(value(text, 2) ?? '', 2)).toBe(value(text, 4));
      }),
    );
  });

  test('an exponent is the same as the point moved by hand', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n - 1n }), fc.integer({ min: 0, max: 12 }), (digits, places) => {
        expect(value(`${digits}e-${places}`)).toBe(fromUnits(digits * 10n ** BigInt(12 - places)));
        expect(value(String(digits), places)).toBe(value(`${digits}e-${places}`));
      }),
    );
  });

  test('no text at all makes the parser throw, and what it takes it can format', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.stringMatching(/^-?\d{0,45}\.?\d{0,65}(e[+-]?\d{0,4})?$/),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 9 }), (text, shift) => {
        const parsed = parseDecimal(text, shift);
        if (parsed !== null) expect(parseDecimal(parsed.value)).toEqual({ value: parsed.value, rounded: false });
      }),
    );
  });
});

describe('a literal in our own code', () => {
  test('is taken when it is exact', () => expect(decimal('0.50')).toBe('0.5'));
  test.each(['', 'ten', '1e400', '0.0000000000001'])('%j is refused', (text) =>
    expect(() => decimal(text)).toThrow(RangeError),
  );
});

/** Adds digit by digit from the right, as on paper. */
function columnSum(values: readonly Decimal[]): string {
  const positive = values.filter((text) => !text.startsWith('-')).reduce(addOnPaper, '0');
  const negative = values
    .filter((text) => text.startsWith('-'))
    .map((text) => text.slice(1))
    .reduce(addOnPaper, '0');
  const difference = BigInt(padded(positive)) - BigInt(padded(negative));
  return fromUnits(difference);
}

function addOnPaper(a: string, b: string): string {
  const [left, right] = [padded(a).padStart(40, '0'), padded(b).padStart(40, '0')];
  let carry = 0;
  let digits = '';
  for (let index = 39; index >= 0; index -= 1) {
    const column = Number(left[index]) + Number(right[index]) + carry;
    digits = String(column % 10) + digits;
    carry = Math.floor(column / 10);
  }
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

function padded(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return whole + fraction.padEnd(12, '0');
}

describe('products', () => {
  const product = (a: string, b: string, shift = 0) => multiplyDecimals(decimal(a), decimal(b), shift);

  test.each([
    ['tokens at a price per million', '1500', '3', 6, '0.0045'],
    ['a fraction of a cent', '1', '0.000001', 6, '0.000000000001'],
    ['a credit', '-2.5', '4', 0, '-10'],
    ['zero', '0', '-3', 6, '0'],
    ['more digits than a double has', '123456.123456', '654321.654321', 0, '80780014935.787531853376'],
  ])('%s', (_case, a, b, shift, expected) => {
    expect(product(a, b, shift)).toEqual({ value: expected, rounded: false });
  });

  test('digits beyond the twelfth are rounded half to even, and it is said', () => {
    expect(product('0.000001', '0.0000005')).toEqual({ value: '0', rounded: true });
    expect(product('0.000001', '0.0000015')).toEqual({ value: '0.000000000002', rounded: true });
    expect(product('-0.000001', '0.0000015')).toEqual({ value: '-0.000000000002', rounded: true });
  });

  test('what the ledger cannot hold is refused', () => {
    expect(product('1000000', '1000000')).toBeNull();
    expect(product('999999999999', '1')).not.toBeNull();
  });

  test('every product of whole numbers is exact, in either order', () => {
    const count = fc.bigInt({ min: -999_999n, max: 999_999n });
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(product(`${a}`, `${b}`)).toEqual({ value: `${a * b}`, rounded: false });
        expect(product(`${b}`, `${a}`)).toEqual(product(`${a}`, `${b}`));
      }),
    );
  });
});

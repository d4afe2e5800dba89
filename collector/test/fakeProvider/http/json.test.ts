import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromUnits, parseDecimal } from '../../../src/domain/decimal.js';
import { centsText, dollars, jsonText } from './json.js';

test('money below a ten-thousandth of a dollar is printed with an exponent', () => {
  expect(jsonText(dollars(42_000_000n))).toBe('4.2e-05');
  expect(jsonText(dollars(-7n))).toBe('-7e-12');
  expect(jsonText(dollars(100_000_000n))).toBe('0.0001');
  expect(jsonText(dollars(0n))).toBe('0');
});

test('cents are text with at least the asked places', () => {
  expect(centsText(412_800_000_000_000n, 6)).toBe('41280.000000');
  expect(centsText(1_255_000_000_000n)).toBe('125.5');
});

test('printed money is read back to the last digit', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), (units) => {
      expect(parseDecimal(jsonText(dollars(units)))?.value).toBe(fromUnits(units));
      expect(parseDecimal(centsText(units, 6), 2)?.value).toBe(fromUnits(units));
    }),
  );
});

import { fromUnits, MONEY_SCALE, toUnits, type Decimal } from '../../domain/decimal.js';

const RATIO_PLACES = 6;

/** Share or change of one amount by another, six places, half to even; null when the base is zero. */
export function ratio(part: Decimal, base: Decimal): Decimal | null {
  return quotient(toUnits(part), toUnits(base), RATIO_PLACES);
}

/** What one of `count` costs, twelve places; null when there is none. `count` may be any decimal. */
export function perUnit(total: Decimal, count: Decimal): Decimal | null {
  return quotient(toUnits(total), toUnits(count), MONEY_SCALE);
}

/** The mean of `count` values that add up to `total`; null without any. */
export function mean(total: Decimal, count: number): Decimal | null {
  return quotient(toUnits(total), toUnits(String(count) as Decimal), MONEY_SCALE);
}

/** The exact quotient, rounded once to so many places, half to even. */
function quotient(part: bigint, base: bigint, places: number): Decimal | null {
  if (base === 0n) return null;
  const isNegative = part < 0n !== base < 0n;
  const dividend = magnitude(part) * 10n ** BigInt(places);
  const divisor = magnitude(base);
  const whole = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = (whole + (isUp ? 1n : 0n)) * 10n ** BigInt(MONEY_SCALE - places);
  return fromUnits(isNegative ? -rounded : rounded);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

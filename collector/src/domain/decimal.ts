/** A base-10 number kept as text, because money must not pass through a float. Canonical: no exponent, no trailing zeros. */
export type Decimal = string & { readonly __decimal: true };

/** Digits after the point that the ledger keeps: `numeric(24,12)`. */
export const MONEY_SCALE = 12;
const MONEY_DIGITS = 12;
const MAX_EXPONENT = 24;
const PATTERN = /^(-?)(\d{1,40})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A number as the ledger keeps it, and whether digits beyond the twelfth had to be rounded (half to even). */
export interface ParsedDecimal {
  readonly value: Decimal;
  readonly rounded: boolean;
}

/**
 * Reads the source text of a number exactly, moving the point `shift` places to the left (2 for cents).
 * Returns null for anything that is not a plain ASCII decimal within `numeric(24,12)`: NaN, `1,234.50`, `1e400`.
 */
export function parseDecimal(text: string, shift = 0): ParsedDecimal | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return null;
  const digits = whole + fraction;
  const point = whole.length + exponent - shift;
  const scaled = scaleDigits(digits, point);
  if (integerDigits(scaled.units) > MONEY_DIGITS) return null;
  return { value: fromUnits(sign === '-' ? -scaled.units : scaled.units), rounded: scaled.rounded };
}

/** `digits` with the decimal point after `point` places, as an integer count of 10^-12. */
function scaleDigits(digits: string, point: number): { units: bigint; rounded: boolean } {
  const keep = point + MONEY_SCALE;
  if (keep >= digits.length) return { units: BigInt(digits.padEnd(keep, '0')), rounded: false };
  const kept = keep > 0 ? BigInt(digits.slice(0, keep)) : 0n;
  const rest = keep >= 0 ? digits.slice(keep) : digits.padStart(digits.length - keep, '0');
  if (/^0*$/.test(rest)) return { units: kept, rounded: false };
  return { units: kept + roundingStep(rest, kept), rounded: true };
}

function roundingStep(rest: string, kept: bigint): bigint {
  const first = rest.charCodeAt(0) - 48;
  if (first !== 5) return first > 5 ? 1n : 0n;
  const isTie = /^50*$/.test(rest);
  return !isTie || kept % 2n === 1n ? 1n : 0n;
}

function integerDigits(units: bigint): number {
  const whole = units / 10n ** BigInt(MONEY_SCALE);
  return whole === 0n ? 0 : whole.toString().length;
}

/** A literal in our own code or a test; throws on anything `parseDecimal` would refuse or round. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed || parsed.rounded) throw new RangeError(`not an exact decimal: ${JSON.stringify(text)}`);
  return parsed.value;
}

/** Exact sum. */
export function sumDecimals(values: Iterable<Decimal>): Decimal {
  let total = 0n;
  for (const value of values) total += toUnits(value);
  return fromUnits(total);
}

/**
 * The product, with the point moved `shift` places to the left (6 for a price per million). It is exact unless it has
 * digits beyond the twelfth; null when it is beyond `numeric(24,12)`.
 */
export function multiplyDecimals(a: Decimal, b: Decimal, shift = 0): ParsedDecimal | null {
  const product = toUnits(a) * toUnits(b);
  const digits = (product < 0n ? -product : product).toString();
  const scaled = scaleDigits(digits, digits.length - 2 * MONEY_SCALE - shift);
  if (integerDigits(scaled.units) > MONEY_DIGITS) return null;
  return { value: fromUnits(product < 0n ? -scaled.units : scaled.units), rounded: scaled.rounded };
}

/** The value as an integer count of 10^-12, for exact arithmetic. */
export function toUnits(value: Decimal): bigint {
  const point = value.indexOf('.');
  if (point < 0) return BigInt(value) * 1_000_000_000_000n;
  const fraction = value.slice(point + 1);
  return BigInt(value.slice(0, point) + fraction.padEnd(MONEY_SCALE, '0'));
}

/** The inverse of `toUnits`. */
export function fromUnits(units: bigint): Decimal {
  const negative = units < 0n;
  const text = (negative ? -units : units).toString().padStart(MONEY_SCALE + 1, '0');
  const whole = text.slice(0, -MONEY_SCALE);
  const fraction = text.slice(-MONEY_SCALE).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return (negative ? `-${plain}` : plain) as Decimal;
}

export const ZERO = '0' as Decimal;

import { toUnits, type Decimal } from '../../domain/decimal.js';

const CENT = 10_000_000_000n;

/** Whole cents, half a cent away from zero. */
export function centsOf(amount: Decimal): bigint {
  const units = toUnits(amount);
  return units < 0n ? -((-units + CENT / 2n) / CENT) : (units + CENT / 2n) / CENT;
}

/** `123456n` as `1,234.56`. */
export function centsText(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0n ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** The same with its sign, also where it is a rise. */
export function signedCents(cents: bigint): string {
  return cents > 0n ? `+${centsText(cents)}` : centsText(cents);
}

/** Parts in cents that add up to `total`, as near to the exact amounts as whole cents can be; the last one takes what is left. */
export function centsThatAddUp(parts: readonly Decimal[], total: bigint): bigint[] {
  let [exact, told] = [0n, 0n];
  return parts.map((part, index) => {
    exact += toUnits(part);
    const sum = exact < 0n ? -((-exact + CENT / 2n) / CENT) : (exact + CENT / 2n) / CENT;
    const cents = (index === parts.length - 1 ? total : sum) - told;
    told += cents;
    return cents;
  });
}

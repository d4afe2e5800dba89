import { fromUnits, toUnits, type Decimal } from '../../domain/decimal.js';

const CENT = 10_000_000_000n;

/** An amount for a sentence: rounded to cents, or whole when it is smaller than one. Exact amounts stand beside it. */
export function amountText(amount: Decimal): string {
  const units = toUnits(amount);
  const size = units < 0n ? -units : units;
  if (size === 0n) return '0';
  if (size < CENT) return amount;
  const cents = (size + CENT / 2n) / CENT;
  const [whole = '0', fraction = ''] = fromUnits(cents * CENT).split('.');
  return `${units < 0n ? '-' : ''}${whole}.${fraction.padEnd(2, '0')}`;
}

/** A change with its sign and currency: `+$84.10`, `-3.00 EUR`. */
export function changeText(amount: Decimal, currency: string): string {
  const sign = amount.startsWith('-') ? '-' : '+';
  const text = amountText(amount).replace('-', '');
  return currency === 'USD' ? `${sign}$${text}` : `${sign}${text} ${currency}`;
}

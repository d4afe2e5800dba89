import { formatMoney, userLocale } from '../../components/money/money';

/** An amount of the collector as people read it; null is what nobody knows. */
export function money(amount: string | null, currency: string): string {
  return amount === null ? 'Not known' : formatMoney(Number(amount), currency);
}

/** `0.25` as `25%`; a share that is there is never rounded to none. */
export function percent(ratio: string | number): string {
  const value = Number(ratio);
  const digits =
    Math.abs(value) < 0.001 && value !== 0 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: 1 };
  return format(value, { style: 'percent', ...digits });
}

/** A change with its sign: `+25%`, `-3%`. */
export function signedPercent(ratio: string): string {
  return format(Number(ratio), { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}

/** A change of an amount with its sign. */
export function signedMoney(amount: string, currency: string): string {
  const value = Number(amount);
  return `${value > 0 ? '+' : ''}${formatMoney(value, currency)}`;
}

/** `81,843,631,154` as `81.8B`. */
export function count(amount: string): string {
  return format(Number(amount), { notation: 'compact', maximumSignificantDigits: 3 });
}

function format(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(userLocale(), options).format(value + 0);
}

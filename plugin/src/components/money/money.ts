import { config } from '@grafana/runtime';

const WHOLE: Intl.NumberFormatOptions = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
const formatters = new Map<string, Intl.NumberFormat>();

/** The locale of the person who looks, for `Intl`. Only Grafana 12 knows a format beside the language. */
export function userLocale(): string {
  const user: { regionalFormat?: string; language?: string } = config.bootData?.user ?? {};
  return user.regionalFormat || user.language || 'en-US';
}

/**
 * An amount with its currency. Below one it keeps four decimals, and below those two digits that count: a cost is
 * never rounded away to nothing.
 */
export function formatMoney(amount: number, currency: string): string {
  return format(amount, currency, precision(Math.abs(amount)));
}

/** An amount for the tick of an axis: `$12K` instead of `$12,000.00`, `$5` instead of `$5.00`. */
export function formatMoneyShort(amount: number, currency: string): string {
  if (Math.abs(amount) < 1000)
    return Number.isInteger(amount) ? format(amount, currency, WHOLE) : formatMoney(amount, currency);
  return format(amount, currency, { notation: 'compact', maximumSignificantDigits: 3 });
}

function precision(size: number): Intl.NumberFormatOptions {
  if (size >= 1 || size === 0) return {};
  return size >= 0.0001 ? { maximumFractionDigits: 4 } : { maximumSignificantDigits: 2 };
}

/** Adding zero turns `-0` into `0`. */
function format(amount: number, currency: string, options: Intl.NumberFormatOptions): string {
  if (isCode(currency)) return formatter({ style: 'currency', currency, ...options }).format(amount + 0);
  return `${formatter({ minimumFractionDigits: 2, maximumFractionDigits: 2, ...options }).format(amount + 0)} ${currency}`.trim();
}

/** `Intl` refuses other texts, such as "credits". */
function isCode(currency: string): boolean {
  return /^[a-z]{3}$/i.test(currency);
}

/** Formatters are slow to make and quick to use. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${userLocale()}${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(userLocale(), options);
  formatters.set(key, made);
  return made;
}

const AMOUNT = /([-−]?)\s?\p{Sc}?\s?([-−]?)(\d{1,3}(?:,\d{3})+|\d+)((?:\.\d+)?)/u;
const PLACES = 30;

/** The first amount in a text on the screen, as decimal text with the digits that stand there: "−$1,234.50" is "-1234.50". */
export function money(text: string): string {
  const [found, before = '', behind = '', whole = '', fraction = ''] = AMOUNT.exec(text) ?? [];
  if (found === undefined) throw new Error(`there is no amount in "${text}"`);
  return `${before || behind ? '-' : ''}${whole.replaceAll(',', '')}${fraction}`;
}

/** An exact amount rounded to cents, or to `digits` after the point, halves away from zero. */
export function cents(amount: string, digits = 2): string {
  const unit = 10n ** BigInt(PLACES - digits);
  const units = unitsOf(amount);
  const rounded = (((units < 0n ? -units : units) + unit / 2n) / unit) * unit;
  const text = (rounded / unit).toString().padStart(digits + 1, '0');
  const sign = units < 0n && rounded !== 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The exact sum of exact amounts; null counts nothing. */
export function sum(amounts: readonly (string | null)[]): string {
  const units = amounts.reduce((total, amount) => total + unitsOf(amount ?? '0'), 0n);
  return textOf(units).replace(/\.?0+$/, '');
}

function unitsOf(amount: string): bigint {
  const [found, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (found === undefined) throw new Error(`"${amount}" is no exact amount; is the figure missing?`);
  return BigInt(`${sign}${whole}${fraction.padEnd(PLACES, '0')}`);
}

function textOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

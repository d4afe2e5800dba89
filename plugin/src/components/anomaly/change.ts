import { formatMoney } from '../money/money';

/** A change of an amount, with its sign: `+$84.10`, `-$3.00`, `$0.00`. */
export function formatChange(amount: number, currency: string): string {
  return amount > 0 ? `+${formatMoney(amount, currency)}` : formatMoney(amount, currency);
}

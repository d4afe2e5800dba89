import type { Ledger } from './ledger';

export interface Totals {
  /** Sums of what has a price, one a currency; currencies are never added up. */
  readonly amounts: readonly Total[];
  /** Charges without a price, which are in no sum. */
  readonly unpriced: number;
}

export interface Total {
  /** Empty where the rows name none. */
  readonly currency: string;
  readonly amount: number;
}

/** Sums of the given rows, in the alphabet of their currencies. */
export function totalsOf(ledger: Ledger, rows: readonly number[]): Totals {
  const sums = new Map<string, RunningSum>();
  let unpriced = 0;
  for (const row of rows) {
    const cost = ledger.costs[row] ?? null;
    unpriced += unpricedOf(ledger, row, cost);
    if (cost === null) continue;
    const currency = ledger.currencies[row] ?? '';
    sums.set(currency, added(sums.get(currency) ?? { sum: 0, lost: 0 }, cost));
  }
  const amounts = [...sums].map(([currency, { sum, lost }]) => ({ currency, amount: sum + lost }));
  return { amounts: amounts.sort((a, b) => a.currency.localeCompare(b.currency)), unpriced };
}

/** The query knows best; without its count, a row without a cost is one charge without a price. */
function unpricedOf({ unpricedCharges }: Ledger, row: number, cost: number | null): number {
  return unpricedCharges?.[row] ?? (cost === null ? 1 : 0);
}

/** Neumaier's sum: what rounding loses is kept beside, so that 100,000 small amounts still add up. */
interface RunningSum {
  readonly sum: number;
  readonly lost: number;
}

function added({ sum, lost }: RunningSum, amount: number): RunningSum {
  const next = sum + amount;
  const rest = Math.abs(sum) >= Math.abs(amount) ? sum - next + amount : amount - next + sum;
  return { sum: next, lost: lost + rest };
}

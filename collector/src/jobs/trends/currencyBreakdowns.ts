import {
  addUp,
  changeOfRow,
  sumOfKnown,
  unitEconomics,
  type Amounts,
  type ComparedCounts,
  type UnitEconomics,
} from '../../analysis/trends/amounts.js';
import type { Change } from '../../analysis/trends/change.js';
import { ratio } from '../../analysis/trends/quotient.js';
import type { Source } from '../../domain/charge.js';
import { toUnits, ZERO, type Decimal } from '../../domain/decimal.js';
import type { BreakdownKey } from '../../store/analytics/breakdownKeys.js';
import type { BreakdownRow } from '../../store/analytics/breakdownRows.js';
import type { DailySum } from '../../store/analytics/dailySums.js';
import { keyText } from './keyText.js';

/** One row before anything is worked out. */
export type KeyedAmounts = BreakdownKey & Amounts;

/** Cost, use, what a unit costs and how that changed. */
export type Figures = Amounts & UnitEconomics & Change;

export interface SourceShare {
  readonly source: Source;
  readonly billedCost: Decimal | null;
  readonly share: Decimal | null;
}

/** One currency; the rows and `other` add up to `total`. */
export interface CurrencyBreakdown {
  readonly currency: string;
  readonly total: Figures;
  readonly rows: readonly (BreakdownKey & Figures)[];
  /** What the limit left out; null: nothing. */
  readonly other: (Figures & { readonly rowCount: number }) | null;
  readonly sources: readonly SourceShare[];
  /** What stands on days of the range that have not begun; in no row. */
  readonly enteredForLaterDays: Decimal;
}

interface Found {
  readonly rows: readonly KeyedAmounts[];
  readonly sources: readonly BreakdownRow[];
  readonly later: readonly DailySum[];
}

interface Options {
  readonly counts: ComparedCounts;
  readonly limit: number;
}

/** The currencies in the order of their names, the dearest row first. */
export function currencyBreakdowns(found: Found, options: Options): CurrencyBreakdown[] {
  const all = [...found.rows, ...found.later].map(({ currency }) => currency ?? '');
  return [...new Set(all)].sort().map((currency) => currencyBreakdown(currency, found, options));
}

function currencyBreakdown(currency: string, found: Found, { counts, limit }: Options): CurrencyBreakdown {
  const rows = joined(found.rows.filter((row) => row.currency === currency)).sort(dearestFirst);
  const total = addUp(rows);
  const figures = (amounts: Amounts): Figures => ({
    ...amounts,
    ...unitEconomics(amounts, total.billedCost),
    ...changeOfRow(amounts, counts),
  });
  const rest = rows.slice(limit);
  return {
    currency,
    total: figures(total),
    rows: rows.slice(0, limit).map((row) => ({ ...row, ...figures(row) })),
    other: rest.length === 0 ? null : { ...figures(addUp(rest)), rowCount: rest.length },
    sources: sourceShares(found.sources.filter((row) => row.currency === currency)),
    enteredForLaterDays: sumOfKnown(later(found, currency)) ?? ZERO,
  };
}

/** Rows of equal keys as one. */
function joined(rows: readonly KeyedAmounts[]): KeyedAmounts[] {
  const byKey = new Map<string, KeyedAmounts>();
  for (const row of rows) {
    const equal = byKey.get(keyText(row));
    byKey.set(keyText(row), equal ? { ...equal, ...addUp([equal, row]) } : row);
  }
  return [...byKey.values()];
}

/** Rows without any cost come last; the names decide between equals, so that every answer has the same order. */
function dearestFirst(a: KeyedAmounts, b: KeyedAmounts): number {
  if (a.billedCost === b.billedCost) return keyText(a) < keyText(b) ? -1 : 1;
  if (a.billedCost === null) return 1;
  if (b.billedCost === null) return -1;
  return toUnits(a.billedCost) > toUnits(b.billedCost) ? -1 : 1;
}

function sourceShares(rows: readonly BreakdownRow[]): SourceShare[] {
  const total = sumOfKnown(rows.map((row) => row.billedCost));
  const isPart = total !== null && toUnits(total) > 0n;
  return rows
    .map(({ value, billedCost }) => ({
      source: value as Source,
      billedCost,
      share: billedCost !== null && isPart ? ratio(billedCost, total) : null,
    }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

function later({ later: sums }: Found, currency: string): (Decimal | null)[] {
  return sums.filter((sum) => sum.currency === currency).map(({ value }) => value);
}

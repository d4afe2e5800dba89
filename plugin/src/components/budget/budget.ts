import type { ExpectedAtEnd } from './barScale';

/** One budget as it is shown. Days are milliseconds at the start of the UTC day; null is what nobody knows. */
export interface Budget {
  readonly name: string;
  /** What it is a budget of, in words; null: everything, or the query does not say. */
  readonly scope: string | null;
  readonly period: string | null;
  readonly periodLast: number | null;
  /** null: the query does not say; amounts are then shown without a currency. */
  readonly currency: string | null;
  readonly limit: number;
  readonly spent: number;
  readonly usedRatio: number;
  readonly level: number;
  readonly remaining: number | null;
  readonly burnRatePerDay: number | null;
  readonly end: EndOfMoney;
  readonly expectedAtEnd: ExpectedAtEnd | null;
  readonly thresholds: readonly Threshold[];
  readonly caveats: Caveats;
}

/**
 * When the money ends. `unknown`: nothing tells; `lasts`: not in this period; `passed`: it has ended;
 * `forecast` and `burn rate`: how the day is known.
 */
export interface EndOfMoney {
  readonly kind: 'unknown' | 'lasts' | 'passed' | 'forecast' | 'burn rate';
  readonly day: number | null;
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** An amount at which people are told. */
export interface Threshold {
  readonly severity: string;
  readonly amount: number;
}

/** What a reader must know before believing the sum. */
export interface Caveats {
  /** Which figures count, e.g. "billed, imported". */
  readonly counted: string | null;
  readonly currenciesNotCounted: string | null;
  readonly unpricedCharges: number;
  /** Part of what is spent that may still change. */
  readonly spentNotFinal: number;
  readonly isStale: boolean;
}

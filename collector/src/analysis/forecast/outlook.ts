import type { Day } from '../../domain/day.js';
import type { Confidence } from './confidence.js';
import type { ExpectedFee } from './expectedFee.js';
import type { Interval } from './interval.js';
import type { SumSpread } from './sumBands.js';

/**
 * - `combination`: the weighted experts
 * - `recent mean`: most days are zero, only sums can be foretold
 * - `constant`: every known day is the same
 * - `gone`: nothing for two weeks, so nothing is expected
 * - `run rate`: fewer than 14 days are known; this is no forecast, but what it costs if nothing changes
 */
export type Method = 'combination' | 'recent mean' | 'constant' | 'gone' | 'run rate';

export interface Forecast {
  /** The day of the first interval. */
  readonly start: Day;
  readonly days: readonly Interval[];
  readonly total: Interval;
  readonly method: Method;
  readonly confidence: Confidence;
  /** Median error of its totals in its own past, as a share of the truth; null where there is no such past. */
  readonly error: number | null;
  /** How uncertain sums are; `totalOf` and `projectRange` read it. */
  readonly sums: SumSpread;
  /** A monthly fee that is part of the days and totals; `sums` and `error` are of what is used beside it. */
  readonly fee: ExpectedFee | null;
  /** No bound lies below: 0, or -Infinity where the history has credits. */
  readonly floor: number;
}

/** What a forecast is before it is put on days and back into its unit. */
export interface Outlook {
  readonly days: readonly Interval[];
  readonly sums: SumSpread;
  readonly method: Method;
  readonly confidence: Confidence;
  readonly error: number | null;
}

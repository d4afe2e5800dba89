import { fromUnits, sumDecimals, toUnits, ZERO, type Decimal } from '../../domain/decimal.js';
import { changeOf, type Change } from './change.js';
import { perUnit, ratio } from './quotient.js';

/** What stands behind one row of a breakdown. Sums are null where no charge has a value. */
export interface Amounts {
  readonly billedCost: Decimal | null;
  readonly notFinalCost: Decimal | null;
  readonly tokens: Decimal | null;
  readonly requests: Decimal | null;
  readonly unpricedCharges: number;
  readonly charges: number;
  /** Cost of the days that are compared, and of those they are compared with. */
  readonly comparedCost: Decimal | null;
  readonly previousCost: Decimal | null;
  /** Of services that tell cached input apart: all their input tokens, and those read from a cache. null: none does. */
  readonly inputTokens: Decimal | null;
  readonly cachedTokens: Decimal | null;
}

/** How many days of each side of the comparison are known. */
export interface ComparedCounts {
  readonly knownDays: number;
  readonly previousKnownDays: number;
}

/** The figures that people compare. */
export interface UnitEconomics {
  /** Of the cost of all rows, `0.25` for a quarter; null unless that is above zero. */
  readonly share: Decimal | null;
  readonly costPer1kTokens: Decimal | null;
  readonly costPerRequest: Decimal | null;
  /** Cached input tokens of all input tokens. */
  readonly cacheHitShare: Decimal | null;
}

/** Rows joined into one. */
export function addUp(rows: readonly Amounts[]): Amounts {
  return {
    billedCost: sumOfKnown(rows.map((row) => row.billedCost)),
    notFinalCost: sumOfKnown(rows.map((row) => row.notFinalCost)),
    tokens: sumOfKnown(rows.map((row) => row.tokens)),
    requests: sumOfKnown(rows.map((row) => row.requests)),
    unpricedCharges: rows.reduce((count, row) => count + row.unpricedCharges, 0),
    charges: rows.reduce((count, row) => count + row.charges, 0),
    comparedCost: sumOfKnown(rows.map((row) => row.comparedCost)),
    previousCost: sumOfKnown(rows.map((row) => row.previousCost)),
    inputTokens: sumOfKnown(rows.map((row) => row.inputTokens)),
    cachedTokens: sumOfKnown(rows.map((row) => row.cachedTokens)),
  };
}

/** The sum of those that are not null; null without any. */
export function sumOfKnown(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sumDecimals(known);
}

/** Shares and costs of a unit. Charges without a price are in no cost, so they make it look cheaper than it is. */
export function unitEconomics(row: Amounts, totalCost: Decimal | null): UnitEconomics {
  const { billedCost, tokens, requests, inputTokens, cachedTokens } = row;
  const isPart = totalCost !== null && toUnits(totalCost) > 0n;
  return {
    share: billedCost !== null && isPart ? ratio(billedCost, totalCost) : null,
    costPer1kTokens: billedCost === null || tokens === null ? null : perUnit(thousandfold(billedCost), tokens),
    costPerRequest: billedCost === null || requests === null ? null : perUnit(billedCost, requests),
    cacheHitShare: inputTokens === null ? null : ratio(cachedTokens ?? ZERO, inputTokens),
  };
}

function thousandfold(value: Decimal): Decimal {
  return fromUnits(toUnits(value) * 1_000n);
}

/**
 * How a row changed. What costs something on one side only costs nothing on the other, as far as days are known there;
 * a row that never has money has no change.
 */
export function changeOfRow({ comparedCost, previousCost }: Amounts, counts: ComparedCounts): Change {
  const hasCost = comparedCost !== null || previousCost !== null;
  const side = (value: Decimal | null, days: number): Decimal | null => (hasCost && days > 0 ? (value ?? ZERO) : null);
  return changeOf(
    { value: side(comparedCost, counts.knownDays), knownDays: counts.knownDays },
    { value: side(previousCost, counts.previousKnownDays), knownDays: counts.previousKnownDays },
  );
}

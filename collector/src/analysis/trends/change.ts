import { fromUnits, toUnits, ZERO, type Decimal } from '../../domain/decimal.js';
import { mean, ratio } from './quotient.js';

/** What the known days of a stretch add up to. */
export interface KnownSum {
  /** null when no day is known. */
  readonly value: Decimal | null;
  readonly knownDays: number;
}

/** How one stretch of days differs from the one before it. */
export interface Change {
  readonly meanPerDay: Decimal | null;
  readonly previousMeanPerDay: Decimal | null;
  /** Difference of the sums; null unless equally many days are known. */
  readonly change: Decimal | null;
  /** Change of the mean known day, `0.25` for a quarter more; null unless that was above zero before. */
  readonly changeRatio: Decimal | null;
}

/** Compares means, so that neither a day that nobody knows nor a single first or last day counts as growth. */
export function changeOf(current: KnownSum, previous: KnownSum): Change {
  const isComparable = current.knownDays === previous.knownDays;
  return {
    meanPerDay: meanOf(current),
    previousMeanPerDay: meanOf(previous),
    change: isComparable ? difference(current.value, previous.value) : null,
    changeRatio: ratioOfMeans(current, previous),
  };
}

function meanOf({ value, knownDays }: KnownSum): Decimal | null {
  return value === null ? null : mean(value, knownDays);
}

function difference(value: Decimal | null, from: Decimal | null): Decimal | null {
  return value === null || from === null ? null : fromUnits(toUnits(value) - toUnits(from));
}

/** `(a/n - b/m) / (b/m)`, rounded once. Below zero a base has no meaningful ratio. */
function ratioOfMeans(current: KnownSum, previous: KnownSum): Decimal | null {
  if (current.value === null || previous.value === null || toUnits(previous.value) <= toUnits(ZERO)) return null;
  if (current.knownDays === 0) return null;
  const part = toUnits(current.value) * BigInt(previous.knownDays);
  const base = toUnits(previous.value) * BigInt(current.knownDays);
  return ratio(fromUnits(part - base), fromUnits(base));
}

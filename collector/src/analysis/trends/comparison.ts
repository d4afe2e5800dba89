import type { Decimal } from '../../domain/decimal.js';
import type { Day } from '../../domain/day.js';
import { sumOf } from './buckets.js';
import { changeOf, type Change, type KnownSum } from './change.js';
import type { ComparedDays } from './comparedDays.js';
import type { TrendDay } from './trendDay.js';

/** Two stretches of one series, and how they differ. */
export interface Comparison extends ComparedDays, Change {
  readonly knownDays: number;
  readonly previousKnownDays: number;
  readonly value: Decimal | null;
  readonly previousValue: Decimal | null;
}

/** Compares the known days of two stretches; days that are not among `days` are not known. */
export function comparison(days: readonly TrendDay[], compared: ComparedDays): Comparison {
  const current = knownSum(days, compared.firstDay, compared.lastDay);
  const previous = knownSum(days, compared.previousFirstDay, compared.previousLastDay);
  return {
    ...compared,
    knownDays: current.knownDays,
    previousKnownDays: previous.knownDays,
    value: current.value,
    previousValue: previous.value,
    ...changeOf(current, previous),
  };
}

function knownSum(days: readonly TrendDay[], first: Day, last: Day): KnownSum {
  const known = days.filter((each) => each.isKnown && each.day >= first && each.day <= last);
  return { value: sumOf(known), knownDays: known.length };
}

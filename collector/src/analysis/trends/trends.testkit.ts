import { addDays, day, type Day } from '../../domain/day.js';
import { decimal } from '../../domain/decimal.js';
import type { TrendDay } from './trendDay.js';

/** Consecutive days with these values; null is a day nobody knows. */
export function daysWith(values: readonly (string | null)[], first: Day = day('2026-01-01')): TrendDay[] {
  return values.map((value, index) => ({
    day: addDays(first, index),
    value: value === null ? null : decimal(value),
    isKnown: value !== null,
    isRunning: false,
    finality: value === null ? null : 'final',
  }));
}

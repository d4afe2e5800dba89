import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, eachDay } from './day.js';
import { decimal, fromUnits, sumDecimals, toUnits, type Decimal } from './decimal.js';
import { spreadOver } from './spread.js';

const FIRST = day('2026-10-30');
const amount = fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n }).map(fromUnits);
const tokens = fc.option(fc.nat({ max: 2_000_000_000 }).map((count) => decimal(String(count))));
const length = fc.integer({ min: 1, max: 366 });

describe('an even spread', () => {
  test('adds up exactly, day by day, and no two days differ by more than the smallest amount or one token', () => {
    fc.assert(
      fc.property(amount, tokens, length, (billedCost, count, days) => {
        const lastDay = addDays(FIRST, days - 1);
        const shares = spreadOver({ firstDay: FIRST, lastDay, spread: 'even', billedCost, tokens: count });
        expect(shares.map((share) => share.chargeDate)).toEqual(eachDay(FIRST, lastDay));
        expect(sumDecimals(shares.map((share) => share.billedCost))).toBe(billedCost);
        expect(widthOf(shares.map((share) => share.billedCost))).toBeLessThanOrEqual(1n);
        const counts = shares.flatMap((share) => share.tokens ?? []);
        expect(sumDecimals(counts)).toBe(count ?? '0');
        expect(counts).toHaveLength(count === null ? 0 : days);
        expect(counts.every((each) => !each.includes('.'))).toBe(true);
        expect(widthOf(counts)).toBeLessThanOrEqual(10n ** 12n);
      }),
    );
  });

  test('puts the remainder on the first days', () => {
    const wish = { firstDay: FIRST, lastDay: day('2026-11-01'), spread: 'even', billedCost: decimal('10') } as const;
    expect(spreadOver({ ...wish, tokens: decimal('11') })).toEqual([
      share('2026-10-30', '3.333333333334', '4'),
      share('2026-10-31', '3.333333333333', '4'),
      share('2026-11-01', '3.333333333333', '3'),
    ]);
  });
});

test('a single charge has the whole period and stands on its first day', () => {
  const wish = { firstDay: FIRST, lastDay: day('2026-11-01'), spread: 'single', billedCost: decimal('10') } as const;
  expect(spreadOver({ ...wish, tokens: null })).toEqual([
    {
      chargeDate: '2026-10-30',
      chargePeriod: { start: '2026-10-30T00:00:00Z', end: '2026-11-02T00:00:00Z' },
      billedCost: '10',
      tokens: null,
    },
  ]);
});

function widthOf(amounts: readonly Decimal[]): bigint {
  const units = amounts.map(toUnits).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return (units.at(-1) ?? 0n) - (units[0] ?? 0n);
}

function share(text: string, billedCost: string, count: string): unknown {
  const chargePeriod = { start: `${text}T00:00:00Z`, end: `${addDays(day(text), 1)}T00:00:00Z` };
  return { chargeDate: text, chargePeriod, billedCost, tokens: count };
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '../../domain/day.js';
import { decimal, fromUnits, sumDecimals, toUnits, type Decimal } from '../../domain/decimal.js';
import { bucketsOf } from './buckets.js';
import { comparison } from './comparison.js';
import { INTERVALS } from './interval.js';
import { movingAverage } from './movingAverage.js';
import { mean, ratio } from './quotient.js';
import { daysWith } from './trends.testkit.js';

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fromUnits);
const values = fc.array(fc.option(amount, { freq: 8 }), { minLength: 1, maxLength: 120 });

describe('a moving average', () => {
  test('of a constant is the constant, to the last digit', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(7, 30), (constant, length) => {
        const averages = movingAverage(daysWith(Array<Decimal>(40).fill(constant)), length);
        expect(averages.slice(0, length - 1)).toEqual(Array(length - 1).fill(null));
        expect(new Set(averages.slice(length - 1))).toEqual(new Set([constant]));
      }),
    );
  });

  test('counts days of the calendar: a day nobody knows leaves no average to the 7 days it is in', () => {
    const days = daysWith(['1', '2', '3', null, ...Array<string>(8).fill('7')]);
    expect(movingAverage(days, 7)).toEqual([...Array(10).fill(null), '7', '7']);
  });

  test('is the mean of its days: 1 to 7 make 4, 2 to 8 make 5', () => {
    const averages = movingAverage(daysWith(['1', '2', '3', '4', '5', '6', '7', '8']), 7);
    expect(averages.slice(6)).toEqual(['4', '5']);
  });

  test('equals the sum of its days divided anew, whatever is not known', () => {
    fc.assert(
      fc.property(values, (some) => {
        const days = daysWith(some);
        movingAverage(days, 7).forEach((average, index) => {
          const window = some.slice(Math.max(0, index - 6), index + 1).filter((value) => value !== null);
          expect(average).toBe(window.length === 7 ? mean(sumDecimals(window), 7) : null);
        });
      }),
    );
  });
});

describe('buckets', () => {
  test('add up to their days, have no holes and begin and end with the range', () => {
    fc.assert(
      fc.property(values, fc.nat(1_000), fc.constantFrom(...INTERVALS), (some, offset, interval) => {
        const days = daysWith(some, addDays(day('2026-01-01'), offset));
        const buckets = bucketsOf(days, interval);
        const known = buckets.flatMap(({ value }) => (value === null ? [] : [value]));
        expect(sumDecimals(known)).toBe(sumDecimals(some.filter((value) => value !== null)));
        expect([buckets[0]?.start, buckets.at(-1)?.end]).toEqual([days[0]?.day, days.at(-1)?.day]);
        buckets.slice(1).forEach((bucket, index) => {
          expect(bucket.start).toBe(addDays(buckets[index]?.end ?? bucket.start, 1));
        });
        expect(buckets.reduce((sum, bucket) => sum + bucket.missingDays, 0)).toBe(
          some.filter((value) => value === null).length,
        );
      }),
    );
  });

  test('a week of which a day is not known is not complete, and one without any is null and not zero', () => {
    const days = daysWith(['1', '1', null, '1', '1', '1', '1', ...Array<null>(7).fill(null)], day('2026-03-02'));
    expect(bucketsOf(days, 'week')).toEqual([
      expect.objectContaining({ value: '6', isComplete: false, missingDays: 1, finality: 'final' }),
      expect.objectContaining({ value: null, isComplete: false, missingDays: 7, finality: null }),
    ]);
  });

  test('a month is complete only when all of it was asked for', () => {
    const february = daysWith(Array<string>(28).fill('1'), day('2026-02-01'));
    expect(bucketsOf(february, 'month')[0]).toMatchObject({ value: '28', isComplete: true });
    expect(bucketsOf(february.slice(1), 'month')[0]).toMatchObject({ start: '2026-02-02', isComplete: false });
    expect(bucketsOf(february.slice(0, -1), 'month')[0]).toMatchObject({ end: '2026-02-27', isComplete: false });
  });
});

describe('a comparison', () => {
  const compared = {
    previousFirstDay: day('2026-01-01'),
    previousLastDay: day('2026-01-04'),
    firstDay: day('2026-01-05'),
    lastDay: day('2026-01-08'),
    days: 4,
  };

  test('takes all days and not the first and the last: 10 a day against 5 a day is twice as much', () => {
    const found = comparison(daysWith(['20', '0', '0', '0', '0', '20', '20', '0']), compared);
    expect(found).toMatchObject({ value: '40', previousValue: '20', change: '20', changeRatio: '1' });
    expect(found).toMatchObject({ meanPerDay: '10', previousMeanPerDay: '5', knownDays: 4, previousKnownDays: 4 });
  });

  test('with a day nobody knows compares means and no sums: 6 a day against 4 a day is half more', () => {
    const found = comparison(daysWith(['4', '4', '4', '4', '6', null, '6', '6']), compared);
    expect(found).toMatchObject({ value: '18', previousValue: '16', change: null, changeRatio: '0.5', knownDays: 3 });
  });

  test.each([
    ['zero', ['0', '0', '0', '0'], '8', '8'],
    ['below zero', ['-1', '-1', '-1', '-1'], '8', '12'],
    ['not known', [null, null, null, null], '8', null],
  ])('with a base that is %s has no ratio', (_case, before, value, change) => {
    const found = comparison(daysWith([...before, '2', '2', '2', '2']), compared);
    expect(found).toMatchObject({ value, change, changeRatio: null });
  });
});

test.each([
  ['1', '3', '0.333333'],
  ['2', '3', '0.666667'],
  ['-2', '3', '-0.666667'],
  ['1', '-8', '-0.125'],
  ['0.0000005', '1', '0'],
  ['0.0000015', '1', '0.000002'],
  ['0', '5', '0'],
  ['5', '0', null],
])('%s of %s is %s: six places, half to even', (part, base, expected) => {
  expect(ratio(decimal(part), decimal(base))).toBe(expected);
});

test('a mean is off by at most half of the last digit', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 400 }), (total, count) => {
      const error = toUnits(mean(total, count) as Decimal) * BigInt(count) - toUnits(total);
      expect((error < 0n ? -error : error) * 2n <= BigInt(count)).toBe(true);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, day, dayOfMonth, daysBetween, type Day } from '../../domain/day.js';
import { periodBefore, sinceStartOf } from './comparedDays.js';
import { intervalEnd, intervalStart, INTERVALS } from './interval.js';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(day('1999-12-31'), offset));

describe('a month so far', () => {
  test.each([
    ['2026-03-16', '2026-03-01', '2026-03-15', '2026-02-01', '2026-02-15', 15],
    ['2026-03-31', '2026-03-01', '2026-03-28', '2026-02-01', '2026-02-28', 28],
    ['2028-03-31', '2028-03-01', '2028-03-29', '2028-02-01', '2028-02-29', 29],
    ['2026-05-31', '2026-05-01', '2026-05-30', '2026-04-01', '2026-04-30', 30],
    ['2026-08-31', '2026-08-01', '2026-08-30', '2026-07-01', '2026-07-30', 30],
    ['2026-01-02', '2026-01-01', '2026-01-01', '2025-12-01', '2025-12-01', 1],
  ])('on %s is %s to %s, and is compared with %s to %s', (today, firstDay, lastDay, from, to, days) => {
    const expected = { firstDay, lastDay, previousFirstDay: from, previousLastDay: to, days };
    expect(sinceStartOf('month', day(today))).toEqual(expected);
  });

  test('has nothing to compare on its first day', () => {
    expect(sinceStartOf('month', day('2026-03-01'))).toBeNull();
    expect(sinceStartOf('quarter', day('2026-04-01'))).toBeNull();
  });

  test('has as many days as are compared with, for every pair of months and every day in it', () => {
    const months = Array.from({ length: 49 }, (_, index) => addMonths(day('2026-01-01'), index));
    for (const month of months) {
      const lengthBefore = daysBetween(addMonths(month, -1), month);
      for (let today = addDays(month, 1); today < addMonths(month, 1); today = addDays(today, 1)) {
        const compared = sinceStartOf('month', today);
        const days = Math.min(dayOfMonth(today) - 1, lengthBefore);
        expect(compared).toMatchObject({ days, lastDay: addDays(month, days - 1) });
        expect(compared?.previousLastDay).toBe(addDays(addMonths(month, -1), days - 1));
      }
    }
  });
});

test.each([
  ['2026-04-02', '2026-04-01', '2026-04-01', '2026-01-01', '2026-01-01'],
  // The second quarter has 91 days, the first 90.
  ['2026-06-30', '2026-04-01', '2026-06-29', '2026-01-01', '2026-03-31'],
  // The fourth quarter has 92 days, as the third has.
  ['2026-12-31', '2026-10-01', '2026-12-30', '2026-07-01', '2026-09-29'],
  ['2027-02-10', '2027-01-01', '2027-02-09', '2026-10-01', '2026-11-09'],
])(
  'a quarter so far on %s is %s to %s, against %s to %s',
  (today, firstDay, lastDay, previousFirstDay, previousLastDay) => {
    expect(sinceStartOf('quarter', day(today))).toMatchObject({ firstDay, lastDay, previousFirstDay, previousLastDay });
  },
);

describe('a range', () => {
  test('that ends today is compared without it', () => {
    expect(periodBefore(day('2026-03-02'), day('2026-03-08'), day('2026-03-08'))).toEqual({
      firstDay: '2026-03-02',
      lastDay: '2026-03-07',
      previousFirstDay: '2026-02-24',
      previousLastDay: '2026-03-01',
      days: 6,
    });
  });

  test('of today alone has nothing to compare', () => {
    expect(periodBefore(day('2026-03-08'), day('2026-03-20'), day('2026-03-08'))).toBeNull();
  });

  test('is compared with equally many days right before it', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), fc.nat(400), (firstDay, length, age) => {
        const compared = periodBefore(firstDay, addDays(firstDay, length), addDays(firstDay, age));
        if (age === 0) return expect(compared).toBeNull();
        expect(compared?.days).toBe(Math.min(length + 1, age));
        expect(addDays(compared?.previousLastDay as Day, 1)).toBe(firstDay);
        expect(daysBetween(compared?.previousFirstDay as Day, firstDay)).toBe(compared?.days);
      }),
    );
  });
});

describe('an interval', () => {
  test.each([
    ['week', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['week', '2026-03-15', '2026-03-09', '2026-03-15'],
    ['week', '2026-03-16', '2026-03-16', '2026-03-22'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-04-01', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
  ] as const)('the %s of %s is %s to %s', (interval, on, start, end) => {
    expect([intervalStart(day(on), interval), intervalEnd(day(start), interval)]).toEqual([start, end]);
  });

  test('holds its day, and the next one begins the day after its end', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...INTERVALS), (on, interval) => {
        const start = intervalStart(on, interval);
        const end = intervalEnd(start, interval);
        expect(start <= on && on <= end).toBe(true);
        expect(intervalStart(end, interval)).toBe(start);
        expect(intervalStart(addDays(end, 1), interval)).toBe(addDays(end, 1));
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, dayOfEpoch, eachDay, startOfDay } from './day.js';
import { choiceOf, DIGEST_CHOICES, DIGEST_PERIODS, dueSpans, lastSpan, periodsOf } from './digest.js';

test.each([
  ['weekly', '2026-11-23', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['weekly', '2026-11-22', '2026-11-09', '2026-11-15', '2026-11-02', '2026-11-08'],
  ['weekly', '2027-01-04', '2026-12-28', '2027-01-03', '2026-12-21', '2026-12-27'],
  ['monthly', '2026-11-23', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
  ['monthly', '2027-01-01', '2026-12-01', '2026-12-31', '2026-11-01', '2026-11-30'],
  ['monthly', '2028-03-31', '2028-02-01', '2028-02-29', '2028-01-01', '2028-01-31'],
] as const)('the last %s period on %s', (period, today, first, last, previousFirst, previousLast) => {
  expect(lastSpan(period, day(today))).toEqual({ period, first, last, previousFirst, previousLast });
});

describe('a period is due', () => {
  test.each([
    ['2026-11-23T05:59:59Z', []],
    ['2026-11-23T06:00:00Z', ['weekly 2026-11-16']],
    ['2026-11-24T00:00:00Z', ['weekly 2026-11-16']],
    ['2026-11-24T23:59:59Z', ['weekly 2026-11-16']],
    ['2026-11-25T06:00:00Z', []],
    ['2026-12-01T06:00:00Z', ['weekly 2026-11-23', 'monthly 2026-11-01']],
    ['2027-01-01T12:00:00Z', ['monthly 2026-12-01']],
    ['2027-01-03T12:00:00Z', []],
  ])('at %s: %j', (now, due) => {
    expect(dueSpans(now).map(({ period, first }) => `${period} ${first}`)).toEqual(due);
  });
});

test('every day is in one week and one month, and both periods of a span touch', () => {
  const someDay = fc
    .integer({ min: startOfDay(day('2000-01-01')), max: startOfDay(day('2099-12-31')) })
    .map(dayOfEpoch);
  fc.assert(
    fc.property(someDay, fc.constantFrom(...DIGEST_PERIODS), (today, period) => {
      const { first, last, previousFirst, previousLast } = lastSpan(period, today);
      expect(last < today).toBe(true);
      expect(addDays(previousLast, 1)).toBe(first);
      expect(lastSpan(period, addDays(last, 1))).toEqual(lastSpan(period, today));
      expect(lastSpan(period, first)).toMatchObject({ first: previousFirst, last: previousLast });
      if (period === 'weekly') expect(eachDay(first, last)).toHaveLength(7);
      else expect([first.slice(0, 7), first.slice(8)]).toEqual([last.slice(0, 7), '01']);
    }),
  );
});

test('a choice stands for its periods, and these for the choice', () => {
  for (const choice of DIGEST_CHOICES) expect(choiceOf(periodsOf(choice))).toBe(choice);
  expect(choiceOf(['monthly', 'weekly'])).toBe('both');
});

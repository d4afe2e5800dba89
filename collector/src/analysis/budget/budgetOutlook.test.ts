import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '../../domain/day.js';
import type { Interval } from '../forecast/interval.js';
import type { DailySeries } from '../forecast/series.js';
import { budgetOutlook } from './budgetOutlook.js';
import { passProbability } from './passProbability.js';

const START = day('2026-08-03');
const OCTOBER = { firstDay: day('2026-10-01'), lastDay: day('2026-10-31') };

/** Days from the start to the 10th of October, of which the last is running. */
function series(value: (index: number) => number | null): DailySeries {
  return { start: START, values: Array.from({ length: 69 }, (_, index) => value(index)), isLastPartial: true };
}

function interval(mean: number, of80: number, of95: number): Interval {
  return { mean, lo80: mean - of80, hi80: mean + of80, lo95: mean - of95, hi95: mean + of95 };
}

/** A weekly rhythm with some noise that is the same every time. */
function busy(index: number): number {
  return 10 + (index % 7) + ((index * index * 7919) % 13);
}

describe('the outlook of a period', () => {
  test('of a cost that is the same every day is what the days add up to, for sure', () => {
    const outlook = budgetOutlook(
      series(() => 10),
      { ...OCTOBER, limit: 300 },
    );
    expect(outlook).toMatchObject({ expected: 310, lower80: 310, upper95: 310, passProbability: 0.99 });
    expect(outlook).toMatchObject({
      exhaustedOn: '2026-10-30',
      exhaustedEarliest: '2026-10-30',
      exhaustedLatest: '2026-10-30',
    });
    expect(
      budgetOutlook(
        series(() => 10),
        { ...OCTOBER, limit: 311 },
      ),
    ).toMatchObject({ passProbability: 0.01, exhaustedOn: null });
  });

  test('of fewer than 14 days is none', () => {
    const days = (count: number): DailySeries => ({
      start: addDays(day('2026-10-10'), -count),
      values: Array.from({ length: count + 1 }, () => 5),
      isLastPartial: true,
    });
    expect(budgetOutlook(days(13), { ...OCTOBER, limit: 100 })).toBeNull();
    expect(budgetOutlook(days(14), { ...OCTOBER, limit: 100 })).not.toBeNull();
  });

  test('passes the limit the earlier the higher in its band', () => {
    const { exhaustedEarliest, exhaustedOn, exhaustedLatest } =
      budgetOutlook(series(busy), { ...OCTOBER, limit: 500 }) ?? {};
    expect(exhaustedEarliest).not.toBeNull();
    expect([exhaustedEarliest, exhaustedOn, exhaustedLatest ?? '9']).toEqual(
      [exhaustedEarliest, exhaustedOn, exhaustedLatest ?? '9'].sort(),
    );
    expect(exhaustedEarliest).not.toBe(exhaustedLatest);
  });

  test('fills a day that nobody knows as usual, and not with nothing', () => {
    const gap = (index: number): number | null => (index === 60 ? null : 10);
    expect(budgetOutlook(series(gap), { ...OCTOBER, limit: 300 })?.expected).toBeCloseTo(310);
  });

  test('is more and more likely to pass a lower limit', () => {
    const of = (limit: number): number => budgetOutlook(series(busy), { ...OCTOBER, limit })?.passProbability ?? NaN;
    const probabilities = [450, 560, 590, 620, 750].map(of);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(probabilities[0]).toBeGreaterThan(0.9);
    expect(probabilities.at(-1)).toBeLessThan(0.1);
  });
});

describe('the probability of passing a limit', () => {
  test.each([
    [100, 0.5],
    [110, 0.1],
    [115, 0.025],
    [90, 0.9],
    [85, 0.975],
    [0.001, 0.99],
    [1_000, 0.01],
  ])('%d, with 100 expected, 90 to 110 in 80 and 85 to 115 in 95 of 100 cases, is %d', (limit, probability) => {
    expect(passProbability(interval(100, 10, 15), limit)).toBeCloseTo(probability, 2);
  });

  test('never claims more than the bands say, and falls with the limit', () => {
    const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const width = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        width,
        width,
        fc.array(fc.double({ min: 1e-6, max: 1e7, noNaN: true }), { minLength: 2 }),
        (mean, a, b, limits) => {
          const total = interval(mean, Math.min(a, b), Math.max(a, b));
          const probabilities = limits.sort((x, y) => x - y).map((limit) => passProbability(total, limit));
          expect(probabilities.every((each) => each >= 0.01 && each <= 0.99)).toBe(true);
          expect(probabilities).toEqual([...probabilities].sort((x, y) => y - x));
        },
      ),
    );
  });
});

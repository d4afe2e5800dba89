import { describe, expect, test } from '@jest/globals';
import { at } from './at.js';
import { median, quantile, weightedQuantile } from './quantile.js';
import { mean, mixedDeviation, mixedDistance, robustDeviation, standardDeviation, sum } from './spread.js';
import { straightLine } from './straightLine.js';

describe('quantiles', () => {
  test('lie between neighbours in proportion', () => {
    expect(quantile([40, 10, 20, 30], 0.5)).toBe(25);
    expect(quantile([10, 20, 30, 40, 50], 0.9)).toBeCloseTo(46);
    expect([quantile([7], 0.3), quantile([], 0.5), median([3, 1, 2])]).toEqual([7, 0, 2]);
  });

  test('are the same for few and for many values, in any order', () => {
    const shuffled = (count: number): number[] => Array.from({ length: count }, (_, index) => (index * 7) % count);
    expect([5, 15, 16, 17, 101].map((count) => median(shuffled(count)))).toEqual([2, 7, 7.5, 8, 50]);
  });

  test('of weighted values are the first value with enough weight at or below it', () => {
    const values = [
      { value: 3, weight: 1 },
      { value: 1, weight: 6 },
      { value: 2, weight: 3 },
    ];
    expect([0.5, 0.8, 0.95].map((p) => weightedQuantile(values, p))).toEqual([1, 2, 3]);
    expect(weightedQuantile([], 0.5)).toBe(0);
  });
});

describe('spread', () => {
  test('by hand', () => {
    expect([sum([1, 2, 3]), mean([1, 2, 3]), mean([])]).toEqual([6, 2, 0]);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
    // Distances from the median 3 are 2 1 0 1 97, and their median is 1.
    expect(robustDeviation([1, 2, 3, 4, 100])).toBeCloseTo(1.4826);
  });

  test('of a flat series with one other day is small but not 0', () => {
    const values = [...new Array<number>(50).fill(5), 6];
    expect(robustDeviation(values)).toBe(0);
    expect(mixedDeviation(values)).toBeGreaterThan(0);
    expect(mixedDistance([0, 0, 0, 1])).toBeCloseTo(0.3 * 0.5);
  });
});

describe('a straight line', () => {
  test('through three points by hand', () => {
    // Middle (1, 3); products of distances 1 + 0 + 3, squares 1 + 0 + 1.
    const points = [
      [0, 2],
      [1, 1],
      [2, 6],
    ] as const;
    expect(straightLine(points)).toEqual({ slope: 2, intercept: 1 });
  });

  test('is flat where there is only one place', () => {
    const onePlace = [
      [4, 1],
      [4, 3],
    ] as const;
    expect(straightLine(onePlace)).toEqual({ slope: 0, intercept: 2 });
    expect(straightLine([])).toEqual({ slope: 0, intercept: 0 });
  });
});

test('a place that is not there is a bug', () => {
  expect(at([1, 2], 1)).toBe(2);
  expect(() => at([1, 2], 2)).toThrow('no value at 2 of 2');
});

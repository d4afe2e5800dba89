import { describe, expect, test } from '@jest/globals';
import type { History } from '../history.js';
import { EXPERTS } from './experts.js';
import { cycleAgo, recentMean, seasonalMedian, seasonalNaive } from './naive.js';
import { seasonalRegression } from './regression.js';
import { dampedPath, dampedTrend, holtWinters, simpleSmoothing, smoothWith, theta } from './smoothing.js';

/** A history whose season is known, so that every expert can be followed by hand. */
function given(values: readonly number[], factors: readonly number[] = [1]): History {
  const factor = (index: number): number => factors[index % factors.length] ?? 1;
  return { values, level: values.map((value, index) => value / factor(index)), season: factors.length, factor };
}

const week = (value: number): number[] => [value, value, value, value, value, value, value];

describe('each expert on a few numbers', () => {
  test('seasonal naive repeats the last season', () => {
    expect(seasonalNaive(given([1, 2, 3, 7, 8, 9], [1, 1, 1]), 5)).toEqual([7, 8, 9, 7, 8]);
    expect(seasonalNaive(given([4, 5], week(1)), 3)).toEqual([4, 5, 4]);
  });

  test('seasonal median takes the middle of each place: 1 9 2 gives 2, and 5 5 8 gives 5', () => {
    expect(seasonalMedian(3)(given([1, 5, 9, 5, 2, 8], [1, 1]), 3)).toEqual([2, 5, 2]);
  });

  test('a mean of a season is taken of levels and gets the season back', () => {
    // Levels are 4 4 8 8: the last season has 8, times 0.5 and 1.5.
    expect(recentMean(1)(given([2, 6, 4, 12], [0.5, 1.5]), 3)).toEqual([4, 12, 4]);
  });

  test('smoothing with a half goes half the way to each new value', () => {
    // Starts at the mean 4: 2 pulls it to 3, 4 to 3.5, 6 to 4.75; the errors were -2, 1 and 2.5.
    expect(smoothWith([2, 4, 6], 0.5)).toEqual({ level: 4.75, alpha: 0.5, loss: (4 + 1 + 6.25) / 3 });
  });

  test('smoothing of a steady level is that level', () => {
    expect(simpleSmoothing(given(week(3)), 2)).toEqual([3, 3]);
  });

  test('theta climbs by half the slope of the line', () => {
    const line = Array.from({ length: 50 }, (_, index) => 10 + 2 * index);
    const [first = 0, second = 0] = theta(given(line), 2);
    expect(second - first).toBeCloseTo(1);
    expect(first).toBeGreaterThan(106);
    expect(first).toBeLessThan(112);
  });

  test('a damped trend of 8 that halves adds 4, 2 and 1', () => {
    expect(dampedPath({ level: 100, trend: 8, damping: 0.5 }, 3)).toEqual([104, 106, 107]);
  });

  test('damped trend goes on with a steady climb for the next day', () => {
    const line = Array.from({ length: 120 }, (_, index) => 10 + 2 * index);
    expect(dampedTrend(given(line), 1)[0]).toBeCloseTo(250, 0);
  });

  test('Holt and Winters repeat a season that does not change', () => {
    const values = [1, 5, 3, 1, 5, 3, 1, 5, 3, 1, 5, 3];
    holtWinters(given(values, [1, 1, 1]), 4).forEach((value, step) =>
      expect(value).toBeCloseTo([1, 5, 3, 1][step] ?? 0),
    );
  });

  test('regression continues line and weekday exactly where there is nothing else', () => {
    const truth = (index: number): number => 3 * index + [0, 10][index % 2]!;
    const values = Array.from({ length: 9 }, (_, index) => truth(index));
    seasonalRegression(given(values, [1, 1]), 3).forEach((value, step) => expect(value).toBeCloseTo(truth(9 + step)));
  });

  test('a long cycle brings back what followed a year ago, on the level of now', () => {
    // 100 for a year, then twice that; a month after this day of last year there was a week of 300.
    const values = new Array<number>(728).fill(100).fill(200, 500);
    values.fill(300, 394, 401);
    const path = cycleAgo(given(values, week(1)), 40);
    expect([path[0], path[33]]).toEqual([200, 600]);
    expect(cycleAgo(given(week(5), week(1)), 2)).toEqual([5, 5]);
  });
});

describe('every expert', () => {
  test.each(EXPERTS.map(({ name, predict }) => [name, predict] as const))(
    '%s leaves a flat series flat, and answers one value too',
    (_name, predict) => {
      const flat = given(new Array<number>(100).fill(7), week(1));
      predict(flat, 10).forEach((value) => expect(value).toBeCloseTo(7));
      expect(predict(given([3], week(1)), 2)).toHaveLength(2);
    },
  );
});

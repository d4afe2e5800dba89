import { describe, expect, test } from '@jest/globals';
import { noise } from './series.testkit.js';
import { varianceOfMean, weekLevel } from './weekLevel.js';

const apart = (came: number, before: number): number => Math.abs(came - before);
const weeks = (count: number, value: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => value(index));

/** Each value is the sum of the ones before. */
function walk(count: number): number[] {
  let level = 0;
  return weeks(count, (index) => (level += noise(index)));
}

describe('how much of a change stays', () => {
  test('is little of noise around a level, more of a level that wanders, most of one that climbs', () => {
    const [noisy, wandering, climbing] = [weeks(60, noise), walk(60), weeks(60, (index) => 5 * index)].map(
      (totals) => weekLevel(totals, apart).staying,
    );
    expect(noisy).toBeLessThan(0.3);
    expect(wandering).toBeGreaterThan(0.4);
    expect(climbing).toBeGreaterThan(1.3);
  });

  test('is all of it as long as nothing is known', () => {
    expect([0, 1, 5].map((count) => weekLevel(weeks(count, noise), apart).staying)).toEqual([1, 1, expect.anything()]);
    expect(weekLevel([3, 3, 3, 3, 3, 3], apart)).toEqual({ change: 0, count: 5, staying: 1 });
  });

  test('is believed the less the fewer weeks there are', () => {
    const [few, many] = [12, 60].map((count) => weekLevel(weeks(count, noise), apart).staying);
    expect(few).toBeGreaterThan(many ?? 1);
  });

  test('by hand: ten weeks of 0 and 1 in turn never differ four or eight weeks apart', () => {
    // Six weeks have one four before them, two have one eight before: 6/4 + 2/8 stretches of 0 against 2 of 1.
    const { change, staying } = weekLevel(
      weeks(10, (index) => index % 2),
      apart,
    );
    expect(staying).toBeCloseTo(2 / (2 + 1.5 + 0.25));
    expect(change).toBeCloseTo(0.7 * 1.4826 + 0.3);
  });
});

describe('the variance of a mean of weeks to come', () => {
  test('of noise falls with their number; what remains is what so many weeks leave open of the level', () => {
    // Two weeks differ by 1, so each has a half of its own.
    expect(varianceOfMean(0, 1, 10)).toBeCloseTo(0.05 + 0.5);
    expect(varianceOfMean(0, 5, 10)).toBeCloseTo(0.05 + 0.1);
  });

  test('of a wandering level grows with them', () => {
    expect(varianceOfMean(1, 3, 10)).toBeCloseTo(1.5);
    expect(varianceOfMean(1, 12, 10)).toBeCloseTo(4.5);
  });

  test('grows the faster the more of a change stays', () => {
    const growth = [0, 0.3, 1, 1.5].map((staying) => varianceOfMean(staying, 12, 50) - varianceOfMean(staying, 4, 50));
    expect([...growth].sort((a, b) => a - b)).toEqual(growth);
  });
});

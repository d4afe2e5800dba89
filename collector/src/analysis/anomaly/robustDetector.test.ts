import { describe, expect, test } from '@jest/globals';
import { changed, flagged, judge, workingWeeks } from './series.testkit.js';

const costs = workingWeeks(140);

describe('the rhythm of the week', () => {
  test('is learnt in a few weeks: a quiet weekend is no drop and a Monday no spike', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      expect(flagged(workingWeeks(140, seed)).filter((index) => index >= 28)).toEqual([]);
    }
  });

  test('a weekend that costs what a working day costs is found; three sigmas do not see it', () => {
    const busy = changed(costs, 110, 112, () => 100);
    expect(flagged(busy)).toEqual([110, 111]);
    expect(flagged(busy, { detector: 'sigma' })).toEqual([]);
  });

  test('without a season there is none', () => {
    const expected = judge(costs, { season: 1 })
      .slice(60, 67)
      .map((day) => day.expected);
    expect(Math.max(...expected) / Math.min(...expected)).toBeLessThan(1.2);
  });

  test('closed weekends at nothing are no trouble', () => {
    const closed = costs.map((cost, index) => (index % 7 < 5 ? cost : 0));
    expect(flagged(closed).filter((index) => index >= 28)).toEqual([]);
    expect(flagged(changed(closed, 110, 111, () => 50))).toContain(110);
  });
});

test('weekends that close for good alert for two weekends and are then the habit', () => {
  const closing = costs.map((cost, index) => (index >= 70 && index % 7 >= 5 ? 0 : cost));
  expect(flagged(closing).filter((index) => index < 91).length).toBeGreaterThan(0);
  expect(flagged(closing).filter((index) => index >= 98)).toEqual([]);
});

describe('spikes and drops', () => {
  test.each([
    ['a day that costs double', 2, 'up'],
    ['a day at half', 0.5, 'down'],
  ] as const)('%s is found, and only it', (_case, factor, direction) => {
    const found = judge(changed(costs, 100, 101, (cost) => cost * factor));
    expect(found.flatMap(({ isAnomalous }, index) => (isAnomalous ? [index] : []))).toEqual([100]);
    expect(found[100]?.direction).toBe(direction);
  });

  test('a spike does not hide the next one', () => {
    const twice = changed(
      changed(costs, 100, 101, (cost) => 10 * cost),
      103,
      104,
      (cost) => 2 * cost,
    );
    expect(flagged(twice)).toEqual([100, 103]);
    expect(flagged(twice, { detector: 'sigma' })).toEqual([100]);
  });

  test('a change of less than 12 % never alerts, however quiet the series', () => {
    const steady = Array.from({ length: 100 }, () => 10);
    expect(flagged(changed(steady, 80, 81, () => 11.1))).toEqual([]);
    expect(flagged(changed(steady, 80, 81, () => 14))).toEqual([80]);
  });
});

describe('a new level', () => {
  test.each([3, 5, 8])('alerts for %i days and is then the normal one', (adaptDays) => {
    const shifted = changed(costs, 100, 140, (cost) => 2 * cost);
    const days = Array.from({ length: adaptDays }, (_, index) => 100 + index);
    expect(flagged(shifted, { adaptDays })).toEqual(days);
  });

  test('the way back to the old level is the end of the incident, not another one', () => {
    const visit = changed(costs, 100, 120, (cost) => 3 * cost);
    expect(flagged(visit).filter((index) => index >= 105)).toEqual([]);
  });

  test('a rise that is on no single day remarkable is found within two weeks', () => {
    const noisy = costs.map((cost, index) => cost * (1 + 0.8 * (Math.sin(index * 1.7) * 0.2)));
    const rise = noisy.map((cost, index) => cost * 1.08 ** Math.max(0, Math.min(14, index - 99)));
    const [first = Infinity] = flagged(rise).filter((index) => index >= 100);
    expect(first).toBeLessThan(114);
  });
});

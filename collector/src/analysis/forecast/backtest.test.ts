import { expect, test } from '@jest/globals';
import { backtest } from './backtest.js';
import { noise, series } from './series.testkit.js';

test('a steady series was forecast well, and its bands held', () => {
  const score = backtest(
    series(365, (index) => (index % 7 < 2 ? 20 : 100) * (1 + 0.1 * noise(index))),
    30,
  );
  expect(score.origins).toBe(6);
  expect(score.totalMape).toBeLessThan(0.05);
  expect(score.dayMape).toBeLessThan(0.1);
  expect(Math.abs(score.bias ?? 1)).toBeLessThan(0.05);
  expect(score.coverage.day80).toBeGreaterThan(0.7);
  expect(score.coverage.day95).toBeGreaterThan(0.88);
});

test('a series that doubled was forecast too low: the bias is negative', () => {
  const score = backtest(
    series(120, (index) => (index < 90 ? 10 : 20) + noise(index)),
    30,
  );
  expect(score.bias).toBeLessThan(-0.05);
  expect(score.totalMape).toBeGreaterThan(0.1);
});

test('unknown days are not scored', () => {
  const steady = (index: number): number | null => (index > 100 && index % 3 === 0 ? null : 10);
  const score = backtest(series(160, steady), 30);
  expect(score.dayMape).toBeCloseTo(0);
  expect(score.coverage.day80).toBe(1);
});

test('days of nearly nothing have no percentage, and totals of nothing neither', () => {
  const score = backtest(
    series(120, (index) => (index % 7 === 0 ? 0.001 : 10 + noise(index))),
    30,
  );
  expect(score.dayMape).toBeLessThan(0.2);
  const zeros = backtest(
    series(120, () => 0),
    30,
  );
  expect(zeros).toMatchObject({ totalMape: null, dayMape: null, bias: null });
});

test('too little history has no score', () => {
  const none = { day80: null, day95: null, total80: null, total95: null };
  const score = { origins: 0, totalMape: null, dayMape: null, bias: null, coverage: none };
  expect(
    backtest(
      series(40, () => 10),
      30,
    ),
  ).toEqual(score);
  expect(
    backtest(
      series(0, () => 10),
      30,
    ),
  ).toEqual(score);
});

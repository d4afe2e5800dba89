import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, dayOfMonth } from '../../domain/day.js';
import { sum } from '../stats/spread.js';
import { forecastDays } from './forecast.js';
import type { Interval } from './interval.js';
import type { Forecast } from './outlook.js';

const start = day('2026-01-01');

const amount = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0, max: 1_000, noNaN: true }) },
  fc.constant(0),
  fc.constant(null),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.constantFrom(1e-9, 1e12, 1e100, 5e-324, -0),
);
const cost = fc.oneof({ weight: 6, arbitrary: fc.double({ min: 0.01, max: 100, noNaN: true }) }, fc.constant(null));
const request = {
  horizon: fc.integer({ min: 1, max: 95 }),
  season: fc.constantFrom(1, 2, 7, 24),
  isLastPartial: fc.boolean(),
};

function intervals({ days, total }: Forecast): readonly Interval[] {
  return [...days, total];
}

function expectSound(forecast: Forecast, horizon: number): void {
  expect(forecast.days).toHaveLength(horizon);
  for (const { lo95, lo80, mean, hi80, hi95 } of intervals(forecast)) {
    expect([lo95, lo80, mean, hi80, hi95].every(Number.isFinite)).toBe(true);
    expect(lo95 <= lo80 && lo80 <= mean && mean <= hi80 && hi80 <= hi95).toBe(true);
    expect(lo95).toBeGreaterThanOrEqual(forecast.floor);
  }
  const total = sum(forecast.days.map(({ mean }) => mean));
  expect(Math.abs(forecast.total.mean - total)).toBeLessThanOrEqual(
    1e-9 * sum(forecast.days.map(({ mean }) => Math.abs(mean))),
  );
}

describe('every forecast', () => {
  test('has ordered, finite bands around its mean, and days that add up to its total', () => {
    const anySeries = fc.record({ values: fc.array(amount, { maxLength: 150 }), ...request });
    fc.assert(
      fc.property(anySeries, ({ horizon, ...series }) => {
        expectSound(forecastDays({ ...series, start }, horizon), horizon);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps that with a monthly fee', () => {
    const billed = fc.record({
      use: fc.array(cost, { minLength: 95, maxLength: 150 }),
      fees: fc.array(fc.double({ min: 600, max: 1_000, noNaN: true }), { minLength: 5, maxLength: 5 }),
      due: fc.integer({ min: 1, max: 31 }),
      horizon: request.horizon,
      isLastPartial: fc.boolean(),
    });
    fc.assert(
      fc.property(billed, ({ use, fees, due, horizon, isLastPartial }) => {
        const values = use.map((value, index) => {
          const date = addDays(start, index);
          return dayOfMonth(date) === due ? (value ?? 0) + (fees[Number(date.slice(5, 7)) - 1] ?? 0) : value;
        });
        expectSound(forecastDays({ values, start, isLastPartial }, horizon), horizon);
      }),
      { numRuns: 60 },
    );
  });

  test.each([0, 1, 2, 13, 14, 15, 29, 60, 365, 1_099, 1_101, 5_000])('answers %i days', (length) => {
    const values = Array.from({ length }, (_, index) =>
      index % 11 === 3 ? null : 50 + 20 * Math.sin(index) + (index % 7),
    );
    for (const horizon of [1, 30, 400]) expectSound(forecastDays({ values, start }, horizon), horizon);
  });

  test('is not below zero unless the history is', () => {
    const anySeries = fc.record({ values: fc.array(cost, { maxLength: 100 }), ...request });
    fc.assert(
      fc.property(anySeries, ({ horizon, ...series }) => {
        const forecast = forecastDays({ ...series, start }, horizon);
        expect(intervals(forecast).every(({ lo95 }) => lo95 >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('in cents is a hundred times the one in dollars, in any unit', () => {
    const anySeries = fc.record({
      values: fc.array(cost, { maxLength: 120 }),
      ...request,
      factor: fc.constantFrom(100, 1e-9, 1e12, 3),
    });
    fc.assert(
      fc.property(anySeries, ({ factor, horizon, values, ...series }) => {
        const plain = intervals(forecastDays({ ...series, values, start }, horizon));
        const scaled = values.map((value) => (value === null ? null : value * factor));
        intervals(forecastDays({ ...series, values: scaled, start }, horizon)).forEach((interval, index) => {
          for (const bound of ['lo95', 'lo80', 'mean', 'hi80', 'hi95'] as const) {
            const expected = factor * (plain[index]?.[bound] ?? NaN);
            expect(Math.abs(interval[bound] - expected)).toBeLessThanOrEqual(1e-6 * factor * 1_000);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('is the same twice', () => {
    const values = Array.from({ length: 200 }, (_, index) => 10 + ((index * 7_919) % 13));
    expect(forecastDays({ values, start }, 30)).toEqual(forecastDays({ values, start }, 30));
  });
});

import { describe, expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { forecastDays } from './forecast.js';
import { noise, series } from './series.testkit.js';
import { projectRange, totalOf, totalOfSteps } from './totals.js';

// January and February of 2026 are known, and 10 days of March.
const known = series(69, (index) => 10 + noise(index));
const forecast = forecastDays(known, 60);
const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('the total of a stretch of the forecast', () => {
  test('is the sum of its days, as uncertain as the time to its end', () => {
    expect(forecast.start).toBe('2026-03-11');
    const week = totalOf(forecast, day('2026-03-11'), day('2026-03-17'));
    expect(week.mean).toBeCloseTo(sumOf(forecast.days.slice(0, 7).map(({ mean }) => mean)));
    const later = totalOf(forecast, day('2026-05-03'), day('2026-05-09'));
    const share = (interval: typeof week): number => (interval.hi80 - interval.lo80) / interval.mean;
    expect(share(later)).toBeGreaterThan(share(week));
  });

  test('of the whole horizon is the total, and is surer than its days together', () => {
    expect(totalOf(forecast, day('2026-03-11'), day('2026-05-09'))).toEqual(forecast.total);
    const together = sumOf(forecast.days.map(({ hi80, lo80 }) => hi80 - lo80));
    expect(forecast.total.hi80 - forecast.total.lo80).toBeLessThan(together);
  });

  test('a later day is no surer than the first, though sums of both are', () => {
    const days = [10, 10].map((mean) => ({ mean, lo80: 0, hi80: 20, lo95: 0, hi95: 20 }));
    const reach = (of80: number) => ({ of80, of95: 2 * of80 });
    const inRatios = { kind: 'ratio', upTo: [reach(Math.log(2)), reach(Math.log(1.5))] } as const;
    expect(totalOfSteps({ days, sums: inRatios, floor: 0, fee: null }, 1, 2)).toMatchObject({
      mean: 10,
      lo80: 5,
      hi80: 20,
    });
    expect(totalOfSteps({ days, sums: inRatios, floor: 0, fee: null }, 0, 2).hi80).toBeCloseTo(30);
    const inDifferences = { kind: 'difference', upTo: [reach(4), reach(6)] } as const;
    expect(totalOfSteps({ days, sums: inDifferences, floor: 0, fee: null }, 1, 2)).toMatchObject({
      mean: 10,
      lo80: 6,
      hi80: 14,
    });
  });

  test('outside the forecast is refused', () => {
    expect(() => totalOf(forecast, day('2026-05-01'), day('2026-05-10'))).toThrow(
      '2026-05-01 to 2026-05-10 is not inside the forecast, 2026-03-11 to 2026-05-09',
    );
  });
});

describe('the end of a month', () => {
  test('is what is known plus what is expected; only the rest is uncertain', () => {
    const march = projectRange(known, forecast, day('2026-03-01'), day('2026-03-31'));
    const soFar = sumOf(known.values.slice(59));
    const rest = totalOf(forecast, day('2026-03-11'), day('2026-03-31'));
    expect(march.mean).toBeCloseTo(soFar + rest.mean);
    expect(march.lo95).toBeCloseTo(soFar + rest.lo95);
    expect(Math.abs(march.mean - 310)).toBeLessThan(15);
  });

  test('that is over is certain', () => {
    const february = projectRange(known, forecast, day('2026-02-01'), day('2026-02-28'));
    expect(february.mean).toBeCloseTo(sumOf(known.values.slice(31, 59)));
    expect(february.hi95).toBe(february.mean);
  });

  test('counts nothing before the series, and unknown days as their weekday', () => {
    const gappy = {
      ...known,
      values: known.values.map((value, index) => (index === 60 ? null : value === null ? null : 10)),
    };
    const all = projectRange(gappy, forecastDays(gappy, 30), day('2025-12-01'), day('2026-03-10'));
    expect(all.mean).toBeCloseTo(690);
  });

  test('leaves the running day to the forecast', () => {
    const running = { ...known, values: [...known.values, 2], isLastPartial: true };
    const march = projectRange(running, forecastDays(running, 60), day('2026-03-01'), day('2026-03-31'));
    expect(Math.abs(march.mean - 310)).toBeLessThan(15);
  });
});

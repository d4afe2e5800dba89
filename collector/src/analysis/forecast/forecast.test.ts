import { describe, expect, test } from '@jest/globals';
import { mean } from '../stats/spread.js';
import { forecastDays } from './forecast.js';
import { linearTrend } from './linearTrend.js';
import { noise, series } from './series.testkit.js';

const daily = (forecast: ReturnType<typeof forecastDays>): number => mean(forecast.days.map((day) => day.mean));

describe('too little history', () => {
  test('13 known days are not enough data: the run rate, called so, with bands that say nobody knows', () => {
    const forecast = forecastDays(
      series(13, () => 10),
      30,
    );
    expect(forecast).toMatchObject({ method: 'run rate', confidence: 'none', error: null, start: '2026-01-14' });
    expect(forecast.total).toEqual({ mean: 300, lo80: 0, hi80: 600, lo95: 0, hi95: 1_200 });
  });

  test('days that nobody knows are no history', () => {
    expect(
      forecastDays(
        series(30, (index) => (index < 13 ? 10 : null)),
        7,
      ).confidence,
    ).toBe('none');
  });

  test('no history at all is an answer without expectation', () => {
    const forecast = forecastDays(
      series(0, () => 0),
      2,
    );
    expect(forecast).toMatchObject({ method: 'run rate', confidence: 'none', total: { mean: 0, hi95: 0 } });
  });

  test('from 14 days on it is a forecast of low confidence, from 30 its own errors decide', () => {
    const steady = (length: number) =>
      forecastDays(
        series(length, (index) => 100 + 3 * noise(index)),
        14,
      );
    expect([14, 29, 30, 90].map((length) => steady(length).confidence)).toEqual(['low', 'low', 'high', 'high']);
    expect(steady(14).method).toBe('combination');
    const wild = forecastDays(
      series(120, (index) => Math.exp(3 * noise(index) + 2 * noise(Math.floor(index / 9)))),
      14,
    );
    expect(wild.confidence).toBe('low');
    expect(wild.error).toBeGreaterThan(0.25);
  });

  test('two weeks that agree by luck do not make a sure total', () => {
    const { total } = forecastDays(
      series(14, (index) => 10 + (index % 7)),
      30,
    );
    expect(total.hi80 / total.mean).toBeGreaterThan(1.1);
  });

  test('less than two days of hours are no sure season', () => {
    const hours = { ...series(40, (index) => 10 + 5 * noise(index)), season: 24 };
    const { days } = forecastDays(hours, 24);
    expect(days.every(({ hi80, lo80 }) => hi80 - lo80 > 2)).toBe(true);
  });

  test('zeros before the first use are no history', () => {
    const forecast = forecastDays(
      series(110, (index) => (index < 100 ? 0 : 50)),
      30,
    );
    expect(forecast).toMatchObject({ method: 'run rate', confidence: 'none' });
    expect(daily(forecast)).toBeCloseTo(50);
  });
});

describe('what a series does', () => {
  test('a weekend stays a weekend', () => {
    const forecast = forecastDays(
      series(90, (index) => (index % 7 < 2 ? 10 : 100) + noise(index)),
      14,
    );
    // The first forecast day has the index 90, six days into its week.
    forecast.days.forEach((day, step) => {
      const truth = (90 + step) % 7 < 2 ? 10 : 100;
      expect(Math.abs(day.mean - truth)).toBeLessThan(0.1 * truth);
    });
  });

  test('days without spend on weekends do not lower the week: 220 stays 220', () => {
    const forecast = forecastDays(
      series(98, (index) => (index % 7 < 5 ? 10 : 0)),
      30,
    );
    expect(forecast.total.mean).toBeCloseTo(220, 0);
  });

  test('a new level is believed after two weeks', () => {
    const forecast = forecastDays(
      series(134, (index) => (index < 120 ? 10 : 100) * (1 + 0.1 * noise(index))),
      30,
    );
    expect(Math.abs(daily(forecast) - 100)).toBeLessThan(20);
  });

  test.each([60, 89])(
    'one day of a hundred times the usual, day %i of 90, lifts the forecast by less than a tenth',
    (spike) => {
      const calm = (index: number): number => 10 + noise(index);
      const plain = forecastDays(series(90, calm), 30);
      const spiked = forecastDays(
        series(90, (index) => (index === spike ? 1_000 : calm(index))),
        30,
      );
      expect(Math.abs(daily(spiked) / daily(plain) - 1)).toBeLessThan(0.1);
    },
  );

  test('a gap is not zero: the level stays', () => {
    const forecast = forecastDays(
      series(90, (index) => (index % 30 > 22 ? null : 10 + noise(index))),
      30,
    );
    expect(Math.abs(daily(forecast) - 10)).toBeLessThan(0.5);
  });

  test('a series that never changed is certain; one that changed a little never is', () => {
    const constant = forecastDays(
      series(60, () => 5),
      7,
    );
    expect(constant.total).toEqual({ mean: 35, lo80: 35, hi80: 35, lo95: 35, hi95: 35 });
    expect(constant).toMatchObject({ method: 'constant', confidence: 'high' });
    const almost = forecastDays(
      series(400, (index) => (index === 3 ? 6 : 5)),
      7,
    );
    for (const interval of [...almost.days, almost.total]) expect(interval.hi80).toBeGreaterThan(interval.lo80);
  });

  test('all zeros stay zero', () => {
    expect(
      forecastDays(
        series(60, () => 0),
        7,
      ).total,
    ).toEqual({ mean: 0, lo80: 0, hi80: 0, lo95: 0, hi95: 0 });
  });

  test('two weeks of nothing after use is the end of it, though it may come back', () => {
    const forecast = forecastDays(
      series(60, (index) => (index < 45 ? 10 : 0)),
      30,
    );
    expect(forecast).toMatchObject({ method: 'gone', confidence: 'low', total: { mean: 0, hi80: 0 } });
    expect(forecast.total.hi95).toBeGreaterThan(0);
  });

  test('where most days are zero, the sum goes on', () => {
    const forecast = forecastDays(
      series(182, (index) => ((index * 5) % 13 < 3 ? 26 : 0)),
      28,
    );
    expect(forecast.method).toBe('recent mean');
    expect(Math.abs(forecast.total.mean - 168)).toBeLessThan(40);
    expect(forecast.total.hi80).toBeGreaterThan(forecast.total.mean);
  });

  test('a history of credits may go below zero', () => {
    const forecast = forecastDays(
      series(90, (index) => -10 + noise(index)),
      30,
    );
    expect(Math.abs(daily(forecast) + 10)).toBeLessThan(1);
    expect(forecast.days[0]?.lo95).toBeLessThan(-10);
  });
});

describe('a running last day', () => {
  const running = { ...series(61, (index) => (index === 60 ? 1 : 10 + noise(index))), isLastPartial: true };

  test('does not drag the forecast down, and is forecast itself', () => {
    const forecast = forecastDays(running, 30);
    expect(forecast.start).toBe('2026-03-02');
    expect(Math.abs(daily(forecast) - 10)).toBeLessThan(1);
  });

  test('ends no lower than it is already', () => {
    const [today, tomorrow] = forecastDays({ ...running, values: [...running.values.slice(0, -1), 25] }, 30).days;
    expect(today?.mean).toBe(25);
    expect(today?.lo95).toBe(25);
    expect(tomorrow?.mean).toBeLessThan(13);
  });
});

describe('the straight line, as baseline', () => {
  test('runs over days, not over rows: monthly points of 30 climb by 1 a day', () => {
    const values = series(91, (index) => (index % 30 === 0 ? 10 + index : null)).values;
    expect(linearTrend(values).slope).toBeCloseTo(1);
    expect(linearTrend(values).intercept).toBeCloseTo(10);
  });
});

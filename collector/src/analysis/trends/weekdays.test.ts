import { expect, test } from '@jest/globals';
import { addDays, day } from '../../domain/day.js';
import { decimal } from '../../domain/decimal.js';
import type { TrendDay } from './trendDay.js';
import { weekdayMeans } from './weekdays.js';

const MONDAY = day('2026-03-02');

function trendDay(offset: number, over: Partial<TrendDay> = {}): TrendDay {
  const value = decimal(String(offset + 1));
  return { day: addDays(MONDAY, offset), value, isKnown: true, isRunning: false, finality: 'final', ...over };
}

test('each weekday is the mean of its known days, from Monday', () => {
  const means = weekdayMeans(Array.from({ length: 14 }, (_, offset) => trendDay(offset)));
  expect(means.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(means[0]).toEqual({ weekday: 1, knownDays: 2, meanPerDay: '4.5' });
  expect(means[6]).toEqual({ weekday: 7, knownDays: 2, meanPerDay: '10.5' });
});

test('a day that is not known is in no mean, and a weekday without any has none', () => {
  const running = trendDay(7, { isKnown: false, isRunning: true });
  const [monday, tuesday] = weekdayMeans([trendDay(0), running]);
  expect(monday).toEqual({ weekday: 1, knownDays: 1, meanPerDay: '1' });
  expect(tuesday).toEqual({ weekday: 2, knownDays: 0, meanPerDay: null });
});

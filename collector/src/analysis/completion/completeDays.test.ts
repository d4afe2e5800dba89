import { expect, test } from '@jest/globals';
import { costDays } from '../../domain/costDays.js';
import { day } from '../../domain/day.js';
import { completeDays } from './completeDays.js';

const first = day('2026-01-01');

test('settling days are divided by their share, and unknown where less than half is there', () => {
  const days = costDays(first, [100, 40, 32, 10, 3], ['complete', 'complete', 'settling', 'settling', 'running']);
  expect(completeDays(days, [0.05, 0.4, 0.8])).toEqual({
    firstDay: first,
    costs: [100, 40, 40, null, 3],
    states: ['complete', 'complete', 'settling', 'missing', 'running'],
  });
  expect(completeDays(days, [])).toBe(days);
});

test('only what the provider told grows: a typed-in seat fee of a settling day stays as it is', () => {
  const days = costDays(first, [1_060, 3], ['settling', 'running'], [1_000, 0]);
  expect(completeDays(days, [0, 0.6]).costs).toEqual([1_100, 3]);
});

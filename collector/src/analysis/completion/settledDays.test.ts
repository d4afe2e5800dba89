import { expect, test } from '@jest/globals';
import { costDays } from '../../domain/costDays.js';
import { day } from '../../domain/day.js';
import { settledDays } from './settledDays.js';

const settling = (count: number) => [...Array.from({ length: count }, () => 'settling' as const), 'running' as const];
const days = costDays(day('2026-01-01'), [1, 2, 3, 4, 5, 6], settling(5));
const statesAfter = (completeness: readonly number[]) => settledDays(days, completeness).states;

test('where nothing was learnt, a day can be judged when three whole days have passed after it', () => {
  expect(statesAfter([])).toEqual(['complete', 'complete', 'settling', 'settling', 'settling', 'running']);
});

test('where it was learnt how days grow, a day can be judged when all but 5 % is there at its age', () => {
  // Two days later 94 % is there, three days later 95 %.
  expect(statesAfter([0.1, 0.8, 0.94, 0.95])).toEqual([
    'complete',
    'complete',
    'complete',
    'settling',
    'settling',
    'running',
  ]);
});

test('a provider that later takes a tenth back is not done either', () => {
  expect(statesAfter([1, 1.1, 1.1, 1.1, 1.1, 1.1])).toEqual(days.states);
});

test('days that are missing or running stay so, and no amount changes', () => {
  const odd = costDays(day('2026-01-01'), [1, 2, 3, 4, 5, 6], ['missing', 'complete', ...settling(3)]);
  expect(settledDays(odd, [])).toEqual(odd);
});

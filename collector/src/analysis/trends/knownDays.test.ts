import { expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { knownDays } from './knownDays.js';

const range = { first: day('2026-03-01'), last: day('2026-03-05'), today: day('2026-03-05') };
const provider = (firstDay: string, lastDay: string | null = null) => ({
  isProvider: true,
  firstDay: day(firstDay),
  lastDay: lastDay === null ? null : day(lastDay),
});
const read = (on: string, streams: number) => ({ day: day(on), streams, finality: 'final' as const });

test('a day is known when every stream that had begun by then was read', () => {
  const expected = [provider('2026-03-02'), provider('2026-03-03')];
  const done = [read('2026-03-02', 1), read('2026-03-03', 2), read('2026-03-04', 1), read('2026-03-05', 2)];
  expect(knownDays(range, expected, done).map(({ isRead }) => isRead)).toEqual([false, true, true, false, true]);
});

test('the running day is never known, even when it was read', () => {
  const [running] = knownDays(range, [provider('2026-03-01')], [read('2026-03-05', 1)]).slice(-1);
  expect(running).toEqual({
    day: '2026-03-05',
    isRead: true,
    isKnown: false,
    isRunning: true,
    finality: 'final',
  });
});

test('an account that is not read any more is not missed after its last day', () => {
  const expected = [provider('2026-03-01'), provider('2026-03-01', '2026-03-02')];
  const done = ['2026-03-01', '2026-03-02'].map((on) => read(on, 2)).concat(read('2026-03-03', 1));
  expect(knownDays(range, expected, done).map(({ isKnown }) => isKnown)).toEqual([true, true, true, false, false]);
});

test('what people enter needs no read: from the first entry on, a day without any is known', () => {
  const own = { isProvider: false, firstDay: day('2026-03-03'), lastDay: null };
  expect(knownDays(range, [own], []).map(({ isKnown }) => isKnown)).toEqual([false, false, true, true, false]);
});

test('without any stream nothing is known', () => {
  expect(knownDays(range, [], []).some(({ isRead }) => isRead)).toBe(false);
});

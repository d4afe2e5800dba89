import { PERIOD_NAMES, PERIODS, rangeOf } from './period';

const TODAY = '2026-11-23';

test.each([
  ['last-30-days', '2026-10-25', '2026-11-23'],
  ['this-month', '2026-11-01', '2026-11-23'],
  ['last-month', '2026-10-01', '2026-10-31'],
  ['this-quarter', '2026-10-01', '2026-11-23'],
  ['last-quarter', '2026-07-01', '2026-09-30'],
  ['this-year', '2026-01-01', '2026-11-23'],
] as const)('%s is %s to %s', (name, firstDay, lastDay) => {
  expect(PERIODS[name].range(TODAY)).toEqual({ firstDay, lastDay });
});

test('on the first day of a year, the periods before it lie in the year before', () => {
  expect(PERIODS['last-month'].range('2026-01-01')).toEqual({ firstDay: '2025-12-01', lastDay: '2025-12-31' });
  expect(PERIODS['last-quarter'].range('2026-01-01')).toEqual({ firstDay: '2025-10-01', lastDay: '2025-12-31' });
});

test('no period ends before it begins, on any day of a leap year', () => {
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2025, 0, 1); day += 86_400_000) {
    const today = new Date(day).toISOString().slice(0, 10);
    for (const name of PERIOD_NAMES) {
      const { firstDay, lastDay } = PERIODS[name].range(today);
      expect(firstDay <= lastDay && lastDay <= today).toBe(true);
    }
  }
});

describe('the days that an address means', () => {
  test.each([
    ['days', '2026-11-01', '2026-11-05', '2026-11-01', '2026-11-05'],
    ['milliseconds', String(Date.UTC(2026, 10, 1)), String(Date.UTC(2026, 10, 6)), '2026-11-01', '2026-11-05'],
    ['instants', '2026-11-01T10:00:00Z', '2026-11-05T10:00:00.000Z', '2026-11-01', '2026-11-05'],
    ['an instant of another zone', '2026-11-01T01:00:00+02:00', '2026-11-05', '2026-10-31', '2026-11-05'],
    ['only the first day', '2026-11-01', null, '2026-11-01', TODAY],
    ['only the last day', null, '2026-11-10', '2026-10-12', '2026-11-10'],
  ])('%s', (_case, from, to, firstDay, lastDay) => {
    expect(rangeOf(from, to, TODAY)).toEqual({ firstDay, lastDay });
  });

  test('are relative when the address is', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(rangeOf('now-7d', 'now', today)?.lastDay).toBe(today);
  });

  test.each([
    [null, null],
    ['rubbish', '2026-02-31'],
  ])('are none when it says %s and %s', (from, to) => expect(rangeOf(from, to, TODAY)).toBeNull());
});

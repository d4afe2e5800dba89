import type { Trend } from '../useSpending';
import { monthComparison, recordSentence, shareText, sourceWord } from './words';

type Compared = NonNullable<Trend['month_over_month']>;

const NOVEMBER = {
  last_day: '2026-11-22',
  previous_last_day: '2026-10-22',
  days: 22,
  value: '110.5',
  previous_value: '100',
  change: '10.5',
  change_ratio: '0.105',
};

function compared(over: Partial<Compared> | null) {
  return monthComparison({ currency: 'USD', month_over_month: over && { ...NOVEMBER, ...over } } as Trend);
}

test('the month is compared with the same days of the month before, in words and amounts', () => {
  expect(compared({})).toEqual({
    change: '10.5% more than on the same days of last month',
    amounts: 'Days 1 to 22: $110.50 in November, $100.00 in October.',
  });
  expect(compared({ change_ratio: '-0.2' }).change).toMatch(/^20% less than/);
  expect(compared({ change_ratio: '0' }).change).toMatch(/^As much as/);
  expect(compared({ change_ratio: null }).change).toMatch(/^Nothing was spent/);
  expect(compared({ days: 1 }).amounts).toMatch(/^Day 1: /);
});

test('what is not known is not compared', () => {
  expect(compared(null)).toMatchObject({
    change: expect.stringMatching(/No day of this month is over/),
    amounts: null,
  });
  expect(compared({ change: null })).toMatchObject({
    change: expect.stringMatching(/not every day was read/),
    amounts: null,
  });
});

test.each([
  [1, '100%'],
  [0.9996, '99.9%'],
  [0.988742, '98.9%'],
  [0.0001, 'less than 0.1%'],
  [0, '0%'],
  [1.5, '150%'],
])('the share %d is written %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});

test('a forecast says how right it was, and on what that rests', () => {
  const accuracy = { forecasts: 6, total_error: 0.07, total_coverage80: 0.83 };
  const record = (over: object) => recordSentence({ accuracy: { ...accuracy, ...over } } as never);
  expect(record({ basis: 'as issued' })).toBe(
    'Track record: its last 6 forecasts of 30 days were off by 7% on average; 83% of them came within the range.',
  );
  expect(record({ basis: 'backtest', total_coverage80: null })).toMatch(/repeated in its own past.* off by 7%/);
  expect(record({ basis: 'none', total_error: null })).toBe('It has no track record yet.');
});

test('sources have words for people, and a new one keeps its name', () => {
  expect(['api', 'manual', 'invoice'].map(sourceWord)).toEqual(['billed', 'entered by hand', 'invoice']);
});

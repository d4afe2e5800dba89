import { dayOf, daysAfter, monthOf } from './month';

test.each([
  ['2026-11-23', '2026-11-01', '2026-11-30'],
  ['2028-02-01', '2028-02-01', '2028-02-29'],
  ['2026-12-31', '2026-12-01', '2026-12-31'],
])('the month of %s goes from %s to %s', (day, firstDay, lastDay) => {
  expect(monthOf(day)).toEqual({ firstDay, lastDay });
});

test('a day begins at midnight UTC', () => {
  expect(dayOf(Date.parse('2026-11-22T23:59:59.999Z'))).toBe('2026-11-22');
  expect(dayOf(Date.parse('2026-11-23T00:00:00Z'))).toBe('2026-11-23');
});

test('days are counted across months', () => {
  expect([daysAfter('2026-11-30', 1), daysAfter('2026-01-01', -1)]).toEqual(['2026-12-01', '2025-12-31']);
});

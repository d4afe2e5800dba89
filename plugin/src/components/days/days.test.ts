import { formatDay, formatDays } from './days';

test('a day is the day of UTC', () => {
  expect(formatDay(Date.parse('2026-11-24T23:59:59Z'), false)).toBe('24 Nov');
  expect(formatDay(Date.parse('2026-11-24T00:00:00Z'), true)).toBe('24 Nov 2026');
});

test.each([
  ['2026-11-08', '2026-11-08', '8 Nov 2026'],
  ['2026-11-08', '2026-11-09', '8 to 9 Nov 2026'],
  ['2026-10-30', '2026-11-02', '30 Oct to 2 Nov 2026'],
  ['2025-12-30', '2026-01-02', '30 Dec 2025 to 2 Jan 2026'],
])('%s to %s reads %s', (first, last, text) => {
  expect(formatDays(first, last)).toBe(text);
});

import { DAY, formatDate, formatDay, formatMoment, formatTick, utcDay, wholeDays } from './days';

const noon = Date.UTC(2026, 10, 3, 12);
const midnight = Date.UTC(2026, 10, 3);

test('a range grows to the whole UTC days it touches', () => {
  expect(wholeDays(noon, noon + DAY)).toEqual({ from: midnight, to: midnight + 2 * DAY });
  expect(wholeDays(midnight, midnight + DAY)).toEqual({ from: midnight, to: midnight + DAY });
});

test('a range has at least one day', () => {
  expect(wholeDays(midnight, midnight)).toEqual({ from: midnight, to: midnight + DAY });
});

test('days before 1970 begin at midnight too', () => {
  expect(utcDay(-1)).toBe(-DAY);
});

test('dates are those of UTC', () => {
  expect(formatDay(midnight)).toBe('Tue, Nov 3, 2026');
  expect(formatDate(midnight)).toBe('Nov 3, 2026');
  expect(formatMoment(noon + 5 * 60_000)).toBe('Nov 3, 2026, 12:05 UTC');
});

test('ticks name days, and months where days are too many', () => {
  expect(formatTick(midnight, 7 * DAY)).toBe('Nov 3');
  expect(formatTick(midnight, 30 * DAY)).toBe('Nov 2026');
});

import { describe, expect, test } from '@jest/globals';
import { bucketDay, epochOfSeconds, epochOfText } from './bucketDay.js';

const texts = (start: string, end: string) => bucketDay(epochOfText(start), epochOfText(end));

describe('the day of a bucket', () => {
  test('is the day it fills', () => {
    expect(texts('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')).toBe('2026-11-01');
    expect(texts('2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00+00:00')).toBe('2026-11-01');
    expect(bucketDay(epochOfSeconds('1793491200'), epochOfSeconds('1793577600'))).toBe('2026-11-01');
  });

  test('is today while it is not over', () => {
    expect(texts('2026-11-01T00:00:00Z', '2026-11-01T13:37:00Z')).toBe('2026-11-01');
  });

  test('is the same day when its midnight is written in another zone', () => {
    expect(texts('2026-11-01T01:00:00+01:00', '2026-11-02T01:00:00+01:00')).toBe('2026-11-01');
  });

  test.each([
    ['an hour', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'],
    ['a day of another time zone', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
    ['a week', '2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z'],
    ['a day and a second', '2026-11-01T00:00:00Z', '2026-11-02T00:00:01Z'],
    ['no time', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['time backwards', '2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['an instant without a zone', '2026-11-01T00:00:00', '2026-11-02T00:00:00'],
    ['a day that does not exist', '2026-02-30T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['prose', 'today', 'tomorrow'],
    ['an end that is none', '2026-11-01T00:00:00Z', ''],
  ])('%s is none', (_case, start, end) => expect(texts(start, end)).toBeNull());

  test.each(['1.5', '-86400', '1e9', '', 'NaN', '123456789012'])('%j is no count of seconds', (text) => {
    expect(epochOfSeconds(text)).toBeNaN();
  });
});

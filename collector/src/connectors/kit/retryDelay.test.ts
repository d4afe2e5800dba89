import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CollectorError } from '../../errors.js';
import { retryAfterMs, retryDelayMs } from './retryDelay.js';

const NOW = 'Fri, 20 Nov 2026 12:00:00 GMT';
const FLOOR = 5_000;
const CEILING = 15 * 60_000;

const asked = (header: string | string[] | undefined) => retryAfterMs({ 'retry-after': header, date: NOW });
const busy = (retryAfter?: number) =>
  new CollectorError('PROVIDER_RATE_LIMITED', 'busy', retryAfter === undefined ? {} : { retryAfterMs: retryAfter });
const away = new CollectorError('PROVIDER_UNAVAILABLE', 'away');
const steady = () => 0;

describe('what Retry-After asks for', () => {
  test.each<[string, string | string[] | undefined, number | undefined]>([
    ['seconds', '30', 30_000],
    ['seconds with blanks', ' 30 ', 30_000],
    ['no time', '0', 0],
    ['a time that is over', '-5', -5_000],
    ['three years', '99999999', 99_999_999_000],
    ['a date ahead', 'Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['a date in the past', 'Fri, 20 Nov 2026 11:00:00 GMT', -3_600_000],
    ['the first of several', ['7', '9'], 7_000],
    ['nothing', undefined, undefined],
    ['an empty text', '', undefined],
    ['prose', 'soon', undefined],
    ['more digits than a number has', '9'.repeat(400), undefined],
  ])('%s', (_case, header, expected) => expect(asked(header)).toBe(expected));

  test("R18: a date counts from the answer's own clock, never from ours", () => {
    expect(
      retryAfterMs({ 'retry-after': 'Tue, 01 Jan 2030 00:00:30 GMT', date: 'Tue, 01 Jan 2030 00:00:00 GMT' }),
    ).toBe(30_000);
    expect(retryAfterMs({ 'retry-after': 'Tue, 01 Jan 2030 00:00:30 GMT' })).toBeUndefined();
  });
});

describe('the pause before the next attempt', () => {
  test.each([
    ['30', 30_000],
    ['0', FLOOR],
    [undefined, FLOOR],
    ['-5', FLOOR],
    ['Fri, 20 Nov 2026 11:00:00 GMT', FLOOR],
    ['soon', FLOOR],
    ['99999999', CEILING],
  ])('N07: 429 with Retry-After %s', (header, expected) => {
    expect(retryDelayMs(busy(asked(header)), 1, steady)).toBe(expected);
  });

  test('N07: is at least five seconds and at most fifteen minutes, whatever chance says', () => {
    const seconds = fc.option(fc.integer({ min: -1e9, max: 1e9 }), { nil: undefined });
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (wish, attempt, random) => {
          const delay = retryDelayMs(busy(wish), attempt, () => random);
          expect(delay).toBeGreaterThanOrEqual(FLOOR);
          expect(delay).toBeLessThanOrEqual(CEILING);
        },
      ),
    );
  });

  test('doubles while a provider is away and says nothing', () => {
    expect([1, 2, 3, 4].map((attempt) => retryDelayMs(away, attempt, steady))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  test('doubles also when a provider stays busy', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => retryDelayMs(busy(), attempt, steady))).toEqual([
      5_000, 5_000, 5_000, 8_000, 16_000,
    ]);
  });

  test('spreads accounts over a quarter of it', () => {
    expect(retryDelayMs(busy(30_000), 1, () => 0.999)).toBe(37_493);
    const delays = new Set(Array.from({ length: 20 }, () => retryDelayMs(busy(30_000), 1)));
    expect(delays.size).toBeGreaterThan(5);
  });

  test('of an error that is none of ours is the growing one', () => {
    expect(retryDelayMs(new Error('other'), 3, steady)).toBe(4_000);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '../domain/day.js';
import { decimal, sumDecimals } from '../domain/decimal.js';
import { cumulativeDays, dailyAmounts, distinctDeltas, mergeCumulativeDay, type CumulativeDay } from './accumulate.js';
import type { TelemetryPoint } from './telemetryPoint.js';

const FIRST = day('2026-11-01');
const HOURS = 24;

/** A point of the given hour since the first day. */
function pointAt(hour: number, value: number, further: Partial<TelemetryPoint> = {}): TelemetryPoint {
  return {
    metric: 'claude_code.token.usage',
    accountName: null,
    application: 'claude-code',
    provider: 'anthropic',
    model: 'claude-x',
    tokenKind: 'input',
    operation: '',
    temporality: 'cumulative',
    seriesKey: 'a',
    start: 0n,
    time: BigInt(hour),
    value: decimal(String(value)),
    day: addDays(FIRST, Math.floor(hour / HOURS)),
    ...further,
  };
}

const amountsOf = (points: readonly TelemetryPoint[]) => dailyAmounts(distinctDeltas(points), cumulativeDays(points));
const valuesOf = (points: readonly TelemetryPoint[]) =>
  amountsOf(points).map(({ day: on, value }) => [on.slice(8), value]);

describe('cumulative values', () => {
  test('a day is what the sequence rose by', () => {
    expect(valuesOf([pointAt(1, 10), pointAt(23, 30), pointAt(30, 35), pointAt(80, 50)])).toEqual([
      ['01', '30'],
      ['02', '5'],
      ['04', '15'],
    ]);
  });

  test('a later start counts anew', () => {
    expect(valuesOf([pointAt(1, 10), pointAt(5, 4, { start: 4n }), pointAt(30, 6, { start: 4n })])).toEqual([
      ['01', '14'],
      ['02', '2'],
    ]);
  });

  test.each([
    [
      'during a day',
      [
        [1, 10],
        [5, 3],
        [30, 8],
      ],
      [
        ['01', '13'],
        ['02', '5'],
      ],
    ],
    [
      'overnight',
      [
        [1, 10],
        [30, 4],
        [40, 6],
      ],
      [
        ['01', '10'],
        ['02', '6'],
      ],
    ],
    [
      'overnight and during the day',
      [
        [1, 10],
        [30, 7],
        [40, 2],
      ],
      [
        ['01', '10'],
        ['02', '9'],
      ],
    ],
    [
      'after it had risen that day',
      [
        [1, 10],
        [30, 15],
        [40, 2],
      ],
      [
        ['01', '10'],
        ['02', '7'],
      ],
    ],
  ])('a fall without a new start, %s, counts from zero', (_case, points, expected) => {
    expect(valuesOf(points.map(([hour = 0, value = 0]) => pointAt(hour, value)))).toEqual(expected);
  });
});

describe('delta values', () => {
  const delta = { temporality: 'delta' } as const;

  test('are added up, each once', () => {
    const points = [pointAt(1, 10, delta), pointAt(2, 5, delta), pointAt(1, 10, delta), pointAt(30, 1, delta)];
    expect(valuesOf(points)).toEqual([
      ['01', '15'],
      ['02', '1'],
    ]);
  });

  test('one point with two values counts with the larger, whichever came first', () => {
    expect(valuesOf([pointAt(1, 10, delta), pointAt(1, 12, delta)])).toEqual([['01', '12']]);
    expect(valuesOf([pointAt(1, 12, delta), pointAt(1, 10, delta)])).toEqual([['01', '12']]);
  });
});

test('series with equal labels make one amount, others make their own', () => {
  const points = [pointAt(1, 1), pointAt(1, 2, { seriesKey: 'b' }), pointAt(1, 4, { seriesKey: 'c', model: 'other' })];
  expect(amountsOf(points).map(({ model, value }) => [model, value])).toEqual([
    ['claude-x', '3'],
    ['other', '4'],
  ]);
});

const anyPoint = fc
  .record({
    hour: fc.nat(96),
    value: fc.nat(1000),
    seriesKey: fc.constantFrom('a', 'b'),
    start: fc.constantFrom(0n, 1n),
    temporality: fc.constantFrom('delta' as const, 'cumulative' as const),
  })
  .map(({ hour, value, ...further }) => pointAt(hour, value, further));

/** Some points, and the same points in another order, some of them several times. */
const resent = fc
  .array(anyPoint, { minLength: 1, maxLength: 30 })
  .chain((points) =>
    fc.tuple(
      fc.constant(points),
      fc.shuffledSubarray(points, { minLength: points.length }),
      fc.subarray(points),
      fc.nat(points.length),
    ),
  );

describe('whatever the network does', () => {
  test('any order and repetition gives the same amounts', () => {
    fc.assert(
      fc.property(resent, ([points, shuffled, again]) => {
        expect(amountsOf([...again, ...shuffled, ...again])).toEqual(amountsOf(points));
      }),
    );
  });

  test('any split into requests gives the same amounts', () => {
    fc.assert(
      fc.property(resent, ([points, shuffled, again, cut]) => {
        const requests = [shuffled.slice(cut), again, shuffled.slice(0, cut)];
        const stored = new Map<string, CumulativeDay>();
        for (const fresh of requests.flatMap(cumulativeDays)) {
          const key = `${fresh.seriesKey} ${fresh.start} ${fresh.day}`;
          const known = stored.get(key);
          stored.set(key, known ? mergeCumulativeDay(known, fresh) : fresh);
        }
        const deltas = distinctDeltas(requests.flatMap(distinctDeltas));
        expect(dailyAmounts(deltas, stored.values())).toEqual(amountsOf(points));
      }),
    );
  });

  test('the days of a rising sequence add up to its last value', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(1000)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(steps, (rises) => {
        let [hour, value] = [0, 0];
        const points = rises.map(([hours, rise]) => pointAt((hour += hours), (value += rise)));
        expect(sumDecimals(amountsOf(points).map((amount) => amount.value))).toBe(String(value));
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../domain/day.js';
import { rootCauses } from './rootCauses.js';

type Part = Parameters<typeof rootCauses>[0][number];

let ids = 0;
const event = (accountId: number | null, model: string | null, excess: number, first = 0, length = 1): Part => ({
  anomalyId: String((ids += 1)),
  ...{ accountId, model, excess, currency: 'USD', direction: excess < 0 ? 'down' : 'up', state: 'open' },
  day: addDays(day('2026-03-02'), first),
  lastDay: addDays(day('2026-03-02'), first + length - 1),
});

/** Which event each is a part of, by their places. */
function partsOf(...events: Part[]): (number | null)[] {
  const causes = rootCauses(events);
  const place = (id: string | null | undefined) => (id ? events.findIndex(({ anomalyId }) => anomalyId === id) : null);
  return events.map(({ anomalyId }) => place(causes.get(anomalyId)));
}

describe('one cause is one event', () => {
  test('the models of an account are parts of it, and so is everything', () => {
    expect(partsOf(event(null, null, 100), event(1, null, 100), event(1, 'a', 80), event(1, 'b', 20))).toEqual([
      ...[1, null, 1, 1],
    ]);
  });

  test('a model that jumps alone stands alone, and everything is a part of it', () => {
    expect(partsOf(event(1, 'a', 80), event(null, null, 90))).toEqual([null, 0]);
  });

  test('everything is a part of the account that jumped most', () => {
    expect(partsOf(event(null, null, 100), event(1, null, 30), event(2, null, 60))).toEqual([2, null, null]);
  });

  test('everything stands alone where no account explains half of it', () => {
    expect(partsOf(event(null, null, 100), event(1, null, 30))).toEqual([null, null]);
  });
});

describe('two causes are two events:', () => {
  test.each([
    ['another account', event(1, null, 100), event(2, 'a', 100)],
    ['another week', event(1, null, 100), event(1, 'a', 100, 7)],
    ['another direction', event(1, null, 100), event(1, 'a', -100)],
    ['another currency', event(1, null, 100), { ...event(1, 'a', 100), currency: 'EUR' }],
    ['an account that is withdrawn', { ...event(1, null, 100), state: 'withdrawn' as const }, event(1, 'a', 100)],
  ])('%s', (_, one, other) => {
    expect(partsOf(one, other)).toEqual([null, null]);
  });

  test('but a day or two apart may be one', () => {
    expect(partsOf(event(1, null, 100), event(1, 'a', 100, 2))).toEqual([null, 0]);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, eachDay, type Day } from '../../domain/day.js';
import { planSlices, SLICE_RECORDS, type Slice } from './planSlices.js';

const FIRST = day('2026-01-01');
const days = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 * SLICE_RECORDS })), { maxLength: 60 })
  .map((steps) => {
    let on = FIRST;
    return steps.map(([gap, records]) => ({ day: (on = addDays(on, gap)), records }));
  });

const rangeOf = (counted: readonly { readonly day: Day }[]) => ({
  firstDay: FIRST,
  lastDay: counted.at(-1)?.day ?? FIRST,
});

/** What a slice covers of a day: all of it, or a range of ranks. */
function piecesOf(slices: readonly Slice[], seriesCount: number): string[] {
  return slices.flatMap(({ firstDay, lastDay, ranks }) =>
    eachDay(firstDay, lastDay).flatMap((on) =>
      ranks === null
        ? Array.from({ length: seriesCount }, (_, rank) => `${on} ${rank + 1}`)
        : Array.from({ length: ranks.to - ranks.from }, (_, offset) => `${on} ${ranks.from + offset}`),
    ),
  );
}

describe('slices', () => {
  test('cover every series of every day of the range once, in order', () => {
    fc.assert(
      fc.property(days, fc.nat(20), fc.integer({ min: 1, max: 30 }), (counted, more, seriesCount) => {
        const range = { firstDay: FIRST, lastDay: addDays(counted.at(-1)?.day ?? FIRST, more) };
        const pieces = piecesOf(planSlices(counted, seriesCount, range), seriesCount);
        const expected = eachDay(range.firstDay, range.lastDay).flatMap((on) =>
          Array.from({ length: seriesCount }, (_, rank) => `${on} ${rank + 1}`),
        );
        expect(pieces).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('of whole days have no more records than a slice may, unless a day has more by itself', () => {
    fc.assert(
      fc.property(days, (counted) => {
        for (const slice of planSlices(counted, 1_000, rangeOf(counted))) {
          const own = counted.filter((each) => each.day >= slice.firstDay && each.day <= slice.lastDay);
          const records = own.reduce((sum, each) => sum + each.records, 0);
          if (slice.ranks === null) expect(own.length === 1 ? records / 2 : records).toBeLessThanOrEqual(SLICE_RECORDS);
          else expect(own).toHaveLength(1);
        }
      }),
    );
  });

  test('of a day larger than two slices are cut by its series', () => {
    const one = { firstDay: FIRST, lastDay: FIRST };
    expect(planSlices([{ day: FIRST, records: 2 * SLICE_RECORDS }], 9, one)).toHaveLength(1);
    expect(planSlices([{ day: FIRST, records: 3 * SLICE_RECORDS }], 9, one).map(({ ranks }) => ranks)).toEqual([
      { from: 1, to: 4 },
      { from: 4, to: 7 },
      { from: 7, to: 10 },
    ]);
  });

  test('of a day with fewer series than parts are one a series', () => {
    const one = { firstDay: FIRST, lastDay: FIRST };
    expect(planSlices([{ day: FIRST, records: 9 * SLICE_RECORDS }], 2, one).map(({ ranks }) => ranks)).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  test('begin with a small one, so that the reader sees something at once', () => {
    const counted = Array.from({ length: 90 }, (_, index) => ({ day: addDays(FIRST, index), records: 300 }));
    const [first] = planSlices(counted, 300, rangeOf(counted));
    expect(first).toEqual({ firstDay: FIRST, lastDay: addDays(FIRST, 2), ranks: null });
  });

  test('of nothing are the whole range', () => {
    const range = { firstDay: FIRST, lastDay: addDays(FIRST, 9) };
    expect(planSlices([], 0, range)).toEqual([{ ...range, ranks: null }]);
  });
});

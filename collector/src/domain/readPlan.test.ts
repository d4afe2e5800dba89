import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, daysBetween, eachDay, type Day } from './day.js';
import { contiguousRanges, dueDays, rereadInterval, type KnownDay, type PlanScope } from './readPlan.js';
import { finalityOf, type Finality } from './window.js';

const TODAY = day('2026-11-20');
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

function scope(changes: Partial<PlanScope> = {}): PlanScope {
  return { first: addDays(TODAY, -10), last: TODAY, today: TODAY, restatementDays: 3, force: false, ...changes };
}

function known(
  age: number,
  finality: Finality | null,
  fetchedSecondsAgo: number | null,
  changes: Partial<KnownDay> = {},
): KnownDay {
  return {
    day: addDays(TODAY, -age),
    finality,
    fetchedSecondsAgo,
    failedSecondsAgo: null,
    failure: 'none',
    ...changes,
  };
}

/** Is the day of this age due, if this is what is known of it? */
function isDue(
  age: number,
  finality: Finality | null,
  fetched: number | null,
  changes: Partial<KnownDay> = {},
  rest: Partial<PlanScope> = {},
): boolean {
  const only = addDays(TODAY, -age);
  return dueDays([known(age, finality, fetched, changes)], scope({ first: only, last: only, ...rest })).length === 1;
}

describe('R10: the work list comes from what is stored', () => {
  test('every missing day is due, newest first', () => {
    expect(dueDays([], scope())).toEqual(eachDay(addDays(TODAY, -10), TODAY).reverse());
  });

  test('a day that was only ever refused is missing', () => {
    expect(isDue(5, null, null)).toBe(true);
  });

  test('nothing before the first day or after the last one is due', () => {
    const far = [known(40, null, null), known(-1, null, null)];
    expect(dueDays(far, scope({ first: TODAY }))).toEqual([TODAY]);
    expect(dueDays([], scope({ first: TODAY, last: addDays(TODAY, -1) }))).toEqual([]);
  });

  test('a person who asks gets every day, due or not', () => {
    const fresh = eachDay(addDays(TODAY, -10), TODAY).map((value) => known(daysBetween(value, TODAY), 'final', 0));
    expect(dueDays(fresh, scope())).toEqual([]);
    expect(dueDays(fresh, scope({ force: true }))).toHaveLength(11);
  });

  test('T06: after six hours of sleep every day that became due is planned once', () => {
    const asleep = 6 * HOUR;
    const all = [0, 1, 2, 3].map((age) => known(age, age === 0 ? 'provisional' : 'settling', asleep));
    const settled = [4, 5, 6, 7, 8, 9, 10].map((age) => known(age, 'final', asleep));
    const plan = dueDays([...all, ...settled], scope());
    expect(plan).toEqual([0, 1, 2, 3].map((age) => addDays(TODAY, -age)));
  });

  test('T06: after it read them, nothing is due until the minute is over', () => {
    const all = [0, 1, 2, 3].map((age) => known(age, 'settling', 30));
    expect(dueDays(all, scope({ first: addDays(TODAY, -3) }))).toEqual([]);
  });

  test('T05: a night in which clocks are put back holds every day once', () => {
    const plan = dueDays([], scope({ first: day('2026-10-20'), last: day('2026-11-05'), today: day('2026-11-05') }));
    expect(plan).toHaveLength(17);
    expect(new Set(plan).size).toBe(17);
  });

  test('two entries for one day are one day', () => {
    const plan = dueDays(
      [known(1, null, null), known(1, 'settling', HOUR)],
      scope({ first: addDays(TODAY, -1), last: addDays(TODAY, -1) }),
    );
    expect(plan).toEqual([addDays(TODAY, -1)]);
  });
});

describe('R11: how often a stored day is read again', () => {
  test.each<[string, number, Finality | null, number, number]>([
    ['today', 0, 'provisional', 3, MINUTE],
    ['a day ahead of us', -1, 'provisional', 3, MINUTE],
    ['yesterday', 1, 'settling', 3, MINUTE],
    ['yesterday, although it is final', 1, 'final', 0, MINUTE],
    ['a day without content', 9, null, 3, MINUTE],
    ['two days ago', 2, 'settling', 3, HOUR],
    ['three days ago', 3, 'settling', 30, HOUR],
    ['the tail of a week', 7, 'settling', 30, 6 * HOUR],
    ['the tail of a month', 8, 'settling', 30, DAY],
    ['the last day of that tail', 19, 'settling', 30, DAY],
    ['past the tail, not yet confirmed', 5, 'settling', 3, DAY],
    ['past the tail and final', 5, 'final', 3, 30 * DAY],
    ['final for a quarter', 100, 'final', 3, 30 * DAY],
    ['older than a quarter', 101, 'final', 3, Infinity],
    ['a stream that restates nothing', 2, 'final', 0, 30 * DAY],
  ])('%s', (_case, age, finality, restatementDays, seconds) => {
    expect(rereadInterval(addDays(TODAY, -age), finality, { today: TODAY, restatementDays })).toBe(seconds);
  });

  test('a day is due from the second on that its interval is over', () => {
    expect(isDue(2, 'settling', HOUR - 1)).toBe(false);
    expect(isDue(2, 'settling', HOUR)).toBe(true);
  });

  test('a day of which only the morning was read is due, however long nobody was there', () => {
    for (const age of [2, 4, 8, 40, 300]) expect(isDue(age, 'provisional', age * DAY)).toBe(true);
  });

  test('T10: a restatement 35 days back is found by the monthly look at final days', () => {
    expect(isDue(35, 'final', 29 * DAY)).toBe(false);
    expect(isDue(35, 'final', 30 * DAY)).toBe(true);
  });

  test('no day stays due for ever: every stored day of a stream becomes final and rests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 36, max: 100 }), (restatementDays, age) => {
        const value = addDays(TODAY, -age);
        expect(finalityOf(value, TODAY, restatementDays, DAY)).toBe('final');
        expect(rereadInterval(value, 'final', { today: TODAY, restatementDays })).toBe(30 * DAY);
      }),
    );
  });
});

describe('T11: the month that is being closed', () => {
  const interval = (value: string, today: string) =>
    rereadInterval(day(value), 'final', { today: day(today), restatementDays: 3 });

  test.each(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'])(
    'is read once a day on %s',
    (today) => {
      expect(interval('2026-10-02', today)).toBe(DAY);
    },
  );

  test('rests from the sixth on, and the month before it rests already', () => {
    expect(interval('2026-10-02', '2026-11-06')).toBe(30 * DAY);
    expect(interval('2026-09-30', '2026-11-05')).toBe(30 * DAY);
  });

  test('T08: February and the year end close whole', () => {
    for (const value of eachDay(day('2026-02-01'), day('2026-02-24'))) expect(interval(value, '2026-03-01')).toBe(DAY);
    for (const value of eachDay(day('2025-12-01'), day('2025-12-27'))) expect(interval(value, '2026-01-02')).toBe(DAY);
  });
});

describe('R13: a day whose last read failed', () => {
  test.each([
    ['passing', 5 * MINUTE],
    ['needs-person', 55 * 60],
    ['unconfirmed', 10 * MINUTE],
  ] as const)('%s: it is tried again after %i seconds, not before', (failure, seconds) => {
    expect(isDue(5, 'final', 0, { failure, failedSecondsAgo: seconds - 1 })).toBe(false);
    expect(isDue(5, 'final', 0, { failure, failedSecondsAgo: seconds })).toBe(true);
  });

  test('waits its time although the day itself would be due', () => {
    expect(isDue(0, 'provisional', 10 * DAY, { failure: 'needs-person', failedSecondsAgo: MINUTE })).toBe(false);
  });

  test('is due when nobody knows when it failed', () => {
    expect(isDue(5, 'final', 0, { failure: 'passing', failedSecondsAgo: null })).toBe(true);
  });
});

describe('days as ranges', () => {
  const daySets = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }))
    .map((ages) => ages.sort((a, b) => a - b).map((age) => addDays(TODAY, -age)));
  const covered = (ranges: readonly { first: Day; last: Day }[]) =>
    ranges.flatMap(({ first, last }) => eachDay(first, last).reverse());

  test('cover exactly the days, each once, newest first', () => {
    fc.assert(fc.property(daySets, (days) => expect(covered(contiguousRanges(days))).toEqual(days)));
  });

  test('are as few as can be: no range touches the next', () => {
    fc.assert(
      fc.property(daySets, (days) => {
        const ranges = contiguousRanges(days);
        ranges
          .slice(1)
          .forEach((range, index) => expect(daysBetween(range.last, ranges[index]?.first ?? TODAY)).toBeGreaterThan(1));
      }),
    );
  });

  test('of no days are none', () => expect(contiguousRanges([])).toEqual([]));
});

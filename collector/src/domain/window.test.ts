import { describe, expect, test } from '@jest/globals';
import { addDays, day, type Day } from './day.js';
import { finalityOf, isInClosingMonth, isWithinTail, judgeRead, type StoredWindow, type WindowRead } from './window.js';

const DAY = day('2026-11-10');

function stored(changes: Partial<StoredWindow> = {}): StoredWindow {
  return {
    day: DAY,
    finality: 'settling',
    contentHash: 'old',
    chargeCount: 3,
    hasFailure: false,
    isDamaged: false,
    isNewerThanRead: false,
    emptyForSeconds: null,
    sameContentForSeconds: 0,
    ...changes,
  };
}

function read(changes: Partial<WindowRead> = {}): WindowRead {
  return { day: DAY, contentHash: 'new', chargeCount: 3, ...changes };
}

const EMPTY = read({ contentHash: 'empty', chargeCount: 0 });

describe('what a complete read means for what is stored', () => {
  test('a day never read before is fresh', () => {
    expect(judgeRead(undefined, read())).toBe('fresh');
  });

  test('a day of which only failures are known is fresh', () => {
    expect(judgeRead(stored({ contentHash: null, chargeCount: 0, hasFailure: true }), read())).toBe('fresh');
  });

  test('an empty day never read before is believed at once', () => {
    expect(judgeRead(undefined, EMPTY)).toBe('fresh');
  });

  test('R8: an older read never replaces a newer one, whatever it says', () => {
    expect(judgeRead(stored({ isNewerThanRead: true }), read())).toBe('superseded');
    expect(judgeRead(stored({ isNewerThanRead: true }), EMPTY)).toBe('superseded');
    expect(judgeRead(stored({ isNewerThanRead: true, contentHash: 'new' }), read())).toBe('superseded');
  });

  test('the same content is unchanged', () => {
    expect(judgeRead(stored({ contentHash: 'new' }), read())).toBe('unchanged');
  });

  test('the same content of a day that does not add up is written once more', () => {
    expect(judgeRead(stored({ contentHash: 'new', isDamaged: true }), read())).toBe('changed');
    expect(judgeRead(stored({ isDamaged: true, isNewerThanRead: true }), read())).toBe('superseded');
    expect(judgeRead(stored({ isDamaged: true }), EMPTY)).toBe('suspicious');
  });

  test('other content replaces what is stored', () => {
    expect(judgeRead(stored(), read())).toBe('changed');
  });

  test('R13: the first empty answer where charges are stored is suspicious', () => {
    expect(judgeRead(stored(), EMPTY)).toBe('suspicious');
  });

  test.each([
    [0, 'suspicious'],
    [599, 'suspicious'],
    [600, 'changed'],
    [86_400, 'changed'],
  ])('R13: an empty answer %i seconds after the first one is %s', (emptyForSeconds, verdict) => {
    expect(judgeRead(stored({ emptyForSeconds }), EMPTY)).toBe(verdict);
  });

  test('R13: rows where nothing was stored need no second answer', () => {
    expect(judgeRead(stored({ chargeCount: 0 }), read())).toBe('changed');
  });

  test('R13: an answer with rows is no empty answer, however few they are', () => {
    expect(judgeRead(stored({ chargeCount: 1000 }), read({ chargeCount: 1 }))).toBe('changed');
  });
});

describe('R11: how sure a day is', () => {
  const finality = (age: number, same = 10 * 86_400, tail = 7, today: Day = day('2026-11-20')) =>
    finalityOf(addDays(today, -age), today, tail, same);

  test('today is provisional, however long it stayed the same', () => {
    expect(finality(0)).toBe('provisional');
  });

  test('a day ahead of the database clock is provisional', () => {
    expect(finality(-1)).toBe('provisional');
  });

  test('a day in the restatement tail is settling, its last day too', () => {
    expect(finality(1)).toBe('settling');
    expect(finality(7)).toBe('settling');
  });

  test('past the tail a day is final when a second read a day later says the same', () => {
    expect(finality(8, 86_399)).toBe('settling');
    expect(finality(8, 86_400)).toBe('final');
  });

  test('past the tail changed content begins to settle anew', () => {
    expect(finality(30, 0)).toBe('settling');
  });

  test('without a restatement tail yesterday can be final', () => {
    expect(finality(1, 86_400, 0)).toBe('final');
  });

  test('a day of the month that is being closed is settling until the fifth', () => {
    expect(finalityOf(day('2026-10-01'), day('2026-11-05'), 3, 30 * 86_400)).toBe('settling');
    expect(finalityOf(day('2026-10-01'), day('2026-11-06'), 3, 30 * 86_400)).toBe('final');
  });
});

describe('the close of a month', () => {
  test.each([
    ['2026-10-31', '2026-11-01', true],
    ['2026-10-01', '2026-11-05', true],
    ['2026-10-31', '2026-11-06', false],
    ['2026-09-30', '2026-11-01', false],
    ['2026-11-01', '2026-11-02', false],
    ['2025-12-31', '2026-01-05', true],
    ['2025-01-31', '2026-02-01', false],
    ['2024-02-29', '2024-03-05', true],
    ['2026-02-28', '2026-03-01', true],
  ])('%s on %s: %s', (value, today, expected) => {
    expect(isInClosingMonth(day(value), day(today))).toBe(expected);
  });

  test('counts as a tail of its own', () => {
    expect(isWithinTail(day('2026-10-01'), day('2026-11-01'), 0)).toBe(true);
    expect(isWithinTail(day('2026-10-01'), day('2026-11-06'), 0)).toBe(false);
    expect(isWithinTail(day('2026-10-01'), day('2026-11-06'), 36)).toBe(true);
  });
});

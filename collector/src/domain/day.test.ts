import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compiled } from '../../test/compiled.js';
import {
  addDays,
  addMonths,
  day,
  dayOfEpoch,
  dayOfMonth,
  dayPeriod,
  daysBetween,
  eachDay,
  firstOfMonth,
  instant,
  parseDay,
  startOfDay,
} from './day.js';

const DAY_MS = 86_400_000;
/** 1900 to 2199: all rules of leap years, and no year of three digits. */
const epochDays = fc.integer({ min: -25_567, max: 84_000 });
const days = epochDays.map((count) => dayOfEpoch(count * DAY_MS));

describe('what a day is', () => {
  test.each(['2026-01-31', '2024-02-29', '2000-02-29', '1970-01-01', '9999-12-31'])('%s', (text) =>
    expect(parseDay(text)).toBe(text),
  );

  test.each([
    ['a day that February does not have', '2026-02-30'],
    ['29 February of a common year', '2026-02-29'],
    ['29 February of a century', '2100-02-29'],
    ['31 April', '2026-04-31'],
    ['month 13', '2026-13-01'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-01-00'],
    ['figures without leading zeros', '2026-2-3'],
    ['a year of two digits', '26-02-03'],
    ['a year that Date takes for another', '0026-02-03'],
    ['a time', '2026-02-03T00:00:00Z'],
    ['a blank', ' 2026-02-03'],
    ['a line end', '2026-02-03\n'],
    ['Arabic digits', '\u0662\u0660\u0662\u0666-02-03'],
    ['nothing', ''],
  ])('%s is none', (_case, text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(RangeError);
  });

  test('parsing agrees with a calendar made by hand', () => {
    const length = (year: number, month: number) =>
      [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const dates = fc.tuple(
      fc.integer({ min: 1900, max: 2200 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(dates, ([year, month, date]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        expect(parseDay(text) !== null).toBe(date >= 1 && date <= length(year, month));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('counting days', () => {
  test('adding and going back ends where it began', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (start, count) => {
        const end = addDays(start, count);
        expect(addDays(end, -count)).toBe(start);
        expect(daysBetween(start, end)).toBe(count);
        expect(end > start).toBe(count > 0);
      }),
    );
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s', (start, count, end) => expect(addDays(day(start), count)).toBe(end));

  test('a range holds both its ends, every day between them once and in order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (first, count) => {
        const all = eachDay(first, addDays(first, count));
        expect(all).toHaveLength(count + 1);
        expect(new Set(all).size).toBe(count + 1);
        expect([...all].sort()).toEqual(all);
      }),
    );
    expect(eachDay(day('2026-01-02'), day('2026-01-01'))).toEqual([]);
  });

  test('a day ends where the next begins: 23:59:59.999 is still in it', () => {
    expect(dayOfEpoch(Date.parse('2026-10-25T23:59:59.999Z'))).toBe('2026-10-25');
    expect(dayOfEpoch(Date.parse('2026-10-26T00:00:00Z'))).toBe('2026-10-26');
    expect(dayPeriod(day('2024-02-29'))).toEqual({ start: '2024-02-29T00:00:00Z', end: '2024-03-01T00:00:00Z' });
    fc.assert(
      fc.property(
        days,
        (value) => dayOfEpoch(startOfDay(value)) === value && dayOfEpoch(startOfDay(value) - 1) === addDays(value, -1),
      ),
    );
  });

  test('an instant is written without empty milliseconds', () => {
    expect(instant(0)).toBe('1970-01-01T00:00:00Z');
    expect(instant(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});

describe('counting months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-03-31', -1, '2026-02-01'],
    ['2026-01-15', -1, '2025-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-05-05', 0, '2026-05-01'],
    ['2026-05-05', -25, '2024-04-01'],
  ])('%s and %i months begins on %s', (start, count, first) => expect(addMonths(day(start), count)).toBe(first));

  test('months add up, and the first of a month has the number 1', () => {
    const count = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(days, count, count, (start, a, b) => {
        expect(addMonths(addMonths(start, a), b)).toBe(addMonths(start, a + b));
        expect(addMonths(start, 0)).toBe(firstOfMonth(start));
        expect(dayOfMonth(firstOfMonth(start))).toBe(1);
        expect(dayOfMonth(start)).toBe(daysBetween(firstOfMonth(start), start) + 1);
      }),
    );
  });
});

describe('the time zone of the machine', () => {
  /** Around midnights, changes of the clocks and leap days. */
  const TABLE = `
    const ms = ['2026-03-08T09:59:59.999Z', '2026-03-08T10:00:00Z', '2026-10-25T00:30:00Z', '2026-11-01T08:59:59Z', '2026-04-04T14:00:00Z',
      '2024-02-29T23:59:59.999Z', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z'].map((text) => Date.parse(text));
    const table = ms.map((at) => {
      const value = d.dayOfEpoch(at);
      return [value, d.instant(at), d.startOfDay(value), d.addDays(value, 1), d.addDays(value, -1), d.addMonths(value, 1), d.firstOfMonth(value),
        d.dayOfMonth(value), d.dayPeriod(value), d.eachDay(value, d.addDays(value, 2)), d.daysBetween(value, '2026-07-01'), d.parseDay(value)];
    });
    console.log(JSON.stringify(table));`;
  const source = pathToFileURL(compiled('src/domain/day')).href;
  const tableIn = async (zone: string): Promise<string> => {
    const script = `import * as d from ${JSON.stringify(source)};${TABLE}`;
    const args = ['--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    });
    return stdout;
  };

  test('changes no byte of a result', async () => {
    const expected = await tableIn('UTC');
    expect(expected).toContain('"2026-03-08"');
    for (const zone of ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Chatham'])
      expect(await tableIn(zone)).toBe(expected);
  });
});

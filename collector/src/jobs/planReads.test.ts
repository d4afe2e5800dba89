import { describe, expect, test } from '@jest/globals';
import { openai } from '../connectors/openai/manifest.js';
import type { Connector, Stream } from '../connectors/kit/connector.js';
import { addDays, day, eachDay, type Day } from '../domain/day.js';
import type { PlannedWindowRow } from '../store/windows.js';
import { planReads } from './planReads.js';

const TODAY = day('2026-11-22');
const DAY = 86_400;
const [costs] = openai.streams as [Stream];

function connector(stream: Partial<Stream> = {}): Connector {
  return { ...openai, streams: [{ ...costs, ...stream }] };
}

function known(ofDay: Day, window: Partial<PlannedWindowRow> = {}): PlannedWindowRow {
  return {
    stream: 'costs',
    day: ofDay,
    finality: 'final',
    fetchedSecondsAgo: 10,
    failedSecondsAgo: null,
    errorCode: null,
    ...window,
  };
}

function planned(windows: readonly PlannedWindowRow[], from: Day, stream: Partial<Stream> = {}): string[] {
  return planReads(connector(stream), from, windows, TODAY, undefined).map(
    ({ range }) => `${range.first}..${range.last}`,
  );
}

describe('R10: what to read follows from the ledger alone', () => {
  test('an empty ledger: everything since the backfill, of every stream', () => {
    const reads = planReads(openai, addDays(TODAY, -40), [], TODAY, undefined);
    expect(reads.map(({ stream }) => stream.name)).toEqual(openai.streams.map(({ name }) => name));
    expect(reads[0]).toMatchObject({ range: { first: '2026-10-13', last: TODAY }, days: 41 });
  });

  test('a stream that ends yesterday, and one that is kept for thirty days only', () => {
    expect(planned([], addDays(TODAY, -3), { newestDay: 'yesterday' })).toEqual(['2026-11-19..2026-11-21']);
    expect(planned([], addDays(TODAY, -300), { daysKept: 30 })).toEqual(['2026-10-23..2026-11-22']);
    expect(planned([], addDays(TODAY, -2), { daysKept: 30 })).toEqual(['2026-11-20..2026-11-22']);
  });

  test('gaps are ranges of their own, the newest first', () => {
    const missing = [day('2026-10-03'), day('2026-10-04'), day('2026-10-20'), TODAY];
    const windows = eachDay(day('2026-10-01'), TODAY)
      .filter((one) => !missing.includes(one))
      .map((one) => known(one));
    expect(planned(windows, day('2026-10-01'))).toEqual([
      '2026-11-22..2026-11-22',
      '2026-10-20..2026-10-20',
      '2026-10-03..2026-10-04',
    ]);
  });

  test('windows of another stream do not count', () => {
    expect(planned([known(TODAY, { stream: 'usage.completions' })], TODAY)).toEqual(['2026-11-22..2026-11-22']);
  });

  test('nothing is due right after everything was read', () => {
    const windows = eachDay(addDays(TODAY, -20), TODAY).map((one) => known(one, { finality: 'settling' }));
    expect(planned(windows, addDays(TODAY, -20))).toEqual([]);
  });

  test('the tail is read again and again, the rest is not', () => {
    const windows = eachDay(addDays(TODAY, -10), TODAY).map((one) => known(one, { fetchedSecondsAgo: 3_600 }));
    expect(planned(windows, addDays(TODAY, -10))).toEqual(['2026-11-19..2026-11-22']);
  });

  test.each([
    ['a passing failure', 'PROVIDER_UNAVAILABLE', 299, 300],
    ['a failure of a program that is gone', 'SOMETHING_ELSE', 299, 300],
    ['an empty answer that waits to be confirmed', 'PROVIDER_EMPTY_SUSPICIOUS', 599, 600],
    ['a failure that needs a person', 'PROVIDER_UNAUTHORIZED', 3_299, 3_300],
    ['a row that cannot be understood', 'PROVIDER_BAD_NUMBER', 3_299, 3_300],
    ['two amounts for one row', 'PROVIDER_CONFLICTING_ROWS', 3_299, 3_300],
  ])('%s is tried again after its time', (_case, errorCode, before, after) => {
    const failed = (failedSecondsAgo: number) => [
      known(TODAY, { errorCode, failedSecondsAgo, fetchedSecondsAgo: 10 * DAY }),
    ];
    expect(planned(failed(before), TODAY)).toEqual([]);
    expect(planned(failed(after), TODAY)).toEqual(['2026-11-22..2026-11-22']);
  });
});

describe('days that a person asks for', () => {
  const asked = (first: string, last: string, stream: Partial<Stream> = {}) =>
    planReads(
      connector(stream),
      addDays(TODAY, -10),
      eachDay(addDays(TODAY, -10), TODAY).map((one) => known(one)),
      TODAY,
      { first: day(first), last: day(last) },
    );

  test('are read whether or not they are due, even before the backfill', () => {
    expect(asked('2026-11-20', '2026-11-22')).toMatchObject([
      { range: { first: '2026-11-20', last: '2026-11-22' }, days: 3 },
    ]);
    expect(asked('2026-01-01', '2026-01-02')).toMatchObject([{ days: 2 }]);
  });

  test('end where the provider ends: in the future, and before what it keeps', () => {
    expect(asked('2026-11-20', '2026-12-31')).toMatchObject([{ range: { last: TODAY }, days: 3 }]);
    expect(asked('2026-11-20', '2026-12-31', { newestDay: 'yesterday' })).toMatchObject([{ days: 2 }]);
    expect(asked('2026-01-01', '2026-11-22', { daysKept: 5 })).toMatchObject([{ range: { first: '2026-11-17' } }]);
    expect(asked('2026-12-01', '2026-12-31')).toEqual([]);
  });
});

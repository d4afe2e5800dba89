import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ledger, window } from '../../test/money/ledger.js';
import { day, type Day } from '../domain/day.js';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

/** Reads one day at each of the given instants and tells how final it was each time. */
async function lived(read: Day, instants: readonly (readonly [at: string, amount: string])[]): Promise<string[]> {
  const states: string[] = [];
  for (const [at, amount] of instants) {
    await ledger.read([window(read, { a: amount })], { fetchedAt: `${at}:00Z` });
    const [row] = await ledger.rows<{ finality: string }>(
      'select finality from aicost.charge_window where charge_date = $1',
      [read],
    );
    states.push(`${at} ${row?.finality}`);
  }
  return states;
}

describe('R11: how final a day is', () => {
  test('provisional while it runs, settling through the tail, final when it stood 24 hours after the tail', async () => {
    const reads = ['2026-11-10T23:59', '2026-11-11T00:00', '2026-11-13T12:00', '2026-11-13T23:59', '2026-11-14T00:00'];
    expect(
      await lived(
        day('2026-11-10'),
        reads.map((at) => [at, '1'] as const),
      ),
    ).toEqual([
      '2026-11-10T23:59 provisional',
      '2026-11-11T00:00 settling',
      '2026-11-13T12:00 settling',
      '2026-11-13T23:59 settling',
      '2026-11-14T00:00 final',
    ]);
  });

  test('read for the first time long after its tail, it is final only when it reads the same a day later', async () => {
    const reads = [
      ['2026-11-20T10:00', '1'],
      ['2026-11-21T09:59', '1'],
      ['2026-11-21T10:00', '1'],
    ] as const;
    expect(await lived(day('2026-11-10'), reads)).toEqual([
      '2026-11-20T10:00 settling',
      '2026-11-21T09:59 settling',
      '2026-11-21T10:00 final',
    ]);
  });

  test('a restatement makes a final day settle again for 24 hours', async () => {
    const reads = [
      ['2026-11-20T10:00', '1'],
      ['2026-11-21T10:00', '1'],
      ['2026-11-22T10:00', '1.1'],
      ['2026-11-23T09:00', '1.1'],
      ['2026-11-23T11:00', '1.1'],
    ] as const;
    expect((await lived(day('2026-11-10'), reads)).map((state) => state.split(' ')[1])).toEqual([
      'settling',
      'final',
      'settling',
      'settling',
      'final',
    ]);
  });

  test('the month that is being closed settles until its fifth day is over', async () => {
    const reads = [
      '2026-11-29T00:00',
      '2026-11-30T00:00',
      '2026-12-01T00:00',
      '2026-12-05T23:59',
      '2026-12-06T00:00',
    ].map((at) => [at, '1'] as const);
    expect((await lived(day('2026-11-10'), reads)).map((state) => state.split(' ')[1])).toEqual([
      'settling',
      'final',
      'settling',
      'settling',
      'final',
    ]);
  });

  test.each([
    ['a leap day', day('2028-02-29'), '2028-03-05T12:00', '2028-03-06T12:00'],
    ['the last day of a year', day('2026-12-31'), '2027-01-05T12:00', '2027-01-06T12:00'],
    ['the last day of a month of 28 days', day('2027-02-28'), '2027-03-05T12:00', '2027-03-06T12:00'],
  ])('%s settles while its month is being closed', async (_case, read, closing, closed) => {
    const states = await lived(read, [
      [closing, '1'],
      [closed, '1'],
    ]);
    expect(states).toEqual([`${closing} settling`, `${closed} final`]);
  });

  test('an unchanged read tells when it was made; the content keeps the time it was first seen', async () => {
    await lived(day('2026-11-10'), [
      ['2026-11-20T10:00', '1'],
      ['2026-11-20T12:00', '1'],
    ]);
    const sql = `select fetched_at = '2026-11-20T12:00Z' as fetched, content_since = '2026-11-20T10:00Z' as since from aicost.charge_window`;
    expect(await ledger.rows(sql)).toEqual([{ fetched: true, since: true }]);
  });
});

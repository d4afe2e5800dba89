import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { addDays, day, eachDay } from '../../domain/day.js';
import { createEntry } from '../entries/createEntry.js';

let world: BudgetLedger;
beforeEach(async () => {
  world = await BudgetLedger.open('2026-10-03T12:00:00Z');
});
afterEach(() => world[Symbol.asyncDispose]());

async function spend(on: string, cost: string, wish: Parameters<BudgetLedger['bill']>[2] = {}): Promise<void> {
  await world.bill(on, [{ model: 'm', cost }], wish);
}

async function spendDaily(first: string, last: string, cost: string): Promise<void> {
  for (const each of eachDay(day(first), day(last))) await spend(each, cost);
}

describe('the rate of a day', () => {
  test('is the mean of the last seven days that are over, across the start of the month', async () => {
    await world.budget({ limit: '100' });
    await spendDaily('2026-09-01', '2026-09-25', '1000');
    await spendDaily('2026-09-26', '2026-09-30', '4');
    await spend('2026-10-01', '11');
    await spend('2026-10-02', '11');
    await spend('2026-10-03', '2');
    // 5 x 4 and 2 x 11 are 42 in seven days. 22 of October are over; today will cost 6 at least: 28 by tonight, 100 on the 15th.
    expect(await world.status()).toMatchObject({
      spent: '24',
      usedRatio: 0.24,
      remaining: '76',
      burnRatePerDay: '6',
      exhaustedOn: '2026-10-15',
      exhaustedBy: 'burn rate',
      exhaustedOnEarliest: null,
      forecast: 'none made',
      expectedAtEnd: null,
      daysLeft: 29,
    });
  });

  test('does not take a day for free that was never read', async () => {
    await world.budget({ limit: '1000' });
    for (const each of ['2026-09-28', '2026-09-29', '2026-10-01', '2026-10-02']) await spend(each, '6');
    expect((await world.status())?.burnRatePerDay).toBe('6');
  });

  test('leaves out a day that was read while it was running', async () => {
    await world.budget({ limit: '1000' });
    await spendDaily('2026-09-20', '2026-10-02', '6');
    await spend('2026-10-03', '1');
    world.goTo('2026-10-04T00:00:30Z');
    expect((await world.status())?.burnRatePerDay).toBe('6');
    await spend('2026-10-03', '13');
    expect((await world.status())?.burnRatePerDay).toBe('7');
  });

  test('adds up accounts, each by the days that are known of it', async () => {
    const other = await world.account('other');
    await world.budget({ limit: '1000' });
    await spendDaily('2026-09-20', '2026-10-02', '6');
    await spend('2026-10-01', '3', { accountId: other });
    expect((await world.status())?.burnRatePerDay).toBe('9');
  });

  test('is zero where nothing was spent, and unknown where nothing was read', async () => {
    await world.budget({ limit: '1000' });
    expect(await world.status()).toMatchObject({ burnRatePerDay: null, exhaustedOn: null, exhaustedBy: 'unknown' });
    await createEntry(world.pool, ANNA, world.accountId, { date: '2026-08-01', cost: '5' });
    expect(await world.status()).toMatchObject({ burnRatePerDay: '0', exhaustedOn: null, exhaustedBy: 'burn rate' });
  });
});

describe('the day on which the limit is reached', () => {
  test('is the day it was reached once it was', async () => {
    await world.budget({ limit: '100' });
    await spend('2026-10-01', '60');
    await spend('2026-10-02', '40');
    await spend('2026-10-03', '40');
    expect(await world.status()).toMatchObject({
      exhaustedOn: '2026-10-02',
      exhaustedOnEarliest: '2026-10-02',
      exhaustedOnLatest: '2026-10-02',
      exhaustedBy: 'passed',
    });
  });

  test('is today when what a day costs is enough for it', async () => {
    await world.budget({ limit: '30' });
    await spendDaily('2026-09-20', '2026-10-02', '10');
    expect((await world.status())?.exhaustedOn).toBe('2026-10-03');
  });

  test('is none when the period is over before', async () => {
    await world.budget({ limit: '310' });
    await world.budget({ name: 'more', limit: '310.01' });
    await spendDaily('2026-09-20', '2026-10-02', '10');
    expect((await world.statuses()).map(({ exhaustedOn }) => exhaustedOn)).toEqual(['2026-10-31', null]);
  });

  test('is in this period, however slowly it goes', async () => {
    await world.budget({ limit: '999999999999' });
    await spend(addDays(day('2026-10-03'), -1), '0.000000000001');
    expect((await world.status())?.exhaustedOn).toBeNull();
  });
});

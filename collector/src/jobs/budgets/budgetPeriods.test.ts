import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BudgetLedger } from '../../../test/budgetLedger.js';

let world: BudgetLedger;
beforeEach(async () => {
  world = await BudgetLedger.open('2026-10-20T12:00:00Z');
});
afterEach(() => world[Symbol.asyncDispose]());

async function bill(day: string, cost: string): Promise<void> {
  await world.bill(day, [{ model: 'm', cost }]);
}

describe('a budget of a month', () => {
  test('counts from the first to today; at midnight of the next first it begins anew, by itself', async () => {
    await world.budget({ limit: '100' });
    await bill('2026-09-30', '1000');
    await bill('2026-10-01', '60');
    await bill('2026-10-20', '35');
    expect(await world.status()).toMatchObject({
      spent: '95',
      usedRatio: 0.95,
      level: 2,
      remaining: '5',
      daysLeft: 12,
    });
    expect(await world.breached()).toEqual(['percent 90']);

    world.goTo('2026-10-31T23:59:00Z');
    expect(await world.status()).toMatchObject({ spent: '95', level: 2, daysLeft: 1, periodLast: '2026-10-31' });
    world.goTo('2026-11-01T00:00:30Z');
    const first = await world.status();
    expect(first).toMatchObject({ spent: '0', usedRatio: 0, level: 0, severity: 'none', periodFirst: '2026-11-01' });
    expect(await world.breached()).toEqual([]);

    await bill('2026-11-01', '71');
    expect(await world.status()).toMatchObject({ spent: '71', level: 1 });
    expect(await world.breached()).toEqual(['percent 70']);
  });

  test('does not change when the provider corrects the month before', async () => {
    await world.budget({ limit: '100' });
    await bill('2026-09-29', '10');
    await bill('2026-10-02', '75');
    const before = await world.reached();
    await bill('2026-09-29', '5000');
    expect(await world.reached()).toEqual(before);
    expect(await world.status()).toMatchObject({ spent: '75', level: 1 });
  });

  test('has 29 days in a leap February', async () => {
    await world.budget({});
    world.goTo('2028-02-10T00:00:00Z');
    expect(await world.status()).toMatchObject({ periodFirst: '2028-02-01', periodLast: '2028-02-29', daysLeft: 20 });
  });

  test('counts costs of days to come when they come', async () => {
    await world.budget({ limit: '100' });
    await bill('2026-10-25', '40');
    await bill('2026-11-01', '7');
    expect(await world.status()).toMatchObject({ spent: '0', bookedAhead: '40', level: 0 });
    world.goTo('2026-10-25T00:00:00Z');
    expect(await world.status()).toMatchObject({ spent: '40', bookedAhead: '0' });
  });
});

describe('a budget of a quarter', () => {
  test('runs over its three months', async () => {
    await world.budget({ period: 'quarter', limit: '100' });
    await bill('2026-09-30', '1000');
    await bill('2026-10-01', '50');
    world.goTo('2026-12-31T23:00:00Z');
    await bill('2026-12-31', '20');
    const status = { spent: '70', level: 1, periodFirst: '2026-10-01', periodLast: '2026-12-31', daysLeft: 1 };
    expect(await world.status()).toMatchObject(status);
    world.goTo('2027-01-01T00:00:30Z');
    expect(await world.status()).toMatchObject({ spent: '0', level: 0, periodLast: '2027-03-31' });
  });
});

describe('a budget of fixed days', () => {
  test('gives a signal from its first day to its last, and none before or after', async () => {
    await world.budget({ period: 'fixed', firstDay: '2026-10-10', lastDay: '2026-10-25', limit: '10' });
    await bill('2026-10-09', '1000');
    await bill('2026-10-10', '12');
    expect(await world.status()).toMatchObject({ spent: '12', level: 3, exhaustedOn: '2026-10-10', period: 'fixed' });
    for (const outside of ['2026-10-09T23:59:00Z', '2026-10-26T00:00:30Z']) {
      world.goTo(outside);
      expect(await world.statuses()).toEqual([]);
      expect(await world.reached()).toEqual([]);
    }
  });
});

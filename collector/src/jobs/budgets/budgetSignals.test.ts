import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { createEntry } from '../entries/createEntry.js';
import { changeBudget } from './changeBudget.js';
import { deleteBudget } from './deleteBudget.js';

let world: BudgetLedger;
beforeEach(async () => {
  world = await BudgetLedger.open('2026-10-20T12:00:00Z');
});
afterEach(() => world[Symbol.asyncDispose]());

async function spend(day: string, cost: string): Promise<void> {
  await world.bill(day, [{ model: 'm', cost }]);
}

describe('a threshold', () => {
  test.each([
    ['69.999999999999', 0, []],
    ['70', 1, ['percent 70']],
    ['89.999999999999', 1, ['percent 70']],
    ['90', 2, ['percent 90']],
    ['100', 3, ['percent 100']],
  ] as const)('at %s of 100 is reached exactly: level %i', async (cost, level, breached) => {
    await world.budget({ limit: '100' });
    await spend('2026-10-20', cost);
    expect((await world.status())?.level).toBe(level);
    expect(await world.breached()).toEqual(breached);
  });

  test('jumped over speaks no more: from 60 to 120 % is one message', async () => {
    await world.budget({ limit: '100' });
    await spend('2026-10-19', '60');
    expect(await world.breached()).toEqual([]);
    await spend('2026-10-20', '60');
    expect(await world.reached()).toMatchObject([
      { value: '70', reached: 1, breached: 0, severity: 'warning' },
      { value: '90', reached: 1, breached: 0, severity: 'critical' },
      { value: '100', reached: 1, breached: 1, severity: 'emergency' },
    ]);
    expect(await world.status()).toMatchObject({ usedRatio: 1.2, level: 3, thresholdsReached: 3, remaining: '-20' });
  });

  test('of an amount speaks beside one of percent', async () => {
    await world.budget({
      limit: '1000',
      thresholds: [
        { kind: 'percent', value: 5, severity: 'warning' },
        { kind: 'amount', value: '50.5', severity: 'emergency' },
        { kind: 'amount', value: 50, severity: 'critical' },
      ],
    });
    await spend('2026-10-20', '50.5');
    expect(await world.breached()).toEqual(['percent 5', 'amount 50.5']);
    expect((await world.status())?.level).toBe(3);
  });

  test('falls back when the provider takes some back', async () => {
    await world.budget({ limit: '100' });
    await spend('2026-10-19', '95');
    expect(await world.breached()).toEqual(['percent 90']);
    await spend('2026-10-19', '20');
    expect(await world.breached()).toEqual([]);
  });

  test('is reached in the very transaction that books the charges', async () => {
    await world.budget({ limit: '100' });
    await createEntry(world.pool, ANNA, world.accountId, { date: '2026-10-20', cost: '95' });
    expect(await world.breached()).toEqual(['percent 90']);
  });
});

describe('what counts', () => {
  test('a manual entry alone trips a budget, unless it leaves them out', async () => {
    await world.budget({ name: 'all', limit: '100' });
    await world.budget({ name: 'billed', limit: '100', sources: ['api', 'estimate', 'import'] });
    await createEntry(world.pool, ANNA, world.accountId, { date: '2026-10-05', cost: '130' });
    expect(await world.statuses()).toMatchObject([
      {
        budget: 'all',
        spent: '130',
        level: 3,
        counted: 'billed, estimated, imported, entered by hand',
        freshness: 'fresh',
      },
      { budget: 'billed', spent: '0', level: 0, counted: 'billed, estimated, imported' },
    ]);
  });

  test('estimates count by choice', async () => {
    await world.budget({ name: 'all' });
    await world.budget({ name: 'sure', sources: ['api', 'import', 'manual'] });
    await world.estimate('2026-10-05', '80');
    expect(await world.statuses()).toMatchObject([
      { spent: '80', level: 1, spentNotFinal: '80' },
      { spent: '0', level: 0, counted: 'billed, imported, entered by hand' },
    ]);
  });

  test('another currency never counts, and is told', async () => {
    await world.budget({ limit: '100' });
    await world.budget({ name: 'euro', limit: '100', currency: 'EUR' });
    await world.bill('2026-10-05', [
      { model: 'm', cost: '30' },
      { model: 'm', cost: '5', dimensions: { billingCurrency: 'CHF' } },
      { model: 'm', cost: '80', dimensions: { billingCurrency: 'EUR' } },
    ]);
    expect(await world.statuses()).toMatchObject([
      { spent: '30', currency: 'USD', currenciesNotCounted: 'CHF, EUR' },
      { spent: '80', currency: 'EUR', currenciesNotCounted: 'CHF, USD', level: 1 },
    ]);
  });

  test('charges without a price are told, and are not zero', async () => {
    await world.budget({ limit: '100' });
    await world.budget({ name: 'tagged', limit: '100', tag: { key: 'team', value: 'a' } });
    await world.bill('2026-10-05', [
      { model: 'm', cost: '30' },
      { model: 'new', cost: null, dimensions: { tags: { team: 'a' } } },
    ]);
    expect(await world.statuses()).toMatchObject([
      { spent: '30', unpricedCharges: 1 },
      { spent: '0', unpricedCharges: 1 },
    ]);
  });

  test('an account that was deleted keeps what it has spent', async () => {
    await world.budget({ name: 'all' });
    await world.budget({ name: 'one', accountId: world.accountId });
    await spend('2026-10-05', '80');
    await world.ledger.rows('update aicost.account set deleted_at = now(), is_active = false');
    expect(await world.statuses()).toMatchObject([
      { spent: '80', level: 1, account: 'all', scope: 'everything' },
      { spent: '80', level: 1, account: 'one', scope: 'account one' },
    ]);
  });
});

describe('a budget that is', () => {
  test('off or deleted gives no row', async () => {
    const off = await world.budget({ name: 'off', limit: '1' });
    const gone = await world.budget({ name: 'gone', limit: '1' });
    await spend('2026-10-05', '80');
    expect(await world.statuses()).toHaveLength(2);
    await changeBudget(world.pool, ANNA, off, { isActive: false });
    await deleteBudget(world.pool, ANNA, gone);
    expect(await world.statuses()).toEqual([]);
    expect(await world.reached()).toEqual([]);
  });

  test('of an account that nobody could read says so', async () => {
    const read = `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at)
                  values ($1, 'schedule', $2, '2026-10-18T11:00:00Z', '2026-10-18T11:00:00Z')`;
    const other = await world.account('other');
    await world.budget({ name: 'one', accountId: world.accountId });
    await world.budget({ name: 'other', accountId: other });
    await world.budget({ name: 'both' });
    expect((await world.statuses()).map(({ freshness }) => freshness)).toEqual([
      'never read',
      'never read',
      'never read',
    ]);
    await world.ledger.rows(read, [world.accountId, 'succeeded']);
    const [one, never, both] = await world.statuses();
    expect([one?.freshness, never?.freshness, both?.freshness]).toEqual(['stale', 'never read', 'stale']);
    expect(one?.dataAgeSeconds).toBeGreaterThan(49 * 3_600 - 1);
    world.goTo('2026-10-19T12:00:00Z');
    expect((await world.statuses()).map(({ freshness }) => freshness)).toEqual(['fresh', 'never read', 'stale']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNA, BudgetLedger } from '../../../test/budgetLedger.js';
import { addDays, day, eachDay } from '../../domain/day.js';
import { createLogger } from '../../logging/logger.js';
import { createEntry } from '../entries/createEntry.js';
import { changeBudget } from './changeBudget.js';
import { forecastBudgets, type BudgetForecastDeps } from './forecastBudgets.js';
import type { ThresholdWish } from './readBudget.js';

const FORECAST: ThresholdWish = { kind: 'forecast', value: 80, severity: 'warning' };
const PERCENT: ThresholdWish = { kind: 'percent', value: 100, severity: 'emergency' };

let world: BudgetLedger;
let log: string[];
beforeEach(async () => {
  log = [];
  world = await BudgetLedger.open('2026-10-11T12:00:00Z');
});
afterEach(() => world[Symbol.asyncDispose]());

async function spendDaily(days: number, cost = '10'): Promise<void> {
  const today = day('2026-10-11');
  for (const on of eachDay(addDays(today, -days), addDays(today, -1))) await world.bill(on, [{ model: 'm', cost }]);
}

async function forecast(wish: Partial<BudgetForecastDeps> = {}): Promise<void> {
  const destination = { write: (line: string) => log.push(line) };
  await forecastBudgets({
    pool: world.pool,
    log: createLogger({ level: 'error', secrets: [], destination }),
    isForecasting: true,
    ...wish,
  });
}

describe('a forecast threshold', () => {
  test('is reached when the limit will be passed with its probability, long before it is', async () => {
    await world.budget({ name: 'tight', limit: '300', thresholds: [FORECAST, PERCENT] });
    await world.budget({ name: 'wide', limit: '320', thresholds: [FORECAST, PERCENT] });
    await spendDaily(40);
    await forecast();
    expect(await world.breached()).toEqual(['forecast 80']);
    // The same every day: 100 are spent, 21 days of 10 come, and the 300 are reached on the 30th.
    expect(await world.statuses()).toMatchObject([
      {
        budget: 'tight',
        spent: '100',
        level: 0,
        expectedAtEnd: '310',
        lower80: '310',
        upper80: '310',
        passProbability: 0.99,
        exhaustedOn: '2026-10-30',
        exhaustedOnEarliest: '2026-10-30',
        exhaustedBy: 'forecast',
        burnRatePerDay: '10',
        forecast: 'high',
      },
      { budget: 'wide', passProbability: 0.01, exhaustedOn: null, exhaustedBy: 'forecast' },
    ]);
  });

  test.each([
    [13, 'not enough data', [], 'burn rate'],
    [14, 'low', ['forecast 80'], 'forecast'],
  ])('with %i days of data: %s', async (days, said, breached, by) => {
    await world.budget({ limit: '200', thresholds: [FORECAST] });
    await spendDaily(days);
    await forecast();
    expect(await world.status()).toMatchObject({ forecast: said, exhaustedBy: by });
    expect(await world.breached()).toEqual(breached);
  });

  test('of several reached ones speaks by the highest alone', async () => {
    await world.budget({ limit: '200', thresholds: [FORECAST, { ...FORECAST, value: 50 }] });
    await spendDaily(30);
    await forecast();
    expect(await world.reached()).toMatchObject([
      { value: '50', reached: 1, breached: 0 },
      { value: '80', reached: 1, breached: 1 },
    ]);
  });
});

describe('an outlook', () => {
  test('counts only for the version of the budget, the period and the two days it was made for', async () => {
    const budgetId = await world.budget({ limit: '200', thresholds: [FORECAST] });
    await spendDaily(30);
    await forecast();
    expect(await world.breached()).toEqual(['forecast 80']);

    await changeBudget(world.pool, ANNA, budgetId, { limit: '5000' });
    expect(await world.breached()).toEqual([]);
    expect(await world.status()).toMatchObject({ forecast: 'none made', exhaustedOn: null });

    await changeBudget(world.pool, ANNA, budgetId, { limit: '200' });
    await forecast();
    expect(await world.breached()).toEqual(['forecast 80']);
    world.goTo('2026-10-13T12:01:00Z');
    expect(await world.breached()).toEqual([]);

    world.goTo('2026-10-31T23:59:00Z');
    await forecast();
    world.goTo('2026-11-01T00:00:30Z');
    expect(await world.status()).toMatchObject({ forecast: 'none made', expectedAtEnd: null });
  });

  test('is never below what was spent since it was made', async () => {
    await world.budget({ limit: '1000' });
    await spendDaily(30);
    await forecast();
    expect((await world.status())?.expectedAtEnd).toBe('310');
    await createEntry(world.pool, ANNA, world.accountId, { date: '2026-10-11', cost: '400' });
    expect(await world.status()).toMatchObject({ spent: '500', expectedAtEnd: '500', upper95: '500' });
  });

  test('of a budget without any account is not made, nor one without charges', async () => {
    await world.budget({ serviceId: 'groq', thresholds: [FORECAST] });
    await forecast();
    expect(await world.status()).toMatchObject({ forecast: 'not enough data', spent: '0' });
  });

  test('is not made with ENABLE_FORECASTING=false, and those of before are gone', async () => {
    await world.budget({ limit: '200', thresholds: [FORECAST] });
    await spendDaily(30);
    await forecast();
    await forecast({ isForecasting: false });
    expect(await world.breached()).toEqual([]);
    expect(await world.status()).toMatchObject({
      forecast: 'none made',
      exhaustedBy: 'burn rate',
      exhaustedOn: '2026-10-20',
    });
  });

  test('that fails is logged, and the other budgets get theirs', async () => {
    await world.budget({ name: 'bad', limit: '1' });
    await world.budget({ name: 'good', limit: '2' });
    await spendDaily(30);
    let asked = 0;
    await forecast({ outlook: async () => ((asked += 1) === 1 ? Promise.reject(new Error('odd')) : null) });
    expect((await world.statuses()).map((row) => row.forecast)).toEqual(['none made', 'not enough data']);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain('no outlook could be made of a budget');
  });
});

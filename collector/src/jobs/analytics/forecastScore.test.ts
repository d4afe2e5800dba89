import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AnalyticsLedger, times } from '../../../test/analytics/analyticsLedger.js';

let ledger: AnalyticsLedger;
beforeEach(async () => {
  ledger = await AnalyticsLedger.open();
});
afterEach(() => ledger[Symbol.asyncDispose]());

const score = (horizon = 30) =>
  ledger.rows(
    `select forecasts, round(total_mape::numeric, 6)::float8 as mape, total_absolute_error as error, round(bias::numeric, 6)::float8 as bias,
            total_coverage80 as total80, total_coverage95 as total95, day_coverage80 as day80, day_coverage95 as day95
     from report.forecast_score where scope = 'account' and horizon = $1`,
    [horizon],
  );

describe('the promise of last month, compared with what came', () => {
  test('errors and coverage, worked out by hand', async () => {
    const account = await ledger.account('a');
    // Thirty days of exactly 10 promise 10 a day for ever: 300 in thirty days, with bands of no width.
    await ledger.spend(account, times(30, '10'));
    await ledger.refresh();
    expect(await score()).toEqual([]);
    // 24 days come as promised, 6 cost 20: 24 x 10 + 6 x 20 = 360.
    await ledger.live(30);
    await ledger.spend(account, [...times(24, '10'), ...times(6, '20')]);
    await ledger.refresh();
    // The total was promised 60 too low: 60 / 360 = 0.166667, and lay in no band; 24 of 30 days lay in theirs: 0.8.
    expect(await score()).toEqual([
      { forecasts: 1, mape: 0.166667, error: 60, bias: -0.166667, total80: 0, total95: 0, day80: 0.8, day95: 0.8 },
    ]);
    expect(await score(60)).toEqual([]);
  });

  test('nothing is judged while a day of it is unknown or not settled', async () => {
    const account = await ledger.account('a');
    await ledger.spend(account, times(30, '10'));
    await ledger.refresh();
    await ledger.live(30);
    await ledger.spend(account, [...times(10, '10'), null, ...times(19, '10')]);
    await ledger.refresh();
    expect(await score()).toEqual([]);
    await ledger.spend(account, times(30, '10'));
    await ledger.pool.query(`update aicost.charge_window set finality = 'settling' where charge_date = $1::date - 3`, [
      ledger.today,
    ]);
    await ledger.refresh();
    expect(await score()).toEqual([]);
    await ledger.pool.query(`update aicost.charge_window set finality = 'final'`);
    await ledger.refresh();
    expect(await score()).toMatchObject([{ forecasts: 1, mape: 0, total80: 1, day95: 1 }]);
  });

  test('of nearly nothing there is no percentage, only the absolute error', async () => {
    const account = await ledger.account('a');
    await ledger.spend(account, times(30, '0.1'));
    await ledger.refresh();
    await ledger.live(30);
    // 30 x 0.2 = 6 would have one; 30 x 0.16 = 4.8 has none. Promised were 30 x 0.1 = 3.
    await ledger.spend(account, times(30, '0.16'));
    await ledger.refresh();
    const [row] = (await score()) as { mape: number | null; error: number }[];
    expect(row?.mape).toBeNull();
    expect(row?.error).toBeCloseTo(1.8, 6);
  });

  test('what was foretold from too few days is no forecast and is not judged', async () => {
    const account = await ledger.account('a');
    await ledger.spend(account, times(5, '10'));
    await ledger.refresh();
    await ledger.live(30);
    await ledger.spend(account, times(30, '10'));
    await ledger.refresh();
    expect(await score()).toEqual([]);
  });
});

test('every day of the last week is kept, before that the first of each week', async () => {
  const account = await ledger.account('a');
  for (let day = 0; day < 17; day += 1) {
    if (day > 0) await ledger.live(day);
    await ledger.spend(account, times(20, '10'));
    await ledger.refresh();
  }
  const kept = await ledger.rows<{ age: number; weekday: number }>(
    `select ($1::date - made_on) as age, extract(isodow from made_on)::int as weekday from aicost.cost_forecast where account_id = $2 and model is null order by made_on desc`,
    [ledger.today, account],
  );
  expect(kept.filter(({ age }) => age < 7)).toHaveLength(7);
  const [first, ...older] = kept.filter(({ age }) => age >= 7).reverse();
  expect(first?.age).toBe(16);
  expect(older.map(({ weekday }) => weekday)).toEqual(older.map(() => 1));
});

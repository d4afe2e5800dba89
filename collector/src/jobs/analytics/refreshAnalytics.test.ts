import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/day.js';
import { plain, readStream } from '../../../test/analytics/readStream.js';
import { AnalyticsLedger, times } from '../../../test/analytics/analyticsLedger.js';
import { directAnalyst } from './threads/analyst.js';

let ledger: AnalyticsLedger;
beforeEach(async () => {
  ledger = await AnalyticsLedger.open();
});
afterEach(() => ledger[Symbol.asyncDispose]());

const scopes = () =>
  ledger.rows(`select scope, service_id, account, ai_model, billing_currency as currency, expected::text
    from report.forecast_total where period = 'next 30 days' order by 1, 2, 3, 4, 5`);

describe('what is forecast', () => {
  test('every account, every model of an account, every service, and everything', async () => {
    const [a, b] = [await ledger.account('a'), await ledger.account('b', 'anthropic')];
    await ledger.spend(a, times(30, '2'), 'x', 'one');
    await ledger.spend(a, times(30, '3'), 'y', 'two');
    await ledger.spend(b, times(30, '10'));
    expect(await ledger.refresh()).toEqual({ accounts: 2, series: 8, forecasts: 8, failed: 0 });
    expect(await scopes()).toEqual([
      { scope: 'account', service_id: 'anthropic', account: 'b', ai_model: null, currency: 'USD', expected: '300' },
      { scope: 'account', service_id: 'openai', account: 'a', ai_model: null, currency: 'USD', expected: '150' },
      { scope: 'all', service_id: null, account: null, ai_model: null, currency: 'USD', expected: '450' },
      { scope: 'model', service_id: 'anthropic', account: 'b', ai_model: 'm', currency: 'USD', expected: '300' },
      { scope: 'model', service_id: 'openai', account: 'a', ai_model: 'x', currency: 'USD', expected: '60' },
      { scope: 'model', service_id: 'openai', account: 'a', ai_model: 'y', currency: 'USD', expected: '90' },
      { scope: 'service', service_id: 'anthropic', account: null, ai_model: null, currency: 'USD', expected: '300' },
      { scope: 'service', service_id: 'openai', account: null, ai_model: null, currency: 'USD', expected: '150' },
    ]);
  });

  test('the end of the month is what is known so far plus the forecast of the rest', async () => {
    const account = await ledger.account('a');
    await ledger.spend(account, times(100, '7'));
    await ledger.refresh();
    const [total] = await ledger.rows<Record<string, number | string>>(
      `select extract(day from last_day)::int as days, extract(day from made_at)::int as today, spent, expected, lower95, upper95, billing_currency as currency
       from report.forecast_total where scope = 'account' and period = 'month end'`,
    );
    // Seven a day; of today nothing is known yet.
    expect(total).toMatchObject({ spent: 7 * (Number(total?.['today']) - 1), expected: 7 * Number(total?.['days']) });
    const [days] = await ledger.rows(
      `select count(*)::int as days, min(day)::text as first, sum(expected)::float8 as sum, min(model) as model from report.forecast_daily`,
    );
    expect(days).toEqual({ days: 90, first: ledger.today, sum: 630, model: 'constant' });
  });

  test('currencies are forecast apart', async () => {
    const account = await ledger.account('a');
    const both = [[{}, '1'] as const, [{ billingCurrency: 'EUR' }, '5'] as const];
    await readStream(
      ledger.pool,
      account,
      'costs',
      addDays(ledger.today, -20),
      Array.from({ length: 20 }, () => both),
    );
    await ledger.refresh();
    expect((await scopes()).filter((row) => (row as { scope: string }).scope === 'all')).toMatchObject([
      { currency: 'EUR', expected: '150' },
      { currency: 'USD', expected: '30' },
    ]);
  });

  test('nothing, while forecasting is switched off', async () => {
    await ledger.spend(await ledger.account('a'), times(30, '2'));
    expect(await ledger.refresh({ features: { forecasting: false, anomalyDetection: true } })).toMatchObject({
      series: 4,
      forecasts: 0,
    });
    expect(await scopes()).toEqual([]);
  });
});

describe('when it is forecast', () => {
  test('again only where the ledger changed, and everything on a new day', async () => {
    const [a, b] = [await ledger.account('a'), await ledger.account('b')];
    await ledger.spend(a, times(30, '2'));
    await ledger.spend(b, times(30, '3'));
    expect(await ledger.refresh()).toMatchObject({ accounts: 2, forecasts: 6 });
    expect(await ledger.refresh()).toEqual({ accounts: 0, series: 0, forecasts: 0, failed: 0 });
    await ledger.spend(b, ['9']);
    // Account b, its model, its service, everything.
    expect(await ledger.refresh()).toMatchObject({ accounts: 1, series: 4, forecasts: 4 });
    await ledger.live(1);
    expect(await ledger.refresh()).toMatchObject({ accounts: 2, forecasts: 6 });
  });

  test('what today has cost so far changes no forecast until it is more than was expected', async () => {
    const account = await ledger.account('a');
    await ledger.spend(account, times(30, '2'));
    await ledger.refresh();
    const today = (cost: string) =>
      readStream(ledger.pool, account, 'costs', ledger.today, plain([cost], { xModel: 'm' }));
    const spent = async () =>
      (
        await ledger.rows<{ spent: number }>(
          `select spent - $1 as spent from report.forecast_total where scope = 'account' and period = 'month end'`,
          [2 * (Number(ledger.today.slice(8)) - 1)],
        )
      )[0]?.spent;
    await today('1.5');
    expect(await ledger.refresh()).toMatchObject({ series: 4, forecasts: 0 });
    expect(await spent()).toBe(1.5);
    await today('2.5');
    expect(await ledger.refresh()).toMatchObject({ series: 4, forecasts: 4 });
    expect(await spent()).toBe(2.5);
  });

  test('by one collector at a time', async () => {
    await ledger.spend(await ledger.account('a'), times(30, '2'));
    const reports = await Promise.all([ledger.refresh(), ledger.refresh()]);
    expect(reports.filter((report) => report === null)).toHaveLength(1);
  });

  test('a series that fails is logged, the others go on', async () => {
    await ledger.spend(await ledger.account('a'), times(30, '2'));
    const analyst = { ...directAnalyst };
    analyst.forecast = async (batch) =>
      (await directAnalyst.forecast(batch)).map((result, index) => (index === 0 ? { error: 'no' } : result));
    const report = await ledger.refresh({ analyst, features: { forecasting: true, anomalyDetection: false } });
    expect(report).toMatchObject({ series: 4, failed: 3, forecasts: 1 });
    expect(ledger.log.filter((line) => line.includes('a forecast failed'))).toHaveLength(3);
  });

  test('a failure of the database ends the run, and the next one does what is left', async () => {
    await ledger.spend(await ledger.account('a'), times(30, '2'));
    await ledger.pool.query('alter table aicost.cost_forecast rename to away');
    await expect(ledger.refresh()).rejects.toMatchObject({ code: 'DATABASE_FAULT' });
    await ledger.pool.query('alter table aicost.away rename to cost_forecast');
    expect(await ledger.refresh()).toMatchObject({ accounts: 1, forecasts: 4 });
  });
});

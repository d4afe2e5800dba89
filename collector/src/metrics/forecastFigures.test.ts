import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { read, ScrapedLedger } from '../../test/scrapedLedger.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

/** A forecast of the month of each of some accounts, made so many days ago: as many units as its number, give or take 20 and 40 %. */
async function forecasts(accounts: number, daysAgo = 0): Promise<void> {
  await ledger.pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     select 'account ' || n, 'openai', 'OpenAI', 'config', '2025-01-01' from generate_series(1, $1::int) as n`,
    [accounts],
  );
  await ledger.pool.query(
    `insert into aicost.cost_forecast (scope_key, account_id, made_on, made_at, billing_currency, first_day, expected, lower80, upper80, lower95, upper95,
       totals, spent_in_month, spent_in_quarter, method, confidence, known_days, input_hash)
     select 'k', n, t.today - $2::int, now(), 'USD', t.today - $2::int, '{}', '{}', '{}', '{}', '{}',
       jsonb_build_array(jsonb_build_object('period', 'month end', 'last_day', t.today, 'expected', n, 'lower80', 0.8 * n, 'upper80', 1.2 * n)),
       0, 0, 'combination', 'high', 99, ''
     from generate_series(1, $1::int) as n, (select (aicost.now() at time zone 'UTC')::date as today) as t`,
    [accounts, daysAgo],
  );
}

test('the month of an account has its expected cost and the ends of its band of 80 %', async () => {
  await forecasts(1);
  const figures = await read(ledger.exporterOn(ledger.pool));
  const labels = 'account="account 1",service="openai",currency="USD"';
  expect([...figures].filter(([name]) => name.startsWith('aicost_forecast'))).toEqual([
    [`aicost_forecast_month_end_cost{${labels},quantile="0.1"}`, 0.8],
    [`aicost_forecast_month_end_cost{${labels},quantile="0.5"}`, 1],
    [`aicost_forecast_month_end_cost{${labels},quantile="0.9"}`, 1.2],
    ['aicost_forecasts_dropped', 0],
  ]);
});

test('a forecast that was not renewed for two days is no figure of this month', async () => {
  await forecasts(1, 2);
  const figures = await read(ledger.exporterOn(ledger.pool));
  expect([...figures.keys()].filter((name) => name.startsWith('aicost_forecast_month'))).toEqual([]);
});

test('beyond 200 accounts only the dearest have series, and the others are counted', async () => {
  await forecasts(203);
  const figures = await read(ledger.exporterOn(ledger.pool));
  const medians = [...figures].filter(([name]) => name.includes('quantile="0.5"'));
  expect([medians.length, Math.min(...medians.map(([, value]) => value))]).toEqual([200, 4]);
  expect(figures.get('aicost_forecasts_dropped')).toBe(3);
});

test('errors and coverage of what was forecast at the time', async () => {
  await forecasts(1);
  await ledger.pool.query(
    `insert into aicost.forecast_outcome values ('k', 1, '2026-01-01', 30, 'USD', null, null, 90, 100, true, true, 30, 30, now()),
       ('k', 1, '2026-01-08', 30, 'USD', null, null, 130, 100, false, true, 30, 30, now()), ('all', 0, '2026-01-01', 60, 'USD', null, null, 60, 100, true, true, 60, 60, now())`,
  );
  const figures = await read(ledger.exporterOn(ledger.pool));
  // Off by 10 and by 30 of 100: 20 %. Of two totals of accounts one lay in the narrow band, both in the wide one.
  expect(
    figures.get('aicost_forecast_mape_ratio{account="account 1",service="openai",currency="USD",horizon="30"}'),
  ).toBeCloseTo(0.2);
  expect(
    figures.get('aicost_forecast_mape_ratio{account="all",service="all",currency="USD",horizon="60"}'),
  ).toBeCloseTo(0.4);
  expect(figures.get('aicost_forecast_coverage_ratio{level="0.8"}')).toBe(0.5);
  expect(figures.get('aicost_forecast_coverage_ratio{level="0.95"}')).toBe(1);
});

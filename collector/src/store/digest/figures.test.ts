import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BudgetLedger } from '../../../test/budgetLedger.js';
import { day } from '../../domain/day.js';
import { accountsNotReadSince, allReadFrom, monthForecasts } from './figures.js';

let at: BudgetLedger;
beforeEach(async () => {
  at = await BudgetLedger.open('2026-11-23T07:00:00Z');
});
afterEach(async () => at[Symbol.asyncDispose]());

const MONTH = {
  ...{ period: 'month end', first_day: '2026-11-01', last_day: '2026-11-30' },
  ...{ expected: 90, lower80: 80, upper80: 100, lower95: 70, upper95: 110 },
};
const forecast = (madeAt: string, currency = 'USD', knownDays = 40) =>
  at.ledger.rows(
    `insert into aicost.cost_forecast (scope_key, account_id, made_on, made_at, billing_currency, first_day, expected, lower80, upper80, lower95, upper95,
       totals, spent_in_month, spent_in_quarter, method, confidence, own_error, known_days, input_hash)
     values ('all ' || $2, 0, $1::timestamptz::date, $1, $2, $1::timestamptz::date, '{1}', '{1}', '{1}', '{1}', '{1}', $3, 60, 60, 'constant', 'high', 0.1, $4, '')`,
    [madeAt, currency, JSON.stringify([MONTH, { ...MONTH, period: 'next 30 days' }]), knownDays],
  );

test('forecasts of the running month with their score, unless nobody has renewed them', async () => {
  await forecast('2026-11-23T06:00:00Z');
  await forecast('2026-11-20T06:00:00Z', 'EUR');
  await forecast('2026-11-23T06:00:00Z', 'CHF', 5);
  await at.ledger.rows(
    `insert into aicost.forecast_outcome (scope_key, account_id, made_on, horizon, billing_currency, expected, came, is_in80, is_in95, days_in80, days_in95, judged_at)
     values ('all USD', 0, '2026-10-01', 30, 'USD', 110, 100, true, true, 30, 30, now()), ('all USD', 0, '2026-10-08', 30, 'USD', 80, 100, true, true, 30, 30, now())`,
  );
  const figures = { lastDay: '2026-11-30', spent: 60, expected: 90, lower80: 80, upper80: 100, ownError: 0.1 };
  expect(await monthForecasts(at.pool)).toEqual([
    { ...figures, currency: 'CHF', confidence: 'none', judged: 0, meanError: null },
    { ...figures, currency: 'USD', confidence: 'high', judged: 2, meanError: expect.closeTo(0.15) },
  ]);
});

const wasRead = (accountId: number, finished: string) =>
  at.ledger.rows(
    `insert into aicost.sync_run (account_id, trigger, actor, outcome, started_at, finished_at) values ($1, 'schedule', 'test', 'succeeded', $2, $2)`,
    [accountId, finished],
  );

test('accounts whose last whole read was before the end of the period, and no others', async () => {
  const [late, fresh] = [await at.account('late'), await at.account('fresh')];
  await at.account('never');
  for (const [accountId, finished] of [
    [late, '2026-11-22T23:59:00Z'],
    [fresh, '2026-11-23T00:01:00Z'],
  ] as const)
    await wasRead(accountId, finished);
  expect(await accountsNotReadSince(at.pool, day('2026-11-22'))).toEqual(['late', 'never', 'one']);
});

test('accounts were all read from the first day of the one that is read the least far back, unless nobody reads it', async () => {
  expect(await allReadFrom(at.pool)).toBeNull();
  const [far, near, typedIn] = [await at.account('far'), await at.account('near'), await at.account('typed in')];
  const start = (id: number, first: string) =>
    at.ledger.rows('update aicost.account set backfill_from = $2 where account_id = $1', [id, first]);
  await start(far, '2025-10-01');
  await start(near, '2026-11-12');
  await start(typedIn, '2026-11-20');
  for (const accountId of [far, near]) await wasRead(accountId, '2026-11-22T12:00:00Z');
  expect(await allReadFrom(at.pool)).toBe('2026-11-12');
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { charge, costs, Ledger, window, type Row } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { day } from '../domain/day.js';
import { startRun } from './syncRuns.js';

const FRIDAY = day('2026-11-20');

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => {
  expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  await ledger[Symbol.asyncDispose]();
});

/** As `model: old -> new`. */
async function revisions(): Promise<string[]> {
  const rows = await ledger.rows<{ text: string }>(
    `select concat(s.model, ': ', trim_scale(old_cost), ' -> ', trim_scale(new_cost)) as text
     from aicost.charge_revision join aicost.charge_series as s using (account_id, series_id) order by recorded_at, 1`,
  );
  return rows.map(({ text }) => text);
}

function rows(...list: Row[]) {
  return [{ day: FRIDAY, charges: list.map((row) => charge(FRIDAY, row)) }];
}

describe('R12: every amount that changes after its first read leaves one revision', () => {
  test('the first read leaves none', async () => {
    await ledger.read([window(FRIDAY, { a: '1', b: '2' })]);
    expect(await revisions()).toEqual([]);
  });

  test('changed, appeared, vanished: one each; what stands leaves none', async () => {
    await ledger.read([window(FRIDAY, { stands: '1', changed: '2', vanished: '3' })]);
    const result = await ledger.read([window(FRIDAY, { stands: '1', changed: '2.5', appeared: '4' })]);
    expect(result.amountsRestated).toBe(3);
    expect(await revisions()).toEqual(['appeared:  -> 4', 'changed: 2 -> 2.5', 'vanished: 3 -> ']);
  });

  test('restated three times: three revisions, and the sum of all deltas leads to what stands', async () => {
    await ledger.read([window(FRIDAY, { a: '10' })]);
    for (const amount of ['12', '9.5', '10.25']) await ledger.read([window(FRIDAY, { a: amount })]);
    expect(await revisions()).toEqual(['a: 10 -> 12', 'a: 12 -> 9.5', 'a: 9.5 -> 10.25']);
    expect(
      await ledger.rows('select first_total::float8 as first, billed_total::float8 as now from aicost.charge_window'),
    ).toEqual([{ first: 10, now: 10.25 }]);
    expect(await ledger.rows('select revision, run_id::int from aicost.charge')).toEqual([{ revision: 3, run_id: 4 }]);
  });

  test('a row that vanishes and comes back', async () => {
    await ledger.read([window(FRIDAY, { a: '1', b: '5' })]);
    await ledger.read([window(FRIDAY, { b: '5' })]);
    await ledger.read([window(FRIDAY, { a: '1', b: '5' })]);
    expect(await revisions()).toEqual(['a: 1 -> ', 'a:  -> 1']);
  });

  test.each([['12.5'], ['12.50'], ['1.25e1'], ['0012.500000']])('%s is the amount that 12.5 is', async (notation) => {
    await ledger.read(rows({ model: 'a', cost: '12.5', raw: '12.5 USD dollars' }));
    const again = await ledger.read(rows({ model: 'a', cost: notation, raw: `${notation} USD dollars` }));
    expect(again).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await revisions()).toEqual([]);
  });

  test('a quantity that changes is written and leaves no revision', async () => {
    await ledger.read(rows({ model: 'a', tokens: '100' }, { model: 'a', cost: '3' }));
    expect(await ledger.read(rows({ model: 'a', tokens: '120' }, { model: 'a', cost: '3' }))).toMatchObject({
      changed: 1,
      amountsRestated: 0,
    });
    expect(await revisions()).toEqual([]);
    expect(await ledger.rows('select tokens::int, billed_cost::int from report.daily_cost_by_account')).toEqual([
      { tokens: 120, billed_cost: 3 },
    ]);
  });

  test('a list price that changes is written and leaves no revision', async () => {
    await ledger.read(rows({ model: 'a', cost: '3', list: '4' }));
    expect(await ledger.read(rows({ model: 'a', cost: '3', list: '5' }))).toMatchObject({
      changed: 1,
      amountsRestated: 0,
    });
    expect(await ledger.rows('select list_cost::int from report.daily_cost')).toEqual([{ list_cost: 5 }]);
  });

  test('it says how final the day was, which run saw it and when that run asked', async () => {
    await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: '2026-11-20T10:00:00Z' });
    const runId = await startRun(ledger.pool, ledger.accountId, 'schedule');
    await ledger.read([window(FRIDAY, { a: '2' })], { fetchedAt: '2026-11-21T10:00:00.5Z', runId });
    const sql = `select finality_before, run_id::text, recorded_at = '2026-11-21T10:00:00.5Z' as is_asked from aicost.charge_revision`;
    expect(await ledger.rows(sql)).toEqual([{ finality_before: 'provisional', run_id: runId, is_asked: true }]);
    expect(await ledger.rows('select delta::int, model, day::text, new_cost::int from report.revision')).toEqual([
      { delta: 1, model: 'a', day: FRIDAY, new_cost: 2 },
    ]);
  });
});

describe('R6: unknown is never zero', () => {
  test('a cost row without an amount is unpriced: counted, not summed', async () => {
    const result = await ledger.read([window(FRIDAY, { a: '1', b: null })]);
    expect(result.rowsUnpriced).toBe(1);
    const [day] = await ledger.rows('select billed_cost::int, unpriced_charges from report.daily_cost_by_account');
    expect(day).toEqual({ billed_cost: 1, unpriced_charges: 1 });
    expect(
      await ledger.rows(`select billed_cost, unpriced_charges::int from report.daily_cost where model = 'b'`),
    ).toEqual([{ billed_cost: null, unpriced_charges: 1 }]);
  });

  test('a day of nothing but unpriced rows has no cost, not the cost zero', async () => {
    await ledger.read([window(FRIDAY, { a: null })]);
    expect(await ledger.rows('select billed_cost from report.daily_cost_by_account')).toEqual([{ billed_cost: null }]);
    expect(await ledger.rows('select billed_cost from report.monthly_cost')).toEqual([{ billed_cost: null }]);
    expect(await ledger.rows('select unpriced_charges::int from report.sync_health')).toEqual([
      { unpriced_charges: 1 },
    ]);
  });

  test('zero is an amount', async () => {
    await ledger.read([window(FRIDAY, { a: null })]);
    await ledger.read([window(FRIDAY, { a: '0' })]);
    expect(await revisions()).toEqual(['a:  -> 0']);
    await ledger.read([window(FRIDAY, { a: null })]);
    expect(await revisions()).toEqual(['a:  -> 0', 'a: 0 -> ']);
  });

  test('currencies are never added up', async () => {
    const euros = costs(FRIDAY, { a: '2' }).map((cost) => ({
      ...cost,
      dimensions: { ...cost.dimensions, billingCurrency: 'EUR' },
    }));
    await ledger.read([{ day: FRIDAY, charges: [...costs(FRIDAY, { a: '1' }), ...euros] }]);
    const sql = (view: string) =>
      `select billing_currency as currency, billed_cost::int as cost from report.${view} order by 1`;
    for (const view of ['daily_cost', 'daily_cost_by_account', 'daily_cost_by_model', 'monthly_cost']) {
      expect(await ledger.rows(sql(view))).toEqual([
        { currency: 'EUR', cost: 2 },
        { currency: 'USD', cost: 1 },
      ]);
    }
  });
});

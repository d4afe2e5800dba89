import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { charge, Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { windowTexts } from '../../test/money/ledgerText.js';
import type { Charge } from '../domain/charge.js';
import { addDays, day, dayPeriod } from '../domain/day.js';
import { decimal } from '../domain/decimal.js';
import { checkLedger } from './checkLedger.js';

const FRIDAY = day('2026-11-20');

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

async function damage(body: string, when = 'before insert'): Promise<void> {
  await ledger.rows(`create function damage() returns trigger language plpgsql as $$ begin ${body} return new; end $$`);
  await ledger.rows(`create trigger damage ${when} on aicost.charge for each row execute function damage()`);
}

describe('R4: what is stored is what was parsed, or nothing is stored', () => {
  const damages = [
    ['an amount that is changed by 10^-12', `new.billed_cost := new.billed_cost + 0.000000000001;`],
    ['an amount that becomes unknown', `new.billed_cost := null;`],
    ['a row that is dropped', `if new.billed_cost = 0 then return null; end if;`],
  ] as const;

  test.each(damages)('%s rolls a new day back', async (_case, body) => {
    await damage(body);
    const read = ledger.read([window(FRIDAY, { a: '1.25', b: '2', nothing: '0' })]);
    await expect(read).rejects.toMatchObject({
      code: 'LEDGER_SUM_MISMATCH',
      message: expect.stringMatching(/costs 2026-11-20: .*3 rows and 3\.25; nothing was changed/),
    });
    expect(await windowTexts(ledger.database.pool)).toEqual(new Map());
  });

  test.each(damages)('%s rolls a changed day back', async (_case, body) => {
    await ledger.read([window(FRIDAY, { a: '1.25', b: '2' })]);
    const before = await windowTexts(ledger.database.pool);
    await damage(body, 'before insert or update');
    await expect(ledger.read([window(FRIDAY, { a: '1.5', b: '2', nothing: '0' })])).rejects.toMatchObject({
      code: 'LEDGER_SUM_MISMATCH',
    });
    expect(await windowTexts(ledger.database.pool)).toEqual(before);
    expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  });

  test('a row that somebody smuggled in is found by the next change of its day', async () => {
    await ledger.read([window(FRIDAY, { a: '1.25', b: '2' })]);
    await ledger.rows(`update aicost.charge set billed_cost = 7 where billed_cost = 2`);
    expect((await checkLedger(ledger.pool)).faults).toMatchObject([
      { accountName: 'one', stream: 'costs', day: FRIDAY, charges: '8.25', windowTotal: '3.25' },
    ]);
    expect(await ledger.read([window(FRIDAY, { a: '1.5', b: '2' })])).toMatchObject({ changed: 1, amountsRestated: 2 });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1.5', b: '2' });
  });

  test('a ledger that nobody touched adds up in all four ways', async () => {
    await ledger.read([window(FRIDAY, { a: '1.25', b: null }), window(addDays(FRIDAY, 1), {})]);
    await ledger.read([window(FRIDAY, { a: '1.5', b: '2' })]);
    expect(await checkLedger(ledger.pool)).toEqual({ days: 2, faultCount: 0, faults: [] });
    await ledger.rows(`update aicost.charge_rollup set billed_cost = 9 where dimension = 'total'`);
    expect(await checkLedger(ledger.pool)).toMatchObject({ faultCount: 1, faults: [{ rollup: '9' }] });
  });
});

describe('R5: money is exact', () => {
  const READS = 10;
  const DAYS_A_READ = 10;
  const ROWS_A_DAY = 10_000;

  test('a million rows of 0.000015 are exactly 15 in every view', async () => {
    const series = Array.from({ length: ROWS_A_DAY }, (_, index) =>
      charge(FRIDAY, { model: `m${index % 50}`, dimensions: { xCredentialId: `key-${Math.floor(index / 50)}` } }),
    );
    const billedCost = decimal('0.000015');
    for (let read = 0; read < READS; read += 1) {
      const days = Array.from({ length: DAYS_A_READ }, (_, index) => addDays(FRIDAY, -(read * DAYS_A_READ + index)));
      const windows = days.map((chargeDate) => {
        const chargePeriod = dayPeriod(chargeDate);
        return {
          day: chargeDate,
          charges: series.map((like): Charge => ({ ...like, chargeDate, chargePeriod, billedCost })),
        };
      });
      expect(await ledger.read(windows)).toMatchObject({ fresh: DAYS_A_READ, rowsStored: DAYS_A_READ * ROWS_A_DAY });
    }
    const million = [{ total: '15', rows: 1_000_000 }];
    expect(
      await ledger.rows('select trim_scale(sum(billed_cost))::text as total, count(*)::int as rows from aicost.charge'),
    ).toEqual(million);
    for (const view of [
      'daily_cost_by_account',
      'daily_cost_by_model',
      'daily_cost_by_sub_account',
      'daily_cost_by_credential',
      'monthly_cost',
    ]) {
      expect(await ledger.rows(`select trim_scale(sum(billed_cost))::text as total from report.${view}`)).toEqual([
        { total: '15' },
      ]);
    }
    expect((await checkLedger(ledger.pool)).faults).toEqual([]);
  });

  test('no digit of twenty-four is lost on the way in, in the sums or on the way out', async () => {
    await ledger.read([
      window(FRIDAY, { a: '123456789012.123456789012', b: '0.000000000001', c: '-23456789012.999999999999' }),
    ]);
    expect(await ledger.rows('select billed_cost::text as total from report.daily_cost_by_account')).toEqual([
      { total: '99999999999.123456789014' },
    ]);
    const { rows } = await ledger.pool.query<{ total: unknown }>(
      'select billed_cost as total from report.daily_cost_by_account',
    );
    expect(rows).toEqual([{ total: '99999999999.123456789014' }]);
  });
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Ledger, window } from '../../test/money/ledger.js';
import { addDays, day } from '../domain/day.js';
import { createPool } from './db.js';
import { checkAndKeep, checkWhenDue, lastLedgerCheck } from './ledgerChecks.js';

const FRIDAY = day('2026-11-20');
const SATURDAY = addDays(FRIDAY, 1);

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

const readBoth = () => ledger.read([window(FRIDAY, { a: '1.25', b: '2' }), window(SATURDAY, { a: '4' })]);

const damages = [
  ['an amount that somebody changed', `update aicost.charge set billed_cost = 7 where billed_cost = 2`],
  ['a row that somebody removed', `delete from aicost.charge where billed_cost = 2`],
  ['a sum that somebody changed', `update aicost.charge_rollup set billed_cost = 9 where charge_date = '2026-11-20'`],
  [
    'a total that somebody changed',
    `update aicost.charge_window set billed_total = 9 where charge_date = '2026-11-20'`,
  ],
  ['a history that somebody wrote', `update aicost.charge_revision set new_cost = 9 where charge_date = '2026-11-20'`],
] as const;

test.each(damages)('R12: %s is found, and mended by the next read of that day', async (_case, damage) => {
  await ledger.read([window(FRIDAY, { a: '1', b: '2' })]);
  await readBoth();
  await checkAndKeep(ledger.pool);
  expect(await lastLedgerCheck(ledger.pool, 10)).toMatchObject({ days: 2, faultCount: 0, faults: [] });

  await ledger.rows(damage);
  expect(await readBoth()).toMatchObject({ unchanged: 2, changed: 0 });
  await checkAndKeep(ledger.pool);
  expect(await lastLedgerCheck(ledger.pool, 10)).toMatchObject({
    ...{ days: 2, faultCount: 1 },
    faults: [{ accountName: 'one', stream: 'costs', day: FRIDAY }],
  });

  expect(await readBoth()).toMatchObject({ unchanged: 1, changed: 1 });
  expect(await ledger.stored(FRIDAY)).toEqual({ a: '1.25', b: '2' });
  await checkAndKeep(ledger.pool);
  expect(await lastLedgerCheck(ledger.pool, 10)).toMatchObject({ faultCount: 0, faults: [] });
  expect(await readBoth()).toMatchObject({ unchanged: 2, changed: 0 });
});

test('R12: what was wrong meanwhile stands in the history', async () => {
  await readBoth();
  await ledger.rows(damages[0][1]);
  await checkAndKeep(ledger.pool);
  await readBoth();
  expect(
    await ledger.rows(
      `select trim_scale(old_cost)::text as old, trim_scale(new_cost)::text as new from aicost.charge_revision`,
    ),
  ).toEqual([{ old: '7', new: '2' }]);
});

test('the ledger is added up once after two o’clock at night, by one collector of many', async () => {
  await readBoth();
  const [{ offset } = { offset: '' }] = await ledger.rows<{ offset: string }>(
    `select extract(epoch from '2026-11-24T01:59:00Z'::timestamptz - clock_timestamp()) || 's' as offset`,
  );
  const at = (later: string) =>
    createPool(ledger.database.url, { applicationName: 'aicost-night', clockOffset: `${offset} ${later}` });
  const [evening, night] = [at('0 minutes'), at('2 minutes')];
  const checks = (pool: typeof night) => Promise.all(Array.from({ length: 4 }, () => checkWhenDue(pool)));
  try {
    expect((await checks(evening)).filter(Boolean)).toHaveLength(1);
    expect(await checkWhenDue(evening)).toBeNull();
    expect((await checks(night)).filter(Boolean)).toHaveLength(1);
    expect(await checkWhenDue(night)).toBeNull();
  } finally {
    await Promise.all([evening.end(), night.end()]);
  }
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { day } from '../domain/day.js';

const FRIDAY = day('2026-11-20');
const AT = '2026-11-20T12:00:00Z';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => {
  expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  await ledger[Symbol.asyncDispose]();
});

function later(minutes: number, seconds = 0): string {
  return new Date(Date.parse(AT) + minutes * 60_000 + seconds * 1_000).toISOString();
}

async function state(): Promise<unknown> {
  const [row] = await ledger.rows<Record<string, unknown>>(
    `select error_code, failed_at is not null as failed, empty_since is not null as empty, charge_count from aicost.charge_window where charge_date = $1`,
    [FRIDAY],
  );
  return row;
}

describe('R13: an empty answer where money stands', () => {
  const none = window(FRIDAY, {});

  test('is not believed at once', async () => {
    await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: AT });
    const result = await ledger.read([none], { fetchedAt: later(60) });
    expect(result.kept).toMatchObject([
      {
        day: FRIDAY,
        error: { code: 'PROVIDER_EMPTY_SUSPICIOUS', message: expect.stringContaining('costs 2026-11-20') },
      },
    ]);
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1' });
    expect(await state()).toEqual({
      error_code: 'PROVIDER_EMPTY_SUSPICIOUS',
      failed: true,
      empty: true,
      charge_count: 1,
    });
  });

  test('is not believed a second before ten minutes are over, and is believed then', async () => {
    await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: AT });
    await ledger.read([none], { fetchedAt: later(60) });
    expect((await ledger.read([none], { fetchedAt: later(69, 59) })).kept).toHaveLength(1);
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1' });
    expect(await ledger.read([none], { fetchedAt: later(70) })).toMatchObject({
      changed: 1,
      kept: [],
      amountsRestated: 1,
    });
    expect(await ledger.stored(FRIDAY)).toEqual({});
    expect(await state()).toEqual({ error_code: null, failed: false, empty: false, charge_count: 0 });
    expect(await ledger.rows('select old_cost::float8 as old, new_cost as new from aicost.charge_revision')).toEqual([
      { old: 1, new: null },
    ]);
  });

  test('is forgotten when the rows are there again in between', async () => {
    await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: AT });
    await ledger.read([none], { fetchedAt: later(60) });
    await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: later(65) });
    expect(await state()).toEqual({ error_code: null, failed: false, empty: false, charge_count: 1 });
    expect((await ledger.read([none], { fetchedAt: later(75) })).kept).toHaveLength(1);
  });

  test('for a day that never had rows is simply true', async () => {
    expect(await ledger.read([none], { fetchedAt: AT })).toMatchObject({ fresh: 1, kept: [] });
    expect(await ledger.read([none], { fetchedAt: later(60) })).toMatchObject({ unchanged: 1, kept: [] });
    expect(await ledger.read([window(FRIDAY, { a: '1' })], { fetchedAt: later(120) })).toMatchObject({
      changed: 1,
      amountsRestated: 1,
    });
  });
});

describe('every amount moved by a factor of exactly 100', () => {
  test.each([
    ['dollars read as cents', { a: '150', b: '0.25', zero: '0' }],
    ['cents read as dollars', { a: '0.015', b: '0.000025', zero: '0' }],
  ])('%s: the day is kept', async (_case, wrong) => {
    await ledger.read([window(FRIDAY, { a: '1.5', b: '0.0025', zero: '0' })], { fetchedAt: AT });
    const result = await ledger.read([window(FRIDAY, wrong)], { fetchedAt: later(1) });
    expect(result).toMatchObject({
      changed: 0,
      amountsRestated: 0,
      kept: [{ error: { code: 'PROVIDER_UNIT_SUSPICIOUS' } }],
    });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1.5', b: '0.0025', zero: '0' });
    expect(await state()).toMatchObject({ error_code: 'PROVIDER_UNIT_SUSPICIOUS', charge_count: 3 });
  });

  test('a hundredth that does not fit twelve decimals is still recognised', async () => {
    await ledger.read([window(FRIDAY, { a: '1.123456789012', b: '3' })], { fetchedAt: AT });
    const result = await ledger.read([window(FRIDAY, { a: '0.01123456789', b: '0.03' })], { fetchedAt: later(1) });
    expect(result.kept).toHaveLength(1);
  });

  test.each([
    ['one amount did not move', { a: '150', b: '0.0025' }],
    ['one amount moved by another factor', { a: '150', b: '0.24' }],
    ['some moved up and some down', { a: '150', b: '0.000025' }],
    ['another amount is there as well', { a: '150', b: '0.25', c: '37.5' }],
  ])('%s: an ordinary restatement', async (_case, amounts) => {
    await ledger.read([window(FRIDAY, { a: '1.5', b: '0.0025' })], { fetchedAt: AT });
    expect(await ledger.read([window(FRIDAY, amounts)], { fetchedAt: later(1) })).toMatchObject({
      changed: 1,
      kept: [],
    });
    expect(await ledger.stored(FRIDAY)).toEqual(amounts);
  });

  test('a day of the same read that is in order is stored', async () => {
    const thursday = day('2026-11-19');
    await ledger.read([window(FRIDAY, { a: '1.5' }), window(thursday, { a: '1' })], { fetchedAt: AT });
    const result = await ledger.read([window(FRIDAY, { a: '150' }), window(thursday, { a: '1.1' })], {
      fetchedAt: later(1),
    });
    expect(result).toMatchObject({ changed: 1, amountsRestated: 1, kept: [{ day: FRIDAY }] });
    expect([await ledger.stored(FRIDAY), await ledger.stored(thursday)]).toEqual([{ a: '1.5' }, { a: '1.1' }]);
  });

  test('rows without money that are there as well do not hide it', async () => {
    await ledger.read([window(FRIDAY, { a: '1.5' })], { fetchedAt: AT });
    const result = await ledger.read([window(FRIDAY, { a: '150', free: '0', unpriced: null })], {
      fetchedAt: later(1),
    });
    expect(result.kept).toHaveLength(1);
  });

  test('a person who compared the day with the console has it believed; an empty answer still waits', async () => {
    const thursday = day('2026-11-19');
    await ledger.read([window(FRIDAY, { a: '1.5' }), window(thursday, { a: '1' })], { fetchedAt: AT });
    await ledger.read([window(FRIDAY, { a: '150' })], { fetchedAt: later(1) });
    const result = await ledger.read([window(FRIDAY, { a: '150' }), window(thursday, {})], {
      fetchedAt: later(2),
      acceptsUnitChange: true,
    });
    expect(result).toMatchObject({ changed: 1, amountsRestated: 1, kept: [{ day: thursday }] });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '150' });
    expect(
      await ledger.rows('select old_cost::float8 as old, new_cost::float8 as new from aicost.charge_revision'),
    ).toEqual([{ old: 1.5, new: 150 }]);
    expect(await ledger.stored(thursday)).toEqual({ a: '1' });
  });

  test('the day heals as soon as the provider says anything else', async () => {
    await ledger.read([window(FRIDAY, { a: '1.5' })], { fetchedAt: AT });
    await ledger.read([window(FRIDAY, { a: '150' })], { fetchedAt: later(1) });
    await ledger.read([window(FRIDAY, { a: '1.6' })], { fetchedAt: later(2) });
    expect(await state()).toMatchObject({ error_code: null, failed: false });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1.6' });
  });
});

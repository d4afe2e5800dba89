import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { charge, costs, Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { revisionTexts, windowTexts } from '../../test/money/ledgerText.js';
import { addDays, day, type Instant } from '../domain/day.js';

const FRIDAY = day('2026-11-20');
const SATURDAY = addDays(FRIDAY, 1);

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => {
  expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  await ledger[Symbol.asyncDispose]();
});

/** A trigger that refuses or changes what is written to a table. */
async function sabotage(table: string, body: string, when = 'before insert or update or delete'): Promise<void> {
  await ledger.rows(`create function sabotage() returns trigger language plpgsql as $$ begin ${body} end $$`);
  await ledger.rows(`create trigger sabotage ${when} on aicost.${table} for each row execute function sabotage()`);
}

describe('R1: a window changes as a whole or not at all', () => {
  const tables = ['charge', 'charge_rollup', 'charge_window', 'charge_revision'];

  test.each(tables)('when a write to %s fails, nothing has changed', async (table) => {
    await ledger.read([window(FRIDAY, { a: '1.5', b: '2', c: '3' })]);
    const before = [await windowTexts(ledger.database.pool), await revisionTexts(ledger.database.pool)];
    await sabotage(table, `raise exception 'sabotage';`);
    const read = ledger.read([window(FRIDAY, { a: '1.6', b: '2', d: '4' }), window(SATURDAY, { a: '7' })]);
    await expect(read).rejects.toMatchObject({ code: 'DATABASE_FAULT', message: expect.stringContaining('sabotage') });
    expect([await windowTexts(ledger.database.pool), await revisionTexts(ledger.database.pool)]).toEqual(before);
  });

  test('windows of one read stand or fall together', async () => {
    await sabotage(
      'charge',
      `if new.charge_date = '2026-11-21' then raise exception 'sabotage'; end if; return new;`,
      'before insert',
    );
    await expect(ledger.read([window(FRIDAY, { a: '1' }), window(SATURDAY, { a: '2' })])).rejects.toThrow('sabotage');
    expect(await windowTexts(ledger.database.pool)).toEqual(new Map());
  });
});

describe('R2: a read replaces, it never adds', () => {
  test('rows that are gone at the provider go', async () => {
    await ledger.read([window(FRIDAY, { a: '1.5', b: '2' })]);
    await ledger.read([window(FRIDAY, { b: '2' })]);
    expect(await ledger.stored(FRIDAY)).toEqual({ b: '2' });
  });

  test('the same read twice changes nothing', async () => {
    const result = await ledger.read([window(FRIDAY, { a: '1.5', b: '2' })]);
    expect(result).toMatchObject({ fresh: 1, rowsStored: 2, kept: [] });
    const before = await windowTexts(ledger.database.pool);
    const again = await ledger.read([window(FRIDAY, { a: '1.5', b: '2' })]);
    expect(again).toMatchObject({ fresh: 0, changed: 0, unchanged: 1, rowsStored: 0, amountsRestated: 0 });
    expect(await windowTexts(ledger.database.pool)).toEqual(before);
    expect(await revisionTexts(ledger.database.pool)).toEqual([]);
  });

  test('a row that the provider gives twice is one row; the raw text of the first one is kept', async () => {
    const charges = [
      charge(FRIDAY, { model: 'a', cost: '1.5', raw: '1.50 USD dollars' }),
      charge(FRIDAY, { model: 'a', cost: '1.5', raw: '1.5 USD dollars' }),
    ];
    expect(await ledger.read([{ day: FRIDAY, charges }])).toMatchObject({ rowsStored: 1, rowsCollapsed: 1 });
    expect(await ledger.rows('select billed_cost_raw as raw from aicost.charge')).toEqual([
      { raw: '1.50 USD dollars' },
    ]);
  });

  test('two amounts for one row are believed neither', async () => {
    await ledger.read([window(FRIDAY, { a: '1.5', b: '2' }), window(SATURDAY, { a: '1' })]);
    const charges = [...costs(FRIDAY, { a: '1.5' }), ...costs(FRIDAY, { a: '1.6' })];
    const result = await ledger.read([{ day: FRIDAY, charges }, window(SATURDAY, { a: '3' })]);
    expect(result).toMatchObject({ changed: 1, kept: [{ day: FRIDAY, error: { code: 'PROVIDER_CONFLICTING_ROWS' } }] });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '1.5', b: '2' });
    expect(await ledger.stored(SATURDAY)).toEqual({ a: '3' });
    const [friday] = await ledger.rows(
      `select error_code, error_message from aicost.charge_window where charge_date = '2026-11-20'`,
    );
    expect(friday).toEqual({
      error_code: 'PROVIDER_CONFLICTING_ROWS',
      error_message: expect.stringMatching(/costs 2026-11-20: .* \(a\)/),
    });
  });

  test('the order of rows, and of tags in a row, does not matter', async () => {
    const tagged = (tags: Record<string, string>) => charge(FRIDAY, { model: 'a', cost: '1', dimensions: { tags } });
    await ledger.read([{ day: FRIDAY, charges: [tagged({ x: '1', y: '2' }), ...costs(FRIDAY, { b: '2', c: '3' })] }]);
    const again = await ledger.read([
      { day: FRIDAY, charges: [...costs(FRIDAY, { c: '3', b: '2' }), tagged({ y: '2', x: '1' })] },
    ]);
    expect(again).toMatchObject({ unchanged: 1, changed: 0 });
  });

  test('rows that differ in one tag only are two rows', async () => {
    const tagged = (tier: string) => charge(FRIDAY, { model: 'a', cost: '1', dimensions: { tags: { tier } } });
    await ledger.read([{ day: FRIDAY, charges: [tagged('x'), tagged('y')] }]);
    expect(await ledger.rows('select sum(billed_cost)::text as total from report.daily_cost')).toEqual([
      { total: '2.000000000000' },
    ]);
  });

  test('a stretch of hours is compared as it is stored, whatever its fraction of a second', async () => {
    const at = (start: string, cost: string) => ({
      ...charge(FRIDAY, { model: 'a', cost }),
      chargePeriod: { start: start as Instant, end: '2026-11-20T12:00:00.250Z' as Instant },
    });
    await ledger.read([
      { day: FRIDAY, charges: [at('2026-11-20T10:00:00.120Z', '1'), at('2026-11-20T11:00:00.000Z', '5')] },
    ]);
    const result = await ledger.read([
      { day: FRIDAY, charges: [at('2026-11-20T10:00:00.120Z', '2'), at('2026-11-20T11:00:00.000Z', '5')] },
    ]);
    expect(result).toMatchObject({ changed: 1, amountsRestated: 1 });
    expect(
      await ledger.rows('select old_cost::float8 as old, new_cost::float8 as new from aicost.charge_revision'),
    ).toEqual([{ old: 1, new: 2 }]);
  });
});

describe('R8: a newer read wins, whatever the order', () => {
  test('an older read that wakes up late changes nothing', async () => {
    const early = await ledger.now();
    const late = await ledger.now();
    await ledger.read([window(FRIDAY, { a: '2' })], { fetchedAt: late });
    const before = await windowTexts(ledger.database.pool);
    const result = await ledger.read([window(FRIDAY, { a: '1', b: '9' }), window(SATURDAY, { a: '1' })], {
      fetchedAt: early,
    });
    expect(result).toMatchObject({ superseded: 1, changed: 0, fresh: 1 });
    expect((await windowTexts(ledger.database.pool)).get('one costs 2026-11-20')).toBe(
      before.get('one costs 2026-11-20'),
    );
  });

  test('an older read leaves no mark even when it could not be believed', async () => {
    const early = await ledger.now();
    await ledger.read([window(FRIDAY, { a: '2' })]);
    const result = await ledger.read(
      [{ day: FRIDAY, charges: [...costs(FRIDAY, { a: '1' }), ...costs(FRIDAY, { a: '3' })] }],
      { fetchedAt: early },
    );
    expect(result.kept).toHaveLength(1);
    expect(await ledger.rows('select error_code, failed_at from aicost.charge_window')).toEqual([
      { error_code: null, failed_at: null },
    ]);
  });

  test('the same read begun at the same instant is not stored twice', async () => {
    const fetchedAt = await ledger.now();
    await ledger.read([window(FRIDAY, { a: '2' })], { fetchedAt });
    expect(await ledger.read([window(FRIDAY, { a: '3' })], { fetchedAt })).toMatchObject({ superseded: 1 });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '2' });
  });
});

describe('an amount that numeric(24,12) cannot hold', () => {
  test('keeps the window and has a name', async () => {
    await ledger.read([window(FRIDAY, { a: '2' })]);
    const huge = { ...charge(FRIDAY, { model: 'a' }), billedCost: '1234567890123.5' as never };
    await expect(ledger.read([{ day: FRIDAY, charges: [huge] }])).rejects.toMatchObject({ code: 'NUMERIC_OVERFLOW' });
    expect(await ledger.stored(FRIDAY)).toEqual({ a: '2' });
  });

  test('the largest amounts are stored to the last digit', async () => {
    const largest = { up: '999999999999.999999999999', down: '-999999999999.999999999999', least: '0.000000000001' };
    await ledger.read([window(FRIDAY, largest)]);
    expect(await ledger.stored(FRIDAY)).toEqual(largest);
  });
});

describe('an unchanged read writes no charge', () => {
  const tuples = async () => ledger.rows('select ctid::text, xmin::text from aicost.charge order by 1');
  const counters = async () => {
    // Counters of this session reach the statistics when it ends or is told to.
    await ledger.rows('select pg_stat_force_next_flush()');
    await ledger.rows('select pg_stat_clear_snapshot()');
    return ledger.rows(
      `select n_tup_ins::int as ins, n_tup_upd::int as upd, n_tup_del::int as del from pg_stat_user_tables where relname in ('charge', 'charge_rollup') order by relname`,
    );
  };

  test('no tuple of charge or rollup is touched by a replay', async () => {
    const amounts = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`model-${index}`, `0.${index + 1}`]));
    await ledger.read([window(FRIDAY, amounts)]);
    const before = await tuples();
    await ledger.pool.query('select pg_stat_force_next_flush()');
    const counted = await counters();
    for (let replay = 0; replay < 3; replay += 1) await ledger.read([window(FRIDAY, amounts)]);
    expect(await tuples()).toEqual(before);
    await ledger.pool.query('select pg_stat_force_next_flush()');
    expect(await counters()).toEqual(counted);
  });

  test('one changed amount among many writes one tuple', async () => {
    const amounts = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`model-${index}`, `0.${index + 1}`]));
    await ledger.read([window(FRIDAY, amounts)]);
    const before = new Set((await tuples()).map((tuple) => JSON.stringify(tuple)));
    await ledger.read([window(FRIDAY, { ...amounts, 'model-7': '0.99' })]);
    expect((await tuples()).filter((tuple) => !before.has(JSON.stringify(tuple)))).toHaveLength(1);
  });
});

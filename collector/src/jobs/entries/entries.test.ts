import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ledger, window } from '../../../test/money/ledger.js';
import { day, eachDay } from '../../domain/day.js';
import { checkLedger } from '../../store/checkLedger.js';
import { checkAndKeep } from '../../store/ledgerChecks.js';
import { entryVersions } from '../../store/manualEntryVersions.js';
import { changeEntry, deleteEntry } from './changeEntry.js';
import { createEntry } from './createEntry.js';

const ANNA = { subject: 'user:u1', name: 'Anna' };
const BEN = { subject: 'user:u2', name: 'Ben' };
const FRIDAY = day('2026-10-02');

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => {
  expect((await checkLedger(ledger.pool)).faults).toEqual([]);
  await ledger[Symbol.asyncDispose]();
});

interface Booked {
  readonly day: string;
  readonly cost: string;
  readonly tokens: string | null;
}

/** Manual charges as the ledger has them. */
function booked(): Promise<Booked[]> {
  return ledger.rows(
    `select c.charge_date::text as day, trim_scale(c.billed_cost)::text as cost, trim_scale(c.consumed_quantity)::text as tokens
     from aicost.charge as c where c.stream = 'manual' order by 1, c.series_id`,
  );
}

function create(wish: Parameters<typeof createEntry>[3], actor = ANNA): ReturnType<typeof createEntry> {
  return createEntry(ledger.pool, actor, ledger.accountId, wish);
}

describe('a manual entry', () => {
  test('stands in the ledger, in its history, in the audit and in a run, all of one transaction', async () => {
    const { entry, warnings } = await create({
      date: FRIDAY,
      cost: '12.50',
      tokens: 3,
      notes: 'seat',
      tags: { team: 'a' },
    });
    expect(entry).toMatchObject({ billedCost: '12.5', billingCurrency: 'USD', requestType: 'manual', version: 1 });
    expect(warnings).toEqual([]);
    expect(await booked()).toEqual([{ day: FRIDAY, cost: '12.5', tokens: '3' }]);
    expect(
      await ledger.rows('select source, measure, request_type, consumed_unit, tags from aicost.charge_series'),
    ).toEqual([
      {
        source: 'manual',
        measure: 'cost',
        request_type: 'manual',
        consumed_unit: 'Tokens',
        tags: { team: 'a', x_entry: String(entry.entryId) },
      },
    ]);
    expect(await ledger.rows('select actor, action, target from aicost.audit')).toEqual([
      { actor: 'user:u1', action: 'entry.create', target: `entry ${entry.entryId}` },
    ]);
    expect(await ledger.rows(`select trigger, outcome, actor, note from aicost.sync_run`)).toEqual([
      { trigger: 'entry', outcome: 'succeeded', actor: 'user:u1', note: `entry ${entry.entryId} created` },
    ]);
    expect(await ledger.rows('select text, entered_by from report.manual_entry')).toEqual([
      { text: 'seat: 12.5 USD', entered_by: 'Anna' },
    ]);
  });

  test('mends a day that somebody else has written into, when something of that day is saved', async () => {
    const { entry } = await create({ date: FRIDAY, cost: '12.50' });
    await ledger.rows(`update aicost.charge set billed_cost = 99`);
    expect(await checkAndKeep(ledger.pool)).toMatchObject({ faultCount: 1 });
    await changeEntry(ledger.pool, BEN, entry.entryId, { notes: 'seat' });
    expect(await booked()).toEqual([{ day: FRIDAY, cost: '12.5', tokens: null }]);
  });

  test('over three days adds up exactly', async () => {
    await create({ firstDay: '2026-10-01', lastDay: '2026-10-03', cost: 10, tokens: 4 });
    expect(await booked()).toEqual([
      { day: '2026-10-01', cost: '3.333333333334', tokens: '2' },
      { day: '2026-10-02', cost: '3.333333333333', tokens: '1' },
      { day: '2026-10-03', cost: '3.333333333333', tokens: '1' },
    ]);
  });

  test('of a single charge stands whole on its first day, with its period', async () => {
    await create({ firstDay: '2026-10-01', lastDay: '2026-10-31', cost: 10, spread: 'single' });
    expect(await booked()).toEqual([{ day: '2026-10-01', cost: '10', tokens: null }]);
    expect(await ledger.rows(`select charge_period_end = '2026-11-01T00:00:00Z' as whole from aicost.charge`)).toEqual([
      { whole: true },
    ]);
  });

  test('says that the provider has charges on its days, and both are counted', async () => {
    await ledger.read([window(FRIDAY, { a: '5', b: '0.25' })]);
    const { warnings } = await create({ firstDay: '2026-10-01', lastDay: '2026-10-03', cost: 3 });
    expect(warnings).toMatchObject([
      { code: 'OVERLAPS_API_CHARGES', days: [FRIDAY], apiCost: '5.25', currency: 'USD' },
    ]);
    expect(warnings[0]?.message).toMatch(/"one" already has charges .* on 2026-10-02: 5\.25 USD; both are counted/);
    const total = `select trim_scale(sum(billed_cost))::text as cost from report.daily_cost where day = '2026-10-02'`;
    expect(await ledger.rows(total)).toEqual([{ cost: '6.25' }]);
  });

  test('of a deleted or unknown account is refused', async () => {
    const unknown = createEntry(ledger.pool, ANNA, 99, { date: FRIDAY, cost: 1 });
    await expect(unknown).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    await ledger.rows('update aicost.account set deleted_at = now()');
    await expect(create({ date: FRIDAY, cost: 1 })).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    expect(await ledger.rows('select from aicost.manual_entry')).toEqual([]);
  });
});

describe('a change', () => {
  test('of the period empties the days it left and fills the new ones', async () => {
    const { entry } = await create({ firstDay: '2026-10-01', lastDay: '2026-10-02', cost: 4, notes: 'before' });
    await create({ date: '2026-10-01', cost: 1 });
    const changed = await changeEntry(ledger.pool, BEN, entry.entryId, {
      firstDay: '2026-10-02',
      lastDay: '2026-10-03',
      version: 1,
    });
    expect(changed.entry).toMatchObject({ version: 2, updatedByName: 'Ben', createdByName: 'Anna', notes: 'before' });
    expect((await booked()).map(({ day: on, cost }) => `${on} ${cost}`)).toEqual([
      '2026-10-01 1',
      '2026-10-02 2',
      '2026-10-03 2',
    ]);
  });

  test('is refused when somebody was faster, who is named', async () => {
    const { entry } = await create({ date: FRIDAY, cost: 4 });
    await changeEntry(ledger.pool, BEN, entry.entryId, { cost: 5, version: 1 });
    const late = changeEntry(ledger.pool, ANNA, entry.entryId, { cost: 6, version: 1 });
    await expect(late).rejects.toMatchObject({
      code: 'ENTRY_CHANGED',
      message: expect.stringContaining('Ben has changed'),
    });
    expect(await booked()).toMatchObject([{ cost: '5' }]);
  });

  test('can be taken back with the old values of the history', async () => {
    const { entry } = await create({ date: FRIDAY, cost: '1.5', tokens: 7, notes: 'a', tags: { team: 'x' } });
    const before = await booked();
    await changeEntry(ledger.pool, BEN, entry.entryId, { cost: 9, tokens: null, notes: 'b', tags: {} });
    const [latest] = await entryVersions(ledger.pool, entry.entryId, { before: null, limit: 10 });
    expect(latest).toMatchObject({ version: 2, action: 'updated', actor: 'user:u2', actorName: 'Ben' });
    const { first_day: firstDay, last_day: lastDay, request_type: requestType, ...same } = latest?.oldValues ?? {};
    const reverted = await changeEntry(ledger.pool, ANNA, entry.entryId, {
      ...same,
      firstDay,
      lastDay,
      requestType,
    } as object);
    expect(reverted.entry).toMatchObject({
      billedCost: '1.5',
      tokens: '7',
      notes: 'a',
      tags: { team: 'x' },
      version: 3,
    });
    expect(await booked()).toEqual(before);
  });

  test('that changes nothing leaves no trace', async () => {
    const { entry } = await create({ date: FRIDAY, cost: 1, tags: { b: '1', a: '2' } });
    const same = await changeEntry(ledger.pool, BEN, entry.entryId, { cost: '1.0', tags: { a: '2', b: '1' } });
    expect(same.entry.version).toBe(1);
    expect(await ledger.rows('select from aicost.audit')).toHaveLength(1);
  });

  test('of the notes alone restates no amount', async () => {
    const { entry } = await create({ date: FRIDAY, cost: 1 });
    await changeEntry(ledger.pool, BEN, entry.entryId, { notes: 'why' });
    expect(await ledger.rows('select from aicost.charge_revision')).toEqual([]);
    expect(await ledger.rows('select notes from report.manual_entry')).toEqual([{ notes: 'why' }]);
  });

  test('to nothing and back: a deleted entry can be restored', async () => {
    const { entry } = await create({ date: FRIDAY, cost: 1 });
    await deleteEntry(ledger.pool, BEN, entry.entryId);
    expect(await booked()).toEqual([]);
    expect(await ledger.rows('select from report.manual_entry')).toEqual([]);
    await expect(deleteEntry(ledger.pool, BEN, entry.entryId)).rejects.toMatchObject({ code: 'ENTRY_NOT_FOUND' });
    const hidden = changeEntry(ledger.pool, ANNA, entry.entryId, { cost: 2 });
    await expect(hidden).rejects.toMatchObject({ code: 'ENTRY_NOT_FOUND', message: expect.stringContaining('by Ben') });
    await changeEntry(ledger.pool, ANNA, entry.entryId, { deleted: false, cost: 3 });
    expect(await booked()).toMatchObject([{ cost: '3' }]);
    const actions = await entryVersions(ledger.pool, entry.entryId, { before: null, limit: 10 });
    expect(actions.map(({ action }) => action)).toEqual(['restored', 'deleted', 'created']);
  });
});

describe('people at the same time', () => {
  test('on one day: both entries are there', async () => {
    await Promise.all([
      create({ date: FRIDAY, cost: 1 }),
      create({ date: FRIDAY, cost: 2 }, BEN),
      create({ date: FRIDAY, cost: 4 }),
    ]);
    expect((await booked()).map(({ cost }) => Number(cost)).sort()).toEqual([1, 2, 4]);
  });

  test('on overlapping periods, creating, changing and deleting: the ledger says what the entries say', async () => {
    const first = await create({ firstDay: '2026-10-01', lastDay: '2026-10-05', cost: 5 });
    const second = await create({ firstDay: '2026-10-03', lastDay: '2026-10-08', cost: 6 });
    await Promise.all([
      changeEntry(ledger.pool, BEN, first.entry.entryId, { lastDay: '2026-10-06', cost: 12 }),
      deleteEntry(ledger.pool, ANNA, second.entry.entryId),
      ...[1, 2, 3].map((cost) => create({ firstDay: '2026-10-04', lastDay: '2026-10-06', cost: cost * 3 })),
    ]);
    const perDay = new Map(eachDay(day('2026-10-01'), day('2026-10-08')).map((on) => [String(on), 0]));
    for (const row of await booked()) perDay.set(row.day, (perDay.get(row.day) ?? 0) + Number(row.cost));
    expect([...perDay.values()]).toEqual([2, 2, 2, 8, 8, 8, 0, 0]);
  });
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Ledger } from '../../test/money/ledger.js';
import { day } from '../domain/day.js';
import { saveNames, saveRejects, saveSchemaDrift } from './findings.js';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

test('every reject is kept, also one of no day', async () => {
  await saveRejects(ledger.pool, ledger.accountId, 'costs', '7', []);
  await saveRejects(ledger.pool, ledger.accountId, 'costs', '7', [
    { day: day('2026-11-20'), reason: 'bad_number', raw: '{"amount":"NaN"}' },
    { day: null, reason: 'bad_day', raw: '{"day":"2026-02-30"}' },
  ]);
  expect(
    await ledger.rows(
      'select charge_date::text as day, run_id::int, reason, raw from aicost.charge_reject order by reason',
    ),
  ).toEqual([
    { day: null, run_id: 7, reason: 'bad_day', raw: '{"day":"2026-02-30"}' },
    { day: '2026-11-20', run_id: 7, reason: 'bad_number', raw: '{"amount":"NaN"}' },
  ]);
});

test('a reject that is there again at every read is one row, counted once a read', async () => {
  const row = { day: day('2026-11-20'), reason: 'bad_number', raw: '{"amount":"NaN"}' };
  const undated = { day: null, reason: 'bad_day', raw: 'x'.repeat(4_096) };
  await saveRejects(ledger.pool, ledger.accountId, 'costs', '7', [row, row, undated]);
  await saveRejects(ledger.pool, ledger.accountId, 'costs', '8', [row, undated]);
  await saveRejects(ledger.anotherPool({ clockOffset: '1 hour' }), ledger.accountId, 'costs', '9', [
    row,
    { ...row, day: day('2026-11-21') },
    { ...row, raw: '{"amount":"Infinity"}' },
  ]);
  expect(
    await ledger.rows(
      `select charge_date::text as day, left(raw, 18) as raw, seen, run_id::int, last_seen_at > recorded_at + interval '59 minutes' as again
       from aicost.charge_reject order by seen desc, charge_date, raw desc`,
    ),
  ).toEqual([
    { day: '2026-11-20', raw: '{"amount":"NaN"}', seen: 3, run_id: 9, again: true },
    { day: null, raw: 'x'.repeat(18), seen: 2, run_id: 8, again: false },
    { day: '2026-11-20', raw: '{"amount":"Infinit', seen: 1, run_id: 9, again: false },
    { day: '2026-11-21', raw: '{"amount":"NaN"}', seen: 1, run_id: 9, again: false },
  ]);
});

test('an unknown field is one row, renewed once an hour at most', async () => {
  const drifts = async () =>
    ledger.rows(
      `select field, sample, last_seen_at > first_seen_at + interval '1 minute' as renewed from aicost.schema_drift`,
    );
  await saveSchemaDrift(ledger.pool, ledger.accountId, 'costs', new Map());
  await saveSchemaDrift(ledger.pool, ledger.accountId, 'costs', new Map([['is_preview', 'true']]));
  await saveSchemaDrift(ledger.pool, ledger.accountId, 'costs', new Map([['is_preview', 'false']]));
  expect(await drifts()).toEqual([{ field: 'is_preview', sample: 'true', renewed: false }]);
  await saveSchemaDrift(
    ledger.anotherPool({ clockOffset: '61 minutes' }),
    ledger.accountId,
    'costs',
    new Map([['is_preview', 'false']]),
  );
  expect(await drifts()).toEqual([{ field: 'is_preview', sample: 'false', renewed: true }]);
});

test('names are renewed and never forgotten; a name that is listed twice does no harm', async () => {
  const names = async () => ledger.rows('select kind, id, name from aicost.display_name order by kind, id');
  const web = { kind: 'sub_account', id: 'proj_web', name: 'Web' };
  const key = { kind: 'credential', id: 'key_web', name: 'web' };
  await saveNames(ledger.pool, ledger.accountId, [web, key, { ...key, name: 'web again' }]);
  await saveNames(ledger.pool, ledger.accountId, [{ ...web, name: 'Web shop' }]);
  await saveNames(ledger.pool, ledger.accountId, []);
  expect(await names()).toEqual([
    { ...key, name: expect.stringMatching(/^web/) },
    { ...web, name: 'Web shop' },
  ]);
  expect(await ledger.rows('select names_read_at is not null as read from aicost.account')).toEqual([{ read: true }]);
});

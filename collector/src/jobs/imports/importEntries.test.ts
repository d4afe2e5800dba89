import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ANNA, csvFile, ImportedLedger } from '../../../test/imports/importedLedger.js';
import { manualEntries } from '../../store/manualEntryList.js';
import { changeEntry, deleteEntry } from '../entries/changeEntry.js';
import { createEntry } from '../entries/createEntry.js';

let imported: ImportedLedger;
beforeEach(async () => {
  imported = await ImportedLedger.open();
});
afterEach(async () => expect(await imported.close()).toEqual([]));

const FILE = csvFile(
  '01,OpenAI,one,seat,5,20,manual,Anna',
  '01,OpenAI,one,seat,,20,manual,Ben',
  '02,OpenAI,one,,,3,manual,',
);
const EVERY = { accountId: null, firstDay: null, lastDay: null, withDeleted: true, before: null, limit: 100 };

async function entries(): Promise<unknown[]> {
  const rows = await manualEntries(imported.ledger.pool, EVERY);
  return rows.map((row) => [row.firstDay, row.requestType, row.billedCost, row.tokens, row.notes, row.version]);
}

test('every row of a file becomes an entry with its note, its tokens and a history', async () => {
  expect(await imported.import(FILE, { source: 'manual' })).toMatchObject({ source: 'manual', chargesNew: 3 });
  expect(await entries()).toEqual([
    ['2026-10-02', 'manual', '3', null, '', 1],
    ['2026-10-01', 'seat', '20', null, 'Ben', 1],
    ['2026-10-01', 'seat', '20', '5', 'Anna', 1],
  ]);
  expect(await imported.charges()).toEqual(['10-01 one seat 20', '10-01 one seat 20', '10-02 one manual 3']);
  expect(await imported.traces()).toMatchObject({ manual_entry_version: 3, sync_run: 1, audit: 1 });
});

test('the same file twice makes nothing new', async () => {
  await imported.import(FILE, { source: 'manual' });
  const before = await imported.traces();
  const again = await imported.import(FILE, { source: 'manual' });
  expect(again).toMatchObject({
    chargesNew: 0,
    chargesChanged: 0,
    chargesUnchanged: 3,
    warnings: [{ code: 'NOTHING_CHANGED' }],
  });
  expect(await imported.traces()).toEqual({ ...before, audit: before.audit! + 1 });
});

test('a changed row changes its entry', async () => {
  await imported.import(FILE, { source: 'manual' });
  const changed = FILE.replace(',3,manual,', ',4,manual,more');
  expect(await imported.import(changed, { source: 'manual' })).toMatchObject({ chargesNew: 0, chargesChanged: 1 });
  expect(await entries()).toContainEqual(['2026-10-02', 'manual', '4', null, 'more', 2]);
  expect(await imported.charges()).toContain('10-02 one manual 4');
});

test('an entry that a person deleted stays deleted, and the answer says so', async () => {
  await imported.import(FILE, { source: 'manual' });
  const [last] = await manualEntries(imported.ledger.pool, EVERY);
  await deleteEntry(imported.ledger.pool, ANNA, last?.entryId ?? 0);
  const again = await imported.import(FILE, { source: 'manual' });
  expect(again.warnings).toContainEqual(expect.objectContaining({ code: 'ENTRIES_STAY_DELETED' }));
  expect(await imported.charges()).toHaveLength(2);
});

test('a row that an entry cannot say is a fault with its line', async () => {
  const file = csvFile('01,,one,,7,,,', '02,,one,,,-1,,', '03,,one,,,1,,').replace('2026-10-03', '2099-10-03');
  const { faults, rows } = await imported.import(file, { source: 'manual', dryRun: true });
  expect(rows).toBe(0);
  expect(faults).toMatchObject([
    { line: 2, message: expect.stringMatching(/needs a cost/) },
    { line: 3, message: expect.stringMatching(/below 0/) },
    { line: 4, message: expect.stringMatching(/2099-10-03 is in the future/) },
  ]);
});

test('a file and people at the same time: all entries are there', async () => {
  const { ledger } = imported;
  const typed = await createEntry(ledger.pool, ANNA, ledger.accountId, {
    date: '2026-10-01',
    cost: 1,
    requestType: 'typed',
  });
  await Promise.all([
    imported.import(FILE, { source: 'manual' }),
    imported.import(csvFile('01,,one,file,,8,,')),
    createEntry(ledger.pool, ANNA, ledger.accountId, { date: '2026-10-01', cost: 2, requestType: 'typed' }),
    changeEntry(ledger.pool, ANNA, typed.entry.entryId, { cost: 5 }),
  ]);
  expect(await imported.charges()).toEqual([
    '10-01 one file 8',
    '10-01 one seat 20',
    '10-01 one seat 20',
    '10-01 one typed 2',
    '10-01 one typed 5',
    '10-02 one manual 3',
  ]);
});

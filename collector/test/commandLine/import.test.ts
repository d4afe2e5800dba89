import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../database.js';
import { csvFile } from '../imports/importedLedger.js';
import { aicost } from './console.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-import-'));
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await rm(folder, { recursive: true });
  await database.drop();
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const GOOD = csvFile('01,Groq,lab,chat,1000,1.25,import,', '03,Groq,lab,chat,,1234.5,import,');

test('a dry run tells what would be stored, and stores nothing', async () => {
  const said = await aicost('import', await file('good.csv', GOOD), '--create-accounts', '--dry-run');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toMatch(
    /^This was a dry run: nothing was stored\.\n2 charges \(csv, source import\) from 2026-10-01 to 2026-10-03\n/,
  );
  expect((await database.pool.query('select from aicost.account')).rowCount).toBe(0);
});

test('an import says what it did, and the next one that nothing is new', async () => {
  const path = await file('good.csv', GOOD);
  const first = await aicost('import', path, '--create-accounts');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toBe(
    '2 charges (csv, source import) from 2026-10-01 to 2026-10-03\n2 new, 0 changed, 0 unchanged, 0 skipped\n1,235.75 USD\nAccounts created: lab\n',
  );
  const again = JSON.parse((await aicost('import', path, '--json')).out) as object;
  expect(again).toMatchObject({ charges_new: 0, charges_unchanged: 2, warnings: [{ code: 'NOTHING_CHANGED' }] });
  const { rows } = await database.pool.query(`select distinct actor like 'cli:%' as cli, note from aicost.sync_run`);
  expect(rows).toEqual([{ cli: true, note: 'good.csv' }]);
});

test('faults are lines that an editor can jump to, and the exit code is 1', async () => {
  const path = await file('bad.csv', csvFile('01,,lab,chat,,1,,', '02,,lab,chat,,"1,5",,', '03,,nobody,chat,,1,,'));
  const refused = await aicost('import', path);
  expect(refused.code).toBe(1);
  const [first, second, last] = refused.err.trimEnd().split('\n');
  expect(first).toMatch(`${path}:3: `);
  expect(second).toBe(`${path}:4: there is no account "nobody"; create it, or import with create_accounts=1`);
  expect(last).toMatch(/^aicost: bad\.csv has 2 faults, so nothing was stored.* \[IMPORT_REFUSED\]$/);
  const partial = await aicost('import', path, '--partial');
  expect([partial.code, partial.err.split('\n').length]).toEqual([1, 3]);
  expect(partial.out).toContain('1 new, 0 changed, 0 unchanged, 2 skipped');
});

test('source manual makes entries of the rows', async () => {
  const said = await aicost(
    'import',
    await file('seats.csv', csvFile('05,,,seat,,20,,Anna')),
    '--source',
    'manual',
    '--account',
    'lab',
  );
  expect(said).toMatchObject({ code: 0, err: '' });
  const { rows } = await database.pool.query(
    'select notes, created_by_name is not null as named from aicost.manual_entry',
  );
  expect(rows).toEqual([{ notes: 'Anna', named: true }]);
});

test.each([
  ['a file that is not there', 'none.csv', /^aicost: the file .*none\.csv cannot be read \(ENOENT.*\[USAGE\]\n$/],
  ['a folder', '.', /cannot be read \(EISDIR.*\[USAGE\]\n$/],
])('%s is one clear line', async (_case, name, line) => {
  const said = await aicost('import', join(folder, name));
  expect(said).toMatchObject({ code: 1, out: '', err: expect.stringMatching(line) });
});

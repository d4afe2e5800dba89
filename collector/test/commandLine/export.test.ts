import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../src/domain/day.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { charge, dims, seedEveryKind, store } from '../export/seededLedger.js';
import { compiled } from '../compiled.js';
import { aicost } from './console.js';

const SEEDED = ['--from', '2026-01-30', '--to', '2026-02-01'];
let database: TestDatabase;
let folder: string;
let openai: number;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-export-'));
  ({ openai } = await seedEveryKind(database.pool));
  Object.assign(process.env, { DATABASE_URL: database.url, AICOST_LOG_LEVEL: 'silent', AICOST_DATA_DIR: folder });
});

afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL', 'AICOST_DATA_DIR']) delete process.env[name];
  await database.drop();
  await rm(folder, { recursive: true });
});

/** What lands in a file of a folder of its own, and what else the folder holds then. */
async function exported(...options: string[]) {
  const own = await mkdtemp(join(folder, 'to-'));
  const said = await aicost('export', ...SEEDED, ...options, '-o', join(own, 'file'));
  const files = await readdir(own);
  const bytes = files.includes('file') ? await readFile(join(own, 'file')) : null;
  return { ...said, files, bytes, text: bytes?.toString() ?? '' };
}

/** Lines of data of a CSV file. */
const dataLines = (text: string) => text.split('\r\n').filter((line) => /^\d{4}-/.test(line));

describe('to a file', () => {
  test('writes every record under the name that was given, and says how many on standard error', async () => {
    const { code, out, err, files, text } = await exported();
    expect({ code, out, files }).toEqual({ code: 0, out: '', files: ['file'] });
    expect(err).toMatch(/^19 records, \S+ USD, 2026-01-30 to 2026-02-01\n$/);
    expect(text).toContain('# Total Records: 19');
    const { rows } = await database.pool.query(`select actor, action, detail ->> 'rows' as rows from aicost.audit`);
    expect(rows).toEqual([{ actor: expect.stringMatching(/^cli:/), action: 'export.finished', rows: '19' }]);
  });

  test('leaves nothing behind when the records are not those that the sums speak of', async () => {
    await database.pool.query(`update aicost.charge_rollup set charges = charges + 1`);
    const { code, err, files } = await exported();
    await database.pool.query(`update aicost.charge_rollup set charges = charges - 1`);
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toMatch(/^aicost: .*\[LEDGER_SUM_MISMATCH\]\n$/);
  });

  test('leaves the file that was there when it fails', async () => {
    const path = join(folder, 'before.csv');
    await writeFile(path, 'of yesterday');
    await database.pool.query(`update aicost.charge_rollup set charges = charges + 1`);
    await aicost('export', ...SEEDED, '-o', path);
    await database.pool.query(`update aicost.charge_rollup set charges = charges - 1`);
    expect(await readFile(path, 'utf8')).toBe('of yesterday');
  });

  test.each([
    ['in a folder that is not there', (own: string) => join(own, 'no', 'file.csv'), 'ENOENT'],
    ['that is a folder', (own: string) => own, 'E(ISDIR|EXIST|NOTEMPTY)'],
  ])('%s says so in one line', async (_case, pathIn, fault) => {
    const own = await mkdtemp(join(folder, 'to-'));
    await mkdir(join(own, 'inside'));
    const said = await aicost('export', ...SEEDED, '-o', pathIn(own));
    expect(said.code).toBe(1);
    expect(said.err).toMatch(new RegExp(`^aicost: .* cannot be written \\(${fault}\\); choose another file with -o`));
    expect(await readdir(own)).toEqual(['inside']);
  });
});

describe('an option', () => {
  test.each([
    [['--account', 'Main, "prod"'], 15],
    [['--service', 'anthropic'], 4],
    [['--source', 'manual'], 1],
    [['--model', 'gpt-5'], 6],
    [['--to', '2026-01-30'], 7],
    [['--from', '2026-02-01'], 6],
    [['--service', 'cursor'], 0],
  ])('%j leaves %d records', async (options, count) => {
    const { code, err, text } = await exported(...options);
    expect({ code, count: dataLines(text).length }).toEqual({ code: 0, count });
    expect(err).toContain(`${count} records`);
  });

  test('--format gives the file that was asked for', async () => {
    expect(JSON.parse((await exported('--format', 'json')).text)).toMatchObject({
      export_metadata: { total_records: 19 },
    });
    expect((await exported('--format', 'ndjson')).text.trim().split('\n')).toHaveLength(19);
    expect((await exported('--format', 'focus')).text).toContain('BilledCost');
    expect((await exported('--format', 'parquet')).bytes?.subarray(0, 4).toString()).toBe('PAR1');
  });

  test('--columns, --redact, --no-metadata and --gzip do what they say', async () => {
    expect((await exported('--columns', 'date,billed_cost', '--no-metadata')).text).toMatch(
      /^\uFEFFDate,Billed Cost\r\n/,
    );
    expect((await exported()).text).toContain('dev@example.test');
    const redacted = await exported('--redact', '--no-metadata');
    expect(redacted.text).not.toContain('dev@example.test');
    expect(redacted.text).not.toContain('# Total');
    const zipped = await exported('--gzip', '--no-metadata');
    const plain = await exported('--no-metadata');
    expect(gunzipSync(zipped.bytes ?? Buffer.alloc(0)).toString()).toBe(plain.text);
  });

  test.each([
    [['--account', 'nobody'], /there is no account "nobody"; see "aicost accounts list" \[ACCOUNT_NOT_FOUND\]/],
    [['--format', 'xlsx'], /INVALID_FORMAT/],
    [['--from', '2026-13-01'], /INVALID_DATE_FORMAT/],
    [['--from', '2026-02-02'], /INVALID_DATE_RANGE/],
    [['--service', 'nothing'], /INVALID_SERVICE/],
    [['--source', 'guess'], /INVALID_SOURCE/],
    [['--columns', 'date,nothing'], /"nothing" is not \[INVALID_REQUEST\]/],
  ])('%j is refused with one line and makes no file', async (options, line) => {
    const { code, err, files } = await exported(...options);
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('to standard output', () => {
  test('is the same file as with -o, apart from the moment it was made', async () => {
    const { code, text } = await run();
    const file = await exported();
    const timeless = (content: string) => content.replace(/# Generated: .*/, '');
    expect(code).toBe(0);
    expect(timeless(text.out)).toBe(timeless(file.text));
    expect(text.err).toContain('19 records');
  });

  test('ends without a word when nobody reads on', async () => {
    const long = 'a charge with a long description '.repeat(20);
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      charge(dims({ chargeDescription: `${long}${index}` }), addDays(day('2026-02-01'), 0 - (index % 3)), '1'),
    );
    await store(database.pool, openai, 'long', rows);
    const { code, text } = await run('first piece');
    expect(text.err).not.toMatch(/\n\s+at |EPIPE|bug/);
    expect(code).toBe(0);
  });
});

/** The command in a process of its own; `first piece`: the reader goes away after that. */
async function run(until: 'end' | 'first piece' = 'end') {
  const columns = until === 'end' ? [] : ['--columns', 'all'];
  const args = [compiled('src/main'), 'export', ...SEEDED, ...columns];
  const child = spawn(process.execPath, args, { stdio: 'pipe', env: { ...process.env } });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text.out += more;
    if (until === 'first piece') child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (more: string) => (text.err += more));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, text };
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, dayOfEpoch } from '../../src/domain/day.js';
import { SecretVault } from '../../src/jobs/accounts/secretVault.js';
import { createPool } from '../../src/store/db.js';
import { loadKeyRing } from '../../src/vault/keyRingFile.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { createWorld } from '../fakeProvider/world.js';
import { compiled } from '../compiled.js';
import { aicost } from './console.js';

const KEY = 'sk-admin-CANARY-00000001';
const today = dayOfEpoch(Date.now());

let provider: FakeProvider;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  const accounts = demoAccounts(today).filter(({ name }) => name === 'openai-production');
  provider = await startFakeProvider({ world: createWorld({ seed: 3, today, accounts }) });
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-accounts-'));
  const configured = {
    ...{ name: 'configured', service: 'openai', secrets: { adminKey: 'sk-admin-demo-production' } },
    ...{ baseUrl: provider.baseUrl('openai'), backfillFrom: addDays(today, -2) },
  };
  await writeFile(join(folder, 'accounts.yaml'), JSON.stringify({ accounts: [configured] }));
  await writeFile(join(folder, 'key'), `${KEY}\n`);
  process.env.AICOST_CONFIG = join(folder, 'accounts.yaml');
  process.env.AICOST_KEYRING_FILE = join(folder, 'keyring.json');
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
});

afterAll(async () => {
  for (const name of ['AICOST_CONFIG', 'AICOST_KEYRING_FILE', 'DATABASE_URL', 'AICOST_LOG_LEVEL'])
    delete process.env[name];
  await provider.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The key of an account as it is stored. */
async function storedKey(name: string): Promise<string | undefined> {
  const pool = createPool(database.url, { applicationName: 'aicost-test' });
  const ringFile = join(folder, 'keyring.json');
  const { rows } = await pool.query<{ id: number }>(
    'select account_id as id from aicost.account where account_name = $1',
    [name],
  );
  const secrets = await new SecretVault(ringFile, await loadKeyRing(ringFile)).open(pool, rows[0]?.id ?? 0);
  await pool.end();
  return secrets.adminKey?.reveal();
}

/** `aicost` in a process of its own, with something on its standard input. */
async function aicostWithInput(input: string, ...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [compiled('src/main'), ...args], {
    stdio: 'pipe',
    env: { ...process.env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

test('an account is added with a key from a file, and listed without it', async () => {
  const args = ['accounts', 'add', 'acme', '--service', 'openai', '--backfill-from', '2026-01-01'];
  const said = await aicost(...args, '--secret-file', `adminKey=${join(folder, 'key')}`);
  expect(said).toMatchObject({ code: 0, err: '', out: expect.stringContaining('added acme') });
  expect(await storedKey('acme')).toBe(KEY);
  const list = await aicost('accounts', 'list');
  expect(list.out).toMatch(/acme\s+│ OpenAI\s+│ 2026-01-01\s+│ set/);
  expect(list.out).not.toContain('CANARY');
  const { rows } = await database.pool.query(`select actor, action from aicost.audit`);
  expect(rows).toEqual([{ actor: expect.stringMatching(/^cli:/), action: 'account.create' }]);
});

test('a key is a line of standard input, never an argument', async () => {
  const args = ['accounts', 'add', 'piped', '--service', 'openai', '--secret', 'adminKey'];
  const said = await aicostWithInput('sk-admin-CANARY-00000002\n', ...args);
  expect(said).toEqual({ code: 0, text: expect.stringContaining('added piped') });
  expect(await storedKey('piped')).toBe('sk-admin-CANARY-00000002');
  const empty = await aicostWithInput('', 'accounts', 'add', 'other', '--service', 'openai', '--secret', 'adminKey');
  expect(empty).toEqual({ code: 1, text: expect.stringContaining('adminKey: no secret came on standard input') });
}, 60_000);

test('accounts test shows how the provider answers, and fails when it refuses', async () => {
  const said = await aicost('accounts', 'test', 'configured');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toMatch(/costs\s+│ costs\s+│ ok/);
  provider.setFaults([{ action: { type: 'status', code: 403 } }]);
  const refused = await aicost('accounts', 'test', 'configured');
  provider.setFaults([]);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('The credentials lack: an admin key') });
});

test('keys rotate seals everything anew; keys list shows one key', async () => {
  const [before] = JSON.parse((await aicost('keys', 'list', '--json')).out) as { keyId: string; secrets: number }[];
  expect(before).toMatchObject({ state: 'active', secrets: 2 });
  expect((await aicost('keys', 'rotate')).out).toMatch(
    /^key k\S+ is active; 2 credentials encrypted anew, 1 old keys dropped\n$/,
  );
  const keys = JSON.parse((await aicost('keys', 'list', '--json')).out) as { keyId: string }[];
  expect(keys).toMatchObject([{ state: 'active', secrets: 2 }]);
  expect(keys[0]?.keyId).not.toBe(before?.keyId);
  expect((await aicost('keys', 'list')).out).toMatch(/active\s+│\s+2/);
  expect(await storedKey('acme')).toBe(KEY);
});

test('a removed account is gone from the list, and its credentials are erased', async () => {
  const said = await aicost('accounts', 'remove', 'acme');
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('Nothing of its history was removed') });
  expect((await aicost('accounts', 'list')).out).not.toContain('acme');
  expect(await storedKey('acme')).toBeUndefined();
});

test.each([
  [['remove', 'nobody'], /there is no account "nobody".*ACCOUNT_NOT_FOUND/],
  [['remove', 'configured'], /YAML file.*ACCOUNT_MANAGED_BY_CONFIG/],
  [['add', 'x', '--service', 'nothing'], /known are openai.*INVALID_SERVICE/],
  [['add', 'x', '--service', 'openai', '--secret-file', 'key'], /name=path.*USAGE/],
  [
    ['add', 'x', '--service', 'openai', '--secret-file', 'adminKey=/nowhere'],
    /adminKey: the file cannot be read.*SECRET_INVALID/,
  ],
])('accounts %j is refused with one line', async (args, line) => {
  expect(await aicost('accounts', ...args)).toMatchObject({ code: 1, err: expect.stringMatching(line) });
});

test('without a key ring keys say what to set', async () => {
  delete process.env.AICOST_KEYRING_FILE;
  process.env.AICOST_DATA_DIR = join(folder, 'data');
  const said = await aicost('keys', 'rotate');
  delete process.env.AICOST_DATA_DIR;
  process.env.AICOST_KEYRING_FILE = join(folder, 'keyring.json');
  expect(said).toMatchObject({ code: 1, err: expect.stringMatching(/set AICOST_KEYRING_FILE.*KEYRING_MISSING/) });
});

import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOfEpoch } from '../../src/domain/day.js';
import { Secret } from '../../src/domain/secret.js';
import { SecretVault } from '../../src/jobs/accounts/secretVault.js';
import { createApiToken } from '../../src/store/apiTokens.js';
import { withTransaction } from '../../src/store/db.js';
import { addActiveKey, createKeyRingIfMissing } from '../../src/vault/keyRingFile.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { addAccount, charge, dims, store } from '../export/seededLedger.js';
import { FakeGrafana } from '../fakeGrafana/server.js';
import { aicost } from './console.js';

interface Finding {
  readonly what: string;
  readonly state: string;
  readonly detail: string;
}

const CANARY = 'sk-admin-CANARY-0001';
const today = dayOfEpoch(Date.now());
const before = { ...process.env };
let database: TestDatabase;
let folder: string;
let ringFile: string;
/** Accounts by name; what they are is in `beforeAll`. */
const ids = new Map<string, number>();

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-doctor-'));
  ringFile = join(folder, 'keyring.json');
  await createKeyRingIfMissing(ringFile);
  Object.assign(process.env, {
    ...{
      DATABASE_URL: database.url,
      AICOST_LOG_LEVEL: 'silent',
      AICOST_KEYRING_FILE: ringFile,
      AICOST_DATA_DIR: folder,
    },
  });
});

afterEach(() => {
  for (const name of ['AICOST_GRAFANA_URL', 'AICOST_GRAFANA_TOKEN']) delete process.env[name];
  process.env.AICOST_KEYRING_FILE = ringFile;
});

afterAll(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  await database.drop();
  await rm(folder, { recursive: true });
});

async function doctor(): Promise<{ code: number; find: (what: string) => Finding[] }> {
  const said = await aicost('doctor', '--json');
  expect(said.out + said.err).not.toContain('CANARY');
  const findings = JSON.parse(said.out) as Finding[];
  return { code: said.code, find: (what) => findings.filter((finding) => finding.what === what) };
}

test('an empty installation is told how to add an account and a token, and is not faulty', async () => {
  const { code, find } = await doctor();
  expect(code).toBe(0);
  expect(find('Accounts')).toMatchObject([
    { state: 'warning', detail: expect.stringContaining('aicost accounts add') },
  ]);
  expect(find('Tokens')).toMatchObject([{ state: 'ok', detail: expect.stringContaining('aicost token create') }]);
  expect(find('Grafana')).toEqual([{ what: 'Grafana', state: 'ok', detail: 'not connected' }]);
  expect(find('Key ring')).toMatchObject([{ state: 'ok', detail: `${ringFile} opens all 0 stored credentials` }]);
});

describe('with accounts that nothing reads', () => {
  beforeAll(async () => {
    const { pool } = database;
    for (const [name, service] of [
      ['groq by hand', 'groq'],
      ['openai', 'openai'],
      ['switched off', 'openai'],
      ['deleted', 'openai'],
    ] as const) {
      const accountId = await addAccount(pool, name, service, service);
      ids.set(name, accountId);
      await store(pool, accountId, 'costs', [
        charge(dims({ source: 'manual' }), today, '2'),
        charge(dims({ source: 'manual' }), addDays(today, 1), '500'),
      ]);
    }
    await pool.query(
      `insert into aicost.sync_run (account_id, trigger, outcome, started_at, finished_at, error_code, error_message)
       select account_id, 'schedule', 'failed', aicost.now(), aicost.now(), 'PROVIDER_TIMEOUT', 'it took too long'
       from aicost.account where account_name in ('openai', 'switched off', 'deleted')`,
    );
    await pool.query(
      `update aicost.account set is_active = false, deleted_at = case when account_name = 'deleted' then now() end
       where account_name in ('switched off', 'deleted')`,
    );
  });

  test('doctor calls neither stale nor broken what is not read', async () => {
    const { code, find } = await doctor();
    expect(code).toBe(0);
    expect(find('Account groq by hand')).toMatchObject([{ state: 'ok', detail: expect.stringMatching(/^not read: /) }]);
    expect(find('Account switched off')).toMatchObject([
      { state: 'ok', detail: expect.stringMatching(/^switched off; /) },
    ]);
    expect(find('Account deleted')).toEqual([]);
    expect(find('Account openai')).toMatchObject([
      { state: 'warning', detail: 'its credentials are not here, so it is not read; last good read never' },
    ]);
  });

  test('accounts list says of each why it has no age', async () => {
    const { out, code } = await aicost('accounts', 'list');
    expect(code).toBe(0);
    expect(out).toMatch(/groq by hand\s+│ groq\s+│ \S+\s+│ none needed\s+│ -\s/);
    expect(out).toMatch(/switched off\s+│ openai\s+│ \S+\s+│ switched off │ never/);
    expect(out).toMatch(/ openai\s+│ openai\s+│ \S+\s+│ missing here/);
    expect(out).not.toContain('deleted');
  });

  test('verify-provider shows a day of an account without an API, and does not know a deleted one', async () => {
    const said = await aicost('verify-provider', 'groq by hand', '--day', today);
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('Compare with https://console.groq.com') });
    expect(await aicost('verify-provider', 'deleted')).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('ACCOUNT_NOT_FOUND') },
    });
  });

  test('report adds up the month to today: what is entered for later days is not spent yet', async () => {
    const { rows } = JSON.parse((await aicost('report', '--json')).out) as { rows: { billedCost: string }[] };
    expect(rows.map((row) => row.billedCost)).toEqual(['2', '2', '2', '2']);
    const later = ['--from', addDays(today, 1), '--to', addDays(today, 1)];
    const asked = JSON.parse((await aicost('report', '--json', ...later)).out) as { rows: { billedCost: string }[] };
    expect(asked.rows.map((row) => row.billedCost)).toEqual(['500', '500', '500', '500']);
  });
});

describe('the key ring', () => {
  beforeAll(async () => {
    const accountId = ids.get('openai') ?? 0;
    const vault = new SecretVault(ringFile, await createKeyRingIfMissing(ringFile));
    await withTransaction(database.pool, (tx) => vault.save(tx, accountId, { adminKey: new Secret(CANARY) }, 'test'));
    // A second credential, under a key that the copy does not have.
    await copyFile(ringFile, join(folder, 'old.json'));
    await addActiveKey(ringFile);
    await withTransaction(database.pool, (tx) => vault.save(tx, accountId, { second: new Secret(CANARY) }, 'test'));
  });

  test('is ok when it opens every credential', async () => {
    const { code, find } = await doctor();
    expect(find('Key ring')).toMatchObject([{ state: 'ok', detail: expect.stringContaining('all 2 stored') }]);
    expect(code).toBe(1);
  });

  test('that lacks a key names each credential that does not open, by account and name', async () => {
    process.env.AICOST_KEYRING_FILE = join(folder, 'old.json');
    const { code, find } = await doctor();
    expect(find('Key ring')).toMatchObject([
      { state: 'fault', detail: expect.stringMatching(/^openai, second cannot be read: .*key k\d{8}-/) },
    ]);
    expect(code).toBe(1);
  });

  test('that is not there is a fault while credentials are stored', async () => {
    delete process.env.AICOST_KEYRING_FILE;
    process.env.AICOST_DATA_DIR = join(folder, 'elsewhere');
    const { find } = await doctor();
    process.env.AICOST_DATA_DIR = folder;
    expect(find('Key ring')).toMatchObject([
      { state: 'fault', detail: expect.stringContaining('AICOST_KEYRING_FILE') },
    ]);
  });
});

describe('Grafana', () => {
  test.each([
    ['AICOST_GRAFANA_TOKEN', 'CANARY-of-grafana'],
    ['AICOST_GRAFANA_URL', 'http://127.0.0.1:1'],
  ])('with %s alone is a warning', async (name, value) => {
    process.env[name] = value;
    const { find } = await doctor();
    expect(find('Grafana')).toMatchObject([{ state: 'warning', detail: expect.stringContaining('set both') }]);
  });

  test.each([
    ['up', 'ok', /its signing keys are read from/],
    ['away', 'fault', /the signing keys of Grafana cannot be read from http:.*AICOST_GRAFANA_URL/],
    ['broken', 'fault', /cannot be read/],
    ['strange', 'fault', /cannot be read/],
  ] as const)('that is %s is %s', async (condition, state, detail) => {
    await using grafana = await FakeGrafana.start('CANARY-of-grafana');
    grafana.condition = condition;
    Object.assign(process.env, { AICOST_GRAFANA_URL: grafana.url, AICOST_GRAFANA_TOKEN: grafana.collectorToken });
    const { find } = await doctor();
    expect(find('Grafana')).toMatchObject([{ state, detail: expect.stringMatching(detail) }]);
    expect(grafana.keyRequests).toBeGreaterThan(0);
  });
});

test('tokens in force are counted', async () => {
  await createApiToken(database.pool, { name: 'ci', role: 'viewer', accountId: null, createdBy: 'test' });
  expect((await doctor()).find('Tokens')).toEqual([{ what: 'Tokens', state: 'ok', detail: '1 in force' }]);
});

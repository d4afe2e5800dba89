import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, dayOfEpoch } from '../../src/domain/day.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { createWorld } from '../fakeProvider/world.js';
import { aicost } from './console.js';

const KEY = 'sk-admin-demo-production';
const today = dayOfEpoch(Date.now());
const firstDay = addDays(today, -9);
const yesterday = addDays(today, -1);

let provider: FakeProvider;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  const accounts = demoAccounts(today).filter(({ name }) => name === 'openai-production');
  provider = await startFakeProvider({ world: createWorld({ seed: 3, today, accounts }) });
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-cli-'));
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
  await useAccount(KEY);
});

afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL', 'AICOST_CONFIG']) delete process.env[name];
  await provider.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function useAccount(adminKey: string | null): Promise<void> {
  const account = {
    name: 'acme',
    service: 'openai',
    secrets: { adminKey },
    baseUrl: provider.baseUrl('openai'),
    backfillFrom: firstDay,
    requestsPerMinute: 60_000,
  };
  process.env.AICOST_CONFIG = join(folder, 'accounts.yaml');
  await writeFile(process.env.AICOST_CONFIG, JSON.stringify(adminKey === null ? {} : { accounts: [account] }));
}

test('before anything is read, report says so and what to do', async () => {
  const said = await aicost('report');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toMatch(/Nothing is stored for .* Run "aicost sync"/);
});

test('sync reads everything that is due, and a second one has nothing new to write', async () => {
  const first = await aicost('sync');
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/acme\s+│ succeeded\s+│\s+110 │/);
  const [second] = JSON.parse((await aicost('sync', '--json')).out) as { counts: Record<string, number> }[];
  expect(second?.counts).toMatchObject({ windowsFresh: 0, windowsChanged: 0, rowsStored: 0, amountsRestated: 0 });
});

test('report by day gives the truth of every day as exact decimal strings', async () => {
  const said = await aicost('report', '--by', 'day', '--from', firstDay, '--to', today, '--json');
  const { rows } = JSON.parse(said.out) as {
    rows: { value: string; billedCost: string; tokens: string; requests: string }[];
  };
  expect(rows).toHaveLength(10);
  for (const row of rows) {
    const truth = provider.truth('openai-production', row.value as typeof today);
    expect(row).toMatchObject({ billedCost: String(truth.billedCost), tokens: truth.tokens, requests: truth.requests });
  }
});

test.each(['account', 'service', 'model', 'project', 'credential', 'source', 'month'])(
  'report by %s adds up to the same total',
  async (by) => {
    const { rows } = JSON.parse(
      (await aicost('report', '--by', by, '--from', firstDay, '--to', today, '--json')).out,
    ) as { rows: { billedCost: string | null }[] };
    const sum = rows.reduce((total, row) => total + Number(row.billedCost ?? 0), 0);
    const { rows: stored } = await database.pool.query<{ total: number }>(
      'select sum(billed_cost)::float8 as total from report.daily_cost',
    );
    expect(sum).toBeCloseTo(stored[0]?.total ?? -1, 6);
    expect((await aicost('report', '--by', by)).out).toContain('Total');
  },
);

test('accounts list shows the age and finality of the figures', async () => {
  const said = await aicost('accounts', 'list');
  expect(said.out).toMatch(/acme\s+│ OpenAI\s+│ .* │ set\s+│ just now/);
  const [account] = JSON.parse((await aicost('accounts', 'list', '--json')).out) as {
    hasCredentials: boolean;
    health: { windowsProvisional: number };
  }[];
  expect(account).toMatchObject({ hasCredentials: true, health: { windowsProvisional: 11 } });
  expect(JSON.parse((await aicost('accounts', 'configured', '--json')).out)).toEqual(['acme']);
});

test('verify-provider shows what the provider wrote, and keeps the answer of a person', async () => {
  const said = await aicost('verify-provider', 'acme', '--day', yesterday, '--answer', 'yes');
  expect(said.out).toContain('USD dollars');
  expect(said.out).toContain('https://platform.openai.com/');
  const { rows } = await database.pool.query('select matches, charge_date::text as day from aicost.verification');
  expect(rows).toEqual([{ matches: true, day: yesterday }]);
  const asJson = JSON.parse((await aicost('verify-provider', 'acme', '--day', yesterday, '--json')).out) as {
    totals: { billedCost: string }[];
  };
  expect(asJson.totals.map(({ billedCost }) => billedCost)).toEqual([
    String(provider.truth('openai-production', yesterday).billedCost),
  ]);
});

test('doctor finds a healthy installation healthy', async () => {
  const said = await aicost('doctor');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain('ok       Ledger: rows, window totals, revisions and rollups agree');
});

test('doctor finds a ledger that does not add up', async () => {
  await database.pool.query(
    `update aicost.charge set billed_cost = billed_cost + 1 where charge_date = $1 and billed_cost > 0`,
    [yesterday],
  );
  const said = await aicost('doctor', '--json');
  expect(said.code).toBe(1);
  const findings = JSON.parse(said.out) as { what: string; state: string; detail: string }[];
  expect(findings.find(({ what }) => what === 'Ledger')).toMatchObject({
    state: 'fault',
    detail: expect.stringContaining(`acme costs ${yesterday}`),
  });
});

test('backfill reads a stretch of days again and records what changed', async () => {
  provider.restate('openai-production', addDays(today, -5), '1.5', 2);
  const said = await aicost('backfill', '--from', addDays(today, -6), '--to', addDays(today, -4), '--json');
  const [report] = JSON.parse(said.out) as { outcome: string; counts: { amountsRestated: number } }[];
  expect(report).toMatchObject({ outcome: 'succeeded', counts: { amountsRestated: 2 } });
});

test('a wrong key ends in one clear line and exit code 1, the figures stay, and the key is nowhere', async () => {
  const before = (await aicost('report', '--by', 'day', '--from', firstDay, '--json')).out;
  await useAccount('sk-admin-wrong-key-000000');
  const said = await aicost('sync', '--from', firstDay, '--to', today);
  expect(said.code).toBe(1);
  expect(said.err).toMatch(/acme: acme costs .*401.*\[PROVIDER_UNAUTHORIZED\]/);
  expect(said.out + said.err).not.toContain('wrong-key');
  expect((await aicost('report', '--by', 'day', '--from', firstDay, '--json')).out).toBe(before);
  expect((await aicost('accounts', 'list')).out).toContain('the key is wrong');
  await useAccount(KEY);
});

test.each([
  [
    ['sync', '--account', 'nobody'],
    'there is no account "nobody" with credentials here; configured: acme [ACCOUNT_NOT_FOUND]',
  ],
  [
    ['sync', '--from', '2026-02-30', '--to', '2026-03-01'],
    '--from is not a day: "2026-02-30"; write it as 2026-01-31 [USAGE]',
  ],
  [
    ['sync', '--from', '2026-03-02', '--to', '2026-03-01'],
    '--from 2026-03-02 is after --to 2026-03-01; swap them [USAGE]',
  ],
  [['sync', '--from', '2026-03-02'], 'give both --from and --to [USAGE]'],
  [
    ['sync', '--accept', '--from', '2026-03-02', '--to', '2026-03-02'],
    '--accept is about days that you compared: give --account, --from and --to too [USAGE]',
  ],
  [['verify-provider', 'nobody'], 'there is no account "nobody"; see "aicost accounts list" [ACCOUNT_NOT_FOUND]'],
  [['verify-provider', 'acme', '--answer', 'perhaps'], '--answer is yes or no, not "perhaps" [USAGE]'],
])('%j is refused with one line', async (args, line) => {
  const said = await aicost(...args);
  expect(said).toMatchObject({ code: 1, err: `aicost: ${line}\n` });
});

test('without any account sync says how to add one', async () => {
  await useAccount(null);
  const said = await aicost('sync');
  expect(said).toMatchObject({
    code: 1,
    err: expect.stringContaining('no account is configured: set OPENAI_ADMIN_KEY'),
  });
  expect((await aicost('accounts', 'configured')).out).toBe('none\n');
  await useAccount(KEY);
});

test('unknown commands and options end with code 1 and help', async () => {
  expect(await aicost('sink')).toMatchObject({ code: 1, err: expect.stringContaining("unknown command 'sink'") });
  expect((await aicost('--help')).out).toContain('verify-provider');
});

test('migrate says that there is nothing to do', async () => {
  expect((await aicost('migrate')).out).toMatch(/^schema version \d+: nothing to do\n$/);
});

test('a database that does not answer is one clear line', async () => {
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
  const said = await aicost('report');
  process.env.DATABASE_URL = database.url;
  expect(said).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^aicost: .*database.*\[DATABASE_UNAVAILABLE\]\n$/),
  });
});

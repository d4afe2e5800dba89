import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPool } from '../../src/store/db.js';
import { startEmbeddedPostgres } from '../../src/store/embedded/startEmbeddedPostgres.js';
import { dayOfEpoch, addDays } from '../../src/domain/day.js';
import { createWorld } from '../fakeProvider/world.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { compiled } from '../compiled.js';

const MAIN = compiled('src/main');
const KILLS = 20;
const today = dayOfEpoch(Date.now());
const firstDay = addDays(today, -6);

let provider: FakeProvider;
let dataDir: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const accounts = demoAccounts(today).filter(
    ({ name }) => name === 'openai-production' || name === 'anthropic-legacy',
  );
  provider = await startFakeProvider({ world: createWorld({ seed: 7, today, accounts }) });
  dataDir = await mkdtemp(join(tmpdir(), 'aicost-daemon-'));
  const config = join(dataDir, 'accounts.yaml');
  const listed = accounts.map(({ name, provider: service, adminKey }) => ({
    name,
    service,
    secrets: { adminKey },
    baseUrl: provider.baseUrl(service),
    backfillFrom: firstDay,
    requestsPerMinute: 60_000,
  }));
  await writeFile(config, JSON.stringify({ accounts: listed, AICOST_LISTEN: '127.0.0.1:0' }));
  env = { ...process.env, AICOST_CONFIG: config, AICOST_DATA_DIR: dataDir, AICOST_LOG_LEVEL: 'silent' };
  delete env.DATABASE_URL;
});

afterAll(async () => {
  await provider?.close();
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test(`${KILLS} kill -9 of the daemon with its own Postgres are each followed by a start that works, and the ledger ends as the truth`, async () => {
  for (let round = 0; round < KILLS; round += 1) {
    const daemon = await startDaemon();
    // Deterministic, but spread over the whole of the first sync.
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % 400));
    daemon.kill('SIGKILL');
    await ended(daemon);
    provider.restate('openai-production', addDays(today, -1 - (round % 4)), `1.0${round % 9}`, 3);
  }
  const sync = spawn(process.execPath, [MAIN, 'sync', '--from', firstDay, '--to', today, '--json'], {
    env,
    stdio: 'ignore',
  });
  expect(await ended(sync)).toBe(0);
  expect(await ledger()).toEqual(truth());
}, 180_000);

/** Resolves when the daemon says that it is ready; rejects when it ends before. */
function startDaemon(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes('collector ready')) resolve(child);
    });
    child.once('exit', (code) =>
      reject(new Error(`the daemon ended with ${String(code)} before it was ready: ${said}`)),
    );
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
}

async function ledger(): Promise<Record<string, string>> {
  const server = await startEmbeddedPostgres({ dataDir });
  const pool = createPool(server.url, { applicationName: 'aicost-test' });
  const { rows } = await pool.query<{ key: string; cost: string }>(
    `select account_name || ' ' || day as key, trim_scale(coalesce(sum(billed_cost), 0))::text as cost from report.daily_cost group by 1 order by 1`,
  );
  await pool.end();
  await server.stop();
  return Object.fromEntries(rows.map((row) => [row.key, row.cost]));
}

function truth(): Record<string, string> {
  const days = Array.from({ length: 7 }, (_, index) => addDays(firstDay, index));
  const entries = ['anthropic-legacy', 'openai-production'].flatMap((account) =>
    days.map((day) => [`${account} ${day}`, String(provider.truth(account, day).billedCost)] as const),
  );
  return Object.fromEntries(entries);
}

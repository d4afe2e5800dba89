import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCollector } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { connectors } from '../../src/connectors/registry.js';
import { addDays, dayOfEpoch } from '../../src/domain/day.js';
import { createLogger } from '../../src/logging/logger.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { createWorld } from '../fakeProvider/world.js';
import { until } from '../until.js';

const today = dayOfEpoch(Date.now());
const services = connectors.map((connector) => ({ serviceId: connector.id, ...connector.environment }));

const MONTH = `select sum(billed_cost)::text as cost from report.daily_cost where day >= date_trunc('month', now() at time zone 'UTC')`;

let provider: FakeProvider;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  const accounts = demoAccounts(today).filter(({ name }) => name === 'anthropic-legacy');
  provider = await startFakeProvider({ world: createWorld({ seed: 5, today, accounts }) });
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aicost-serve-'));
});

afterAll(async () => {
  await provider.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

test('the daemon reads at once, shows the same month as SQL in its metrics, and stops when asked', async () => {
  const file = join(folder, 'accounts.yaml');
  const account = {
    name: 'claude',
    service: 'anthropic',
    secrets: { adminKey: 'sk-ant-admin-demo-legacy' },
    baseUrl: provider.baseUrl('anthropic'),
    backfillFrom: addDays(today, -40),
    requestsPerMinute: 60_000,
  };
  await writeFile(file, JSON.stringify({ accounts: [account], AICOST_LISTEN: '127.0.0.1:0' }));
  // Analysis runs in a thread, whose file is there only when it is compiled.
  const withoutAnalysis = {
    ENABLE_FORECASTING: 'false',
    ENABLE_ANOMALY_DETECTION: 'false',
    AICOST_LOG_LEVEL: 'silent',
  };
  const config = loadConfig({ AICOST_CONFIG: file, DATABASE_URL: database.url, ...withoutAnalysis }, services);
  const collector = await openCollector(config, createLogger({ level: 'silent', secrets: config.secrets }));
  const stop = new AbortController();
  const { url, ended } = await collector.serve(stop.signal);
  try {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { rows } = await until(async () => {
      const figures = await database.pool.query<{ cost: string | null }>(MONTH);
      const text = await (await fetch(`${url}/metrics`)).text();
      const metric = /aicost_month_to_date_cost\{account="claude".*\} (\S+)/.exec(text)?.[1];
      // While the first read is under way, each is right about another moment.
      return metric !== undefined && Number(metric) === Number(figures.rows[0]?.cost) ? figures : undefined;
    });
    expect(Number(rows[0]?.cost)).toBeGreaterThan(0);
  } finally {
    stop.abort();
    await ended;
    await collector.close();
  }
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a port that is taken is told in one sentence, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const listen = `127.0.0.1:${(taken.address() as AddressInfo).port}`;
  const config = loadConfig({ AICOST_LISTEN: listen, DATABASE_URL: database.url }, services);
  const collector = await openCollector(config, createLogger({ level: 'silent', secrets: [] }));
  await expect(collector.serve(new AbortController().signal)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `AICOST_LISTEN ${listen} is used by another program, perhaps another collector; stop it or choose another port`,
  });
  await collector.close();
  taken.close();
});

test('an account cannot move to another service under its name', async () => {
  await database.pool.query(`update aicost.account set service_id = 'openai' where account_name = 'claude'`);
  const file = join(folder, 'moved.yaml');
  const account = { name: 'claude', service: 'anthropic', secrets: { adminKey: 'sk-ant-admin-demo-legacy' } };
  await writeFile(file, JSON.stringify({ accounts: [account] }));
  const config = loadConfig({ AICOST_CONFIG: file, DATABASE_URL: database.url }, services);
  await expect(openCollector(config, createLogger({ level: 'silent', secrets: [] }))).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
  });
});

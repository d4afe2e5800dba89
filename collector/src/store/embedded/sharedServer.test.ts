import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { cloneModule } from '../../../test/embedded/clone.js';
import {
  preparedDataDir,
  removeTempDirs,
  serverProcesses,
  ServerUser,
  tempDir,
} from '../../../test/embedded/servers.js';
import { until } from '../../../test/until.js';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.js';

let script: string;

beforeAll(async () => {
  ({ script } = await cloneModule(await tempDir(), 'linked'));
});
afterAll(removeTempDirs);

test('a server whose Node was killed is adopted by the next start (trap 5)', async () => {
  const dataDir = await preparedDataDir();
  const killed = new ServerUser(script, { dataDir });
  const { url } = await killed.ready();
  await killed.kill();
  const before = await serverProcesses(dataDir);
  const next = await startEmbeddedPostgres({ dataDir });
  expect(next).toMatchObject({ adopted: true, url });
  expect(await serverProcesses(dataDir)).toEqual(before);
  await next.stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('of four processes starting at once on an empty directory one makes the cluster and all use one server', async () => {
  const dataDir = await tempDir();
  const users = Array.from({ length: 4 }, () => new ServerUser(script, { dataDir }));
  const ready = await Promise.all(users.map((user) => user.ready()));
  expect(new Set(ready.map(({ url }) => url)).size).toBe(1);
  expect(ready.filter(({ adopted }) => !adopted)).toHaveLength(1);
  expect(await serverProcesses(dataDir)).toHaveLength(1);
  await Promise.all(users.map((user) => user.stop()));
  expect(await serverProcesses(dataDir)).toEqual([]);
  expect((await readdir(dataDir)).sort()).toEqual(['pg18', 'postgres.log', 'postgres.port']);
});

test('two starts at once within one process use one server', async () => {
  const dataDir = await preparedDataDir();
  const servers = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })]);
  expect(servers[0].url).toBe(servers[1].url);
  await servers[0].stop();
  expect(await serverProcesses(dataDir)).toHaveLength(1);
  await servers[1].stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('the last one out ends the server, even while nobody has a connection open', async () => {
  const dataDir = await preparedDataDir();
  const daemon = new ServerUser(script, { dataDir });
  await daemon.ready();
  const command = await startEmbeddedPostgres({ dataDir });
  await command.stop();
  expect(await serverProcesses(dataDir)).toHaveLength(1);
  await daemon.stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('a connection of ours made without a start keeps the server too; one of another program does not', async () => {
  const dataDir = await preparedDataDir();
  const first = await startEmbeddedPostgres({ dataDir });
  const ours = new Client({ connectionString: first.url, application_name: 'aicost-report' });
  await ours.connect();
  await first.stop();
  expect(await serverProcesses(dataDir)).toHaveLength(1);
  const second = await startEmbeddedPostgres({ dataDir });
  await ours.end();
  const grafana = new Client({ connectionString: first.url, application_name: 'Grafana' });
  grafana.on('error', () => undefined);
  await grafana.connect();
  await second.stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('a start during the stop of the last user gets a server that stays', async () => {
  const dataDir = await preparedDataDir();
  let leaving = await startEmbeddedPostgres({ dataDir });
  for (const ms of [0, 1, 2, 3, 5, 8, 13]) {
    const stopped = leaving.stop();
    await sleep(ms);
    const next = await startEmbeddedPostgres({ dataDir });
    await stopped;
    const client = new Client(next.url);
    await client.connect();
    await client.query('select 1');
    await client.end();
    leaving = next;
  }
  await leaving.stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('a user is counted again after the server has crashed and come back', async () => {
  const dataDir = await preparedDataDir();
  const server = await startEmbeddedPostgres({ dataDir });
  const client = new Client(server.url);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  const log = join(dataDir, 'postgres.log');
  await until(async () => (await readFile(log, 'utf8')).split('ready to accept connections').length === 3);
  await sleep(1_500);
  const command = await startEmbeddedPostgres({ dataDir });
  await command.stop();
  expect(await serverProcesses(dataDir)).toHaveLength(1);
  await server.stop();
  expect(await serverProcesses(dataDir)).toEqual([]);
});

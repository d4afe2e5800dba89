import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { cloneModule } from '../../../test/embedded/clone.js';
import {
  preparedDataDir,
  removeTempDirs,
  serverProcesses,
  ServerUser,
  tempDir,
} from '../../../test/embedded/servers.js';
import { seeded } from '../../../test/money/random.js';
import { until } from '../../../test/until.js';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.js';

afterAll(removeTempDirs);

const ROUNDS = 20;

/** What happens to the server when its Node is killed: it lives on, dies first, or dies after. */
const FATES = ['lives', 'killed first', 'killed after'] as const;

async function killServer(dataDir: string): Promise<void> {
  for (const pid of await serverProcesses(dataDir)) process.kill(pid, 'SIGKILL');
}

test(`every acknowledged row is there after each of ${ROUNDS} kills and unattended starts`, async () => {
  const root = await tempDir();
  const { script } = await cloneModule(root, 'linked');
  const dataDir = await preparedDataDir();
  const acknowledged: number[] = [];
  const seed = Number(process.env.AICOST_KILL_SEED ?? Math.floor(Math.random() * 1_000_000));
  const random = seeded(seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    const writer = new ServerUser(script, { dataDir, task: 'write' });
    await writer.ready();
    await until(async () => writer.lines.length > 20);
    await sleep(random() * 100);
    const fate = FATES[round % FATES.length];
    if (fate === 'killed first') await killServer(dataDir);
    await writer.kill();
    if (fate === 'killed after') await killServer(dataDir);
    acknowledged.push(...writer.lines.slice(1).flatMap(({ id }) => (typeof id === 'number' ? id : [])));
  }
  const server = await startEmbeddedPostgres({ dataDir });
  const client = new Client(server.url);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from acknowledged');
  await client.end();
  await server.stop();
  const stored = new Set(rows.map(({ id }) => Number(id)));
  const lost = acknowledged.filter((id) => !stored.has(id));
  expect({ seed, lost }).toEqual({ seed, lost: [] });
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * 20);
  // At most the one row per kill whose acknowledgement was on its way.
  expect(stored.size - acknowledged.length).toBeLessThanOrEqual(ROUNDS);
});

test('kills in the middle of initdb leave no half cluster and no rubbish', async () => {
  const root = await tempDir();
  const { script } = await cloneModule(root, 'linked');
  const dataDir = await tempDir();
  for (const ms of [100, 200, 300, 400, 500, 600]) {
    const user = new ServerUser(script, { dataDir });
    await sleep(ms);
    await user.kill();
  }
  const user = new ServerUser(script, { dataDir });
  await user.ready();
  await user.stop();
  await until(async () => (await serverProcesses(dataDir)).length === 0);
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
  expect((await readdir(dataDir)).sort()).toEqual(['pg18', 'postgres.log', 'postgres.port']);
});

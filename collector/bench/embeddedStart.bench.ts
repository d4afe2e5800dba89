import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../src/store/embedded/startEmbeddedPostgres.js';
import { median } from './median.js';
import { printTable } from './printTable.js';

const ROUNDS = 5;
const GOAL_SECONDS = { cold: 1.2, warm: 0.3 } as const;

/** Seconds from the call to the answer of the first query. */
async function startOnce(dataDir: string): Promise<number> {
  const begin = performance.now();
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    const client = new Client(server.url);
    await client.connect();
    await client.query('select 1');
    const seconds = (performance.now() - begin) / 1_000;
    await client.end();
    return seconds;
  } finally {
    await server.stop();
  }
}

/** Prints how long the embedded Postgres takes to its first answer: on an empty directory, and on an existing cluster. */
export async function embeddedStart(): Promise<void> {
  const times: Record<keyof typeof GOAL_SECONDS, number[]> = { cold: [], warm: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), 'aicost-bench-'));
    try {
      times.cold.push(await startOnce(dataDir));
      times.warm.push(await startOnce(dataDir));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  const rows = Object.entries(GOAL_SECONDS).map(([kind, goal]) => {
    const values = times[kind as keyof typeof GOAL_SECONDS];
    const middle = median(values);
    return [
      `${kind} start`,
      middle.toFixed(3),
      Math.max(...values).toFixed(3),
      `<= ${goal}`,
      (middle / goal).toFixed(2),
    ];
  });
  const head = ['', `median of ${ROUNDS}, s`, 'slowest, s', 'goal, s', 'share of goal'];
  printTable('Embedded Postgres: from the call to the first answer', head, rows);
}

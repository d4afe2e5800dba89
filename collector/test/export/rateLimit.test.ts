import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bearer } from '../../src/api/access/access.testkit.js';
import { compiled } from '../compiled.js';
import { ExportApi, SEEDED_DAYS } from './exportApi.js';
import type { ExportChildTask } from './exportChild.js';
import { seedEveryKind } from './seededLedger.js';

interface Collector {
  readonly child: ChildProcess;
  readonly url: string;
}

let program: string;
let api: ExportApi;
let collectors: Collector[];
beforeAll(() => {
  program = compiled('test/export/exportChild');
}, 300_000);
beforeEach(async () => {
  api = await ExportApi.open(seedEveryKind);
  collectors = await Promise.all([startCollector(), startCollector(), startCollector()]);
}, 120_000);
afterEach(async () => {
  await Promise.all(collectors.map(stopCollector));
  await api.close();
});
afterAll(() =>
  expect(collectors.every(({ child }) => child.exitCode !== null || child.signalCode !== null)).toBe(true),
);

async function startCollector(): Promise<Collector> {
  const task: ExportChildTask = { databaseUrl: api.servers.database.url };
  const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url };
}

async function stopCollector({ child }: Collector): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The status of one export that was read to its end, at the collector whose turn it is. */
async function exported(turn: number, token: string): Promise<{ status: number; retryAfter: number }> {
  const { url } = collectors[turn % collectors.length] as Collector;
  const answer = await fetch(`${url}/api/usage/export?${new URLSearchParams(SEEDED_DAYS)}`, { headers: bearer(token) });
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

async function actions(): Promise<Record<string, number>> {
  const { rows } = await api.pool.query<{ action: string; count: number }>(
    `select a.action, count(*)::int as count from aicost.audit as a where a.action like 'export.%' group by 1`,
  );
  return Object.fromEntries(rows.map(({ action, count }) => [action, count]));
}

describe('three collectors on one database', () => {
  test('let ten exports an hour through between them, also when one of them is killed and started again', async () => {
    const token = await api.person();
    for (const turn of numbers(6)) expect((await exported(turn, token)).status).toBe(200);
    await stopCollector(collectors[0] as Collector);
    collectors[0] = await startCollector();
    for (const turn of numbers(4)) expect((await exported(turn, token)).status).toBe(200);
    for (const turn of numbers(3)) {
      const { status, retryAfter } = await exported(turn, token);
      expect([status, retryAfter > 3_000 && retryAfter <= 3_600]).toEqual([429, true]);
    }
    expect((await exported(0, await api.person())).status).toBe(200);
    expect((await actions())['export.started']).toBe(11);
  });

  test('let exactly ten of forty through that come at once', async () => {
    const token = await api.person();
    const answers = await Promise.all(numbers(40).map((turn) => exported(turn, token)));
    const counts = [200, 429].map((status) => answers.filter((answer) => answer.status === status).length);
    expect(counts).toEqual([10, 30]);
    expect((await actions())['export.started']).toBe(10);
  });

  test('let the next one through when the first is an hour ago', async () => {
    const token = await api.person();
    for (const turn of numbers(10)) await exported(turn, token);
    await api.pool.query(`update aicost.audit set at = at - interval '59 minutes'`);
    expect(await exported(0, token)).toMatchObject({ status: 429, retryAfter: expect.any(Number) });
    await api.pool.query(`update aicost.audit set at = at - interval '1 minute'
      where audit_id = (select min(a.audit_id) from aicost.audit as a where a.action = 'export.started')`);
    expect((await exported(0, token)).status).toBe(200);
    expect((await exported(1, token)).status).toBe(429);
  });
});

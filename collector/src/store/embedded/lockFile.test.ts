import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { preparedDataDir, removeTempDirs, serverProcesses } from '../../../test/embedded/servers.js';
import { until } from '../../../test/until.js';
import { openDataDir } from './dataDir.js';
import { launch } from './launch.js';
import { choosePort } from './port.js';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.js';
import { openPrograms } from './serverPrograms.js';

afterAll(removeTempDirs);

async function killServer(dataDir: string): Promise<void> {
  for (const pid of await serverProcesses(dataDir)) process.kill(pid, 'SIGKILL');
  await until(async () => (await serverProcesses(dataDir)).length === 0);
}

describe('a stale lock file whose number now belongs to (trap 6)', () => {
  let dataDir: string;
  let owner: { readonly uid: number; readonly gid: number };
  const strangers: ChildProcess[] = [];

  /** Postgres looks only at processes of its own user, so the stranger has to be one. */
  function stranger(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { ...owner, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] });
    strangers.push(child);
    return child;
  }

  function firstNumber(child: ChildProcess): Promise<number> {
    return new Promise((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(Number(data.toString()))));
  }

  async function giveLockTo(pid: number): Promise<void> {
    const file = join(dataDir, 'pg18', 'postmaster.pid');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(pid)));
  }

  beforeEach(async () => {
    dataDir = await preparedDataDir();
    const killed = await startEmbeddedPostgres({ dataDir });
    const { uid, gid } = await stat(join(dataDir, 'pg18'));
    owner = { uid, gid };
    await killServer(dataDir);
    await killed.stop();
  });

  afterEach(() => {
    for (const child of strangers.splice(0)) child.kill('SIGKILL');
  });

  async function expectStart(): Promise<void> {
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(false);
    await server.stop();
  }

  test('another program: Postgres alone refuses, we start', async () => {
    const { pid = 0 } = stranger('sleep', ['60']);
    await giveLockTo(pid);
    const dir = await openDataDir(dataDir);
    const programs = await openPrograms(dir);
    const request = { dir, programs, port: await choosePort(dir), settings: {}, deadline: Date.now() + 10_000 };
    expect(await launch({ ...request, stranger: undefined, signal: undefined })).toBe('lost');
    await expectStart();
  });

  test('a thread of another program', async () => {
    const script = `new (require('worker_threads').Worker)('setInterval(()=>0,1e3)', { eval: true }).on('online', () =>
      console.log(require('fs').readdirSync('/proc/self/task').find((id) => id !== String(process.pid))))`;
    await giveLockTo(await firstNumber(stranger(process.execPath, ['-e', script])));
    await expectStart();
  });

  test('a zombie', async () => {
    const pid = await firstNumber(stranger('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']));
    await until(async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z '));
    await giveLockTo(pid);
    await expectStart();
  });

  test('the Postgres server of another directory', async () => {
    const other = await preparedDataDir();
    const server = await startEmbeddedPostgres({ dataDir: other });
    const [pid = 0] = await serverProcesses(other);
    await giveLockTo(pid);
    await expectStart();
    expect(await serverProcesses(other)).toEqual([pid]);
    await server.stop();
  });
});

test('a server of ours that does not answer is ended and started anew', async () => {
  const dataDir = await preparedDataDir();
  const first = await startEmbeddedPostgres({ dataDir });
  const [hung = 0] = await serverProcesses(dataDir);
  process.kill(hung, 'SIGSTOP');
  const lines: string[] = [];
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  expect(server.adopted).toBe(false);
  expect(lines[0]).toContain(`process ${hung}) on ${join(dataDir, 'pg18')} does not answer`);
  expect(await serverProcesses(dataDir)).not.toContain(hung);
  await Promise.all([first.stop(), server.stop()]);
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('a server that waits for its clients to leave before it ends is not waited for', async () => {
  const dataDir = await preparedDataDir();
  const first = await startEmbeddedPostgres({ dataDir });
  const [leaving = 0] = await serverProcesses(dataDir);
  process.kill(leaving, 'SIGTERM');
  const server = await startEmbeddedPostgres({ dataDir });
  expect(server.adopted).toBe(false);
  expect(await serverProcesses(dataDir)).not.toContain(leaving);
  await Promise.all([first.stop(), server.stop()]);
  expect(await serverProcesses(dataDir)).toEqual([]);
});

test('the attempt of a dead process is removed, that of a live one is not', async () => {
  const dataDir = await preparedDataDir();
  const dead = spawn('true');
  await new Promise((resolve) => dead.once('close', resolve));
  await mkdir(join(dataDir, `pg18.${dead.pid}.0a1b2c3d.tmp`, 'cluster'), { recursive: true });
  await mkdir(join(dataDir, `pg18.${process.ppid}.0a1b2c3d.tmp`, 'cluster'), { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
  const left = (await readdir(dataDir)).filter((name) => name.endsWith('.tmp'));
  expect(left).toEqual([`pg18.${process.ppid}.0a1b2c3d.tmp`]);
});

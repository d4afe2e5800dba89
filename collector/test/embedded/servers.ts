import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../src/store/embedded/startEmbeddedPostgres.js';
import { until } from '../until.js';
import { processState } from './processState.js';
import type { ChildTask } from './serverUser.js';

/** What a child prints once its server runs. */
export interface ChildReady {
  readonly url: string;
  readonly port: number;
  readonly adopted: boolean;
  readonly ms: number;
}

export interface ChildOptions {
  readonly dataDir: string;
  readonly task?: ChildTask;
  readonly umask?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** A start takes about a second; a child that waits longer than this says where. */
const SILENCE_MS = 45_000;

export const isRoot = process.geteuid?.() === 0;

const directories: string[] = [];
const users: ServerUser[] = [];

/** A directory that `removeTempDirs` removes, with the servers in it. Everybody may enter it unless it is `closed`. */
export async function tempDir(kind: 'open' | 'closed' = 'open'): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'aicost-embedded-')));
  directories.push(path);
  if (kind === 'open') await chmod(path, 0o755);
  return path;
}

let prepared: Promise<string> | undefined;

/** An open data directory with a cluster in it, for tests to which its making does not matter: a copy is quicker. */
export async function preparedDataDir(): Promise<string> {
  prepared ??= prepare();
  const dataDir = await tempDir();
  execFileSync('cp', ['-a', join(await prepared, 'pg18'), dataDir]);
  return dataDir;
}

async function prepare(): Promise<string> {
  const dataDir = await tempDir();
  await (await startEmbeddedPostgres({ dataDir })).stop();
  return dataDir;
}

/** For `afterAll`: ends the children and what still runs in the temporary directories, and removes these. */
export async function removeTempDirs(): Promise<void> {
  await Promise.all(users.splice(0).map((user) => user.kill()));
  for (const path of directories.splice(0)) {
    for (const pid of await serverProcesses(path)) process.kill(pid, 'SIGQUIT');
    await until(async () => (await serverProcesses(path)).length === 0);
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ids of the postmasters and initdbs whose command line names something below `path`. */
export async function serverProcesses(path: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [program = '', ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
      return /native\/bin\/\w+$/.test(program) && args.some((arg) => arg.includes(path)) ? Number(pid) : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

/** A child process running `serverUser.ts`. */
export class ServerUser {
  readonly lines: Record<string, unknown>[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;

  constructor(script: string, { dataDir, task = 'hold', umask = '', env, ...identity }: ChildOptions) {
    const child = spawn(process.execPath, [script, dataDir, task, umask], {
      ...identity,
      cwd: '/',
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    users.push(this);
    this.#ended = new Promise((resolve) => child.once('close', resolve));
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Record<string, unknown>);
    });
  }

  /** What it printed first; fails with the child's message if its server did not start. */
  async ready(): Promise<ChildReady> {
    const first = await this.#first();
    if (first.url === undefined) throw new Error(String(first.message));
    return first as unknown as ChildReady;
  }

  /** The code and sentence with which its start failed. */
  async failure(): Promise<{ readonly code: string; readonly message: string }> {
    return (await this.#first()) as { readonly code: string; readonly message: string };
  }

  /** Lets it stop its server and end. */
  async stop(): Promise<void> {
    this.#child.stdin?.end('stop\n');
    await this.ended();
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Its exit code. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  async #first(): Promise<Record<string, unknown>> {
    const ended = this.#ended.then(() => true);
    const deadline = Date.now() + SILENCE_MS;
    while (this.lines.length === 0 && Date.now() < deadline && !(await Promise.race([ended, sleep(5)]))) continue;
    const [first] = this.lines;
    if (first !== undefined) return first;
    if (Date.now() < deadline) throw new Error('the child ended without a word');
    throw new Error(`no word in ${SILENCE_MS / 1_000} s from ${await processState(this.#child.pid ?? 0)}`);
  }
}

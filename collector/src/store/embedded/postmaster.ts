import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DataDir } from './dataDir.js';
import { failureCode } from './failure.js';
import type { ServerPrograms } from './serverPrograms.js';
import { runProgram } from './runProgram.js';

/** What postmaster.pid says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'stopping' | 'ready';
}

/** What holds the lock file: nothing, our server, or a process that was given the number of a dead server. */
export type LockHolder =
  | { readonly kind: 'none' }
  | { readonly kind: 'ours'; readonly postmaster: Postmaster }
  | { readonly kind: 'stranger'; readonly pid: number };

const POLL_MS = 10;

/** Who holds the cluster's lock file. */
export async function lockHolder(dir: DataDir): Promise<LockHolder> {
  const postmaster = await readPostmaster(dir);
  if (postmaster === undefined || !isAlive(postmaster.pid)) return { kind: 'none' };
  if (await serves(postmaster.pid, dir.cluster)) return { kind: 'ours', postmaster };
  return { kind: 'stranger', pid: postmaster.pid };
}

/** Reads postmaster.pid; undefined where there is none. */
export async function readPostmaster(dir: DataDir): Promise<Postmaster | undefined> {
  let text: string;
  try {
    text = await readFile(dir.postmasterPid, 'utf8');
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const word = lines[7];
  const status = word === 'ready' || word === 'standby' ? 'ready' : word === 'stopping' ? 'stopping' : 'starting';
  return { pid, port: Number(lines[3]), status };
}

/**
 * Ends a server: fast shutdown first, then immediate (the next start recovers), then by force.
 * `graceMs` is how long each step may take. Tells whether it is gone.
 */
export async function endPostmaster(
  dir: DataDir,
  programs: ServerPrograms,
  postmaster: Postmaster,
  graceMs: { readonly fast: number; readonly immediate: number },
): Promise<boolean> {
  if (process.platform === 'win32') return endOnWindows(dir, programs);
  const steps = [
    { signal: 'SIGINT', ms: graceMs.fast },
    { signal: 'SIGQUIT', ms: graceMs.immediate },
    { signal: 'SIGKILL', ms: graceMs.immediate },
  ] as const;
  for (const { signal, ms } of steps) {
    sendSignal(postmaster.pid, signal);
    // A stopped process would never see the signal.
    sendSignal(postmaster.pid, 'SIGCONT');
    if (await isGone(dir, postmaster.pid, ms)) return true;
  }
  return false;
}

async function endOnWindows(dir: DataDir, { binaries, commandFor }: ServerPrograms): Promise<boolean> {
  // A signal to a Windows process is a kill; pg_ctl asks through the server's named pipe.
  const command = commandFor(binaries.pgCtl, ['stop', '-D', dir.cluster, '-m', 'fast', '-t', '60']);
  return (await runProgram(command, binaries.libraryPath, undefined)).code === 0;
}

async function isGone(dir: DataDir, pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (!isAlive(pid) || !(await serves(pid, dir.cluster))) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (failureCode(error) !== 'ESRCH') throw error;
  }
}

/** Whether a process (or a thread, or a zombie) has this number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return failureCode(error) === 'EPERM';
  }
}

/** Whether this process is a postmaster on this cluster. A zombie or the thread of another program is not. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return servesByPs(pid, cluster);
  const [program, ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  if (program === undefined || basename(program) !== 'postgres') return false;
  if (args.some((arg, index) => arg === '-D' && args[index + 1] === cluster)) return true;
  // Started by hand, with a relative path: a postmaster always works inside its cluster.
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster;
}

async function servesByPs(pid: number, cluster: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']);
    return stdout.includes('postgres') && stdout.includes(`-D ${cluster}`);
  } catch {
    return false;
  }
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataDir } from './dataDir.js';
import { embeddedFailure } from './failure.js';
import { HOST, isPortFree } from './port.js';
import { readPostmaster } from './postmaster.js';
import { cannotRun, spawnOptions } from './runProgram.js';
import type { Command } from './privileges.js';
import { LOG_LINE_PREFIX, ServerLog } from './serverLog.js';
import type { ServerPrograms } from './serverPrograms.js';

/** What one attempt to start the server needs. */
export interface LaunchRequest {
  readonly dir: DataDir;
  readonly programs: ServerPrograms;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  /** A live process that has nothing to do with this cluster although the lock file names it. */
  readonly stranger: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** When to stop waiting for it. */
  readonly deadline: number;
}

/** `lost`: another server holds the cluster, the port has just been taken, or recovery takes too long; look again. */
export type LaunchResult = 'ready' | 'lost';

const POLL_MS = 5;
/** SQLSTATE lock_file_exists: another postmaster was faster, or the last backend of a killed one is still there. */
const LOCK_FILE_EXISTS = 'F0001';

/** Starts the server and waits until it takes connections. It outlives this process. */
export async function launch(request: LaunchRequest): Promise<LaunchResult> {
  const { dir, programs } = request;
  const log = await ServerLog.open(dir, programs.identity);
  try {
    const command = programs.commandFor(programs.binaries.postgres, serverArguments(request));
    return await untilReady(request, start(command, request, log), command, log);
  } finally {
    await log.close();
  }
}

function start(command: Command, { programs, stranger }: LaunchRequest, log: ServerLog): ChildProcess {
  const options = spawnOptions(command, programs.binaries.libraryPath);
  // Postgres's own way to be told that the process in a stale lock file is not a server.
  const env = { ...options.env, ...(stranger !== undefined && { PG_GRANDPARENT_PID: String(stranger) }) };
  const child = spawn(command.file, command.args, { ...options, env, stdio: ['ignore', log.fd, log.fd] });
  child.unref();
  return child;
}

async function untilReady(
  request: LaunchRequest,
  child: ChildProcess,
  command: Command,
  log: ServerLog,
): Promise<LaunchResult> {
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  while (Date.now() < request.deadline) {
    if (failure !== undefined) throw cannotRun(command, failure);
    if (child.exitCode !== null || child.signalCode !== null) return refused(request, child, log);
    const postmaster = await readPostmaster(request.dir);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return 'ready';
    await pause(child, request.signal);
  }
  return 'lost';
}

async function pause(child: ChildProcess, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(POLL_MS, undefined, { signal });
  } catch (aborted) {
    child.kill('SIGINT');
    throw aborted;
  }
}

async function refused({ dir, port }: LaunchRequest, child: ChildProcess, log: ServerLog): Promise<LaunchResult> {
  const { sqlState, message } = await log.refusal(child.pid ?? 0);
  if (sqlState === LOCK_FILE_EXISTS || !(await isPortFree(port))) return 'lost';
  throw embeddedFailure(
    `Postgres would not start on ${dir.cluster} (${message}): mend that, or set DATABASE_URL; its log is ${dir.log}.`,
  );
}

function serverArguments({ dir, port, settings }: LaunchRequest): string[] {
  const all = { ...SETTINGS, port: String(port), ...settings };
  return ['-D', dir.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  log_line_prefix: LOG_LINE_PREFIX,
  log_checkpoints: 'off',
  restart_after_crash: 'on',
  // Ends the work of a client that has gone away; Windows has no event for it.
  ...(process.platform !== 'win32' && { client_connection_check_interval: '500ms' }),
};

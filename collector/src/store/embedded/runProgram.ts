import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import type { Command } from './privileges.js';
import { embeddedFailure, failureCode } from './failure.js';

/** How a program ended: its exit code (null after a signal) and everything it printed. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly output: string;
}

/** Options that start a command as its user, away from our terminal and without our environment. */
export function spawnOptions(command: Command, libraryPath: string | undefined): SpawnOptions {
  const identity = {
    ...(command.uid !== undefined && { uid: command.uid }),
    ...(command.gid !== undefined && { gid: command.gid }),
  };
  return { ...identity, cwd: '/', env: serverEnvironment(libraryPath), detached: true, windowsHide: true };
}

/** Our own environment holds provider keys, and LANG, PGOPTIONS and the like would change what the server does. */
export function serverEnvironment(libraryPath: string | undefined): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- what every child process needs, not configuration of ours
  const { PATH, SystemRoot, TEMP, TMPDIR, LD_LIBRARY_PATH } = process.env;
  const libraries = libraryPath ?? LD_LIBRARY_PATH;
  // Without TZ initdb would compare all known time zones with the system's clock.
  const all = {
    PATH,
    SystemRoot,
    TEMP,
    TMPDIR,
    LD_LIBRARY_PATH: libraries,
    DYLD_LIBRARY_PATH: libraryPath,
    LC_ALL: 'C',
    TZ: 'UTC',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Runs a command to its end. */
export function runProgram(
  command: Command,
  libraryPath: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const options = spawnOptions(command, libraryPath);
    const child = spawn(command.file, command.args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(signal?.aborted === true ? error : cannotRun(command, error)));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** The sentence for a program that could not even be started. */
export function cannotRun(command: Command, cause: Error): Error {
  const file = command.args.find((arg) => arg.includes('native')) ?? command.file;
  const reason: Record<string, string> = {
    // The file is there (its mode was just read), so it is the loader that is missing.
    ENOENT: 'this system lacks the C library it was built for (glibc; Alpine Linux and other musl systems have none)',
    EACCES: 'it is not executable for this user, or lies on a file system mounted noexec',
    EPERM: 'this process may not switch to the user it has to run as',
  };
  const why = reason[failureCode(cause)] ?? cause.message;
  return embeddedFailure(
    `The embedded Postgres program ${file} can't be run: ${why}. Set DATABASE_URL to a Postgres server instead.`,
    cause,
  );
}

/** The last line of a program's output that says something. */
export function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.findLast((line) => /error|fatal|panic/i.test(line));
  return telling ?? lines.findLast((line) => line !== '') ?? 'it said nothing';
}

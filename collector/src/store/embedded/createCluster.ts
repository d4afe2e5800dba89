import { randomBytes, randomUUID } from 'node:crypto';
import { lchown, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exists } from './dataDir.js';
import type { DataDir } from './dataDir.js';
import { embeddedFailure } from './failure.js';
import { isAlive } from './postmaster.js';
import { lastLine, runProgram } from './runProgram.js';
import type { ServerPrograms } from './serverPrograms.js';

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';

/** A crashed attempt is removed after this time even where its process id has gone to another process. */
const ABANDONED_MS = 3_600_000;

/** Attempts of this very process, which may run two starts at once. */
const ownAttempts = new Set<string>();

/** initdb works beside the final place, so that neither a crash nor a second start can leave half a cluster there. */
export async function createCluster(dir: DataDir, programs: ServerPrograms, signal?: AbortSignal): Promise<void> {
  const name = `${basename(dir.cluster)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`;
  const attempt = join(dir.path, name);
  ownAttempts.add(name);
  try {
    await mkdir(attempt, { mode: 0o700 });
    await initialise(attempt, programs, signal);
    await moveIntoPlace(join(attempt, 'cluster'), dir);
  } finally {
    await removeTree(attempt);
    ownAttempts.delete(name);
  }
}

/** Removes what an initdb left behind whose process was killed. */
export async function removeAbandonedAttempts(dir: DataDir): Promise<void> {
  const pattern = new RegExp(`^${basename(dir.cluster)}\\.(\\d+)\\.[0-9a-f]+\\.tmp$`);
  // In a directory of somebody else there is nothing for us to remove.
  for (const name of await readdir(dir.path).catch(() => [])) {
    const pid = pattern.exec(name)?.[1];
    if (pid === undefined || ownAttempts.has(name)) continue;
    const path = join(dir.path, name);
    if (!isAlive(Number(pid)) || Number(pid) === process.pid || (await isOld(path))) await removeTree(path);
  }
}

async function initialise(attempt: string, programs: ServerPrograms, signal: AbortSignal | undefined): Promise<void> {
  const cluster = join(attempt, 'cluster');
  const passwordFile = join(attempt, 'password');
  await writeSecret(passwordFile, randomBytes(32).toString('base64url'));
  if (programs.identity !== undefined) {
    const { uid, gid } = programs.identity;
    // The directory last: as long as it is root's, nobody can put anything else in the file's place.
    await lchown(passwordFile, uid, gid);
    await lchown(attempt, uid, gid);
  }
  const command = programs.commandFor(programs.binaries.initdb, initdbArguments(cluster, passwordFile));
  const { code, output } = await runProgram(command, programs.binaries.libraryPath, signal);
  if (code !== 0) {
    throw embeddedFailure(
      `initdb could not create the embedded database in ${dirname(attempt)} (${lastLine(output)}): ` +
        'mend that, name another directory in AICOST_DATA_DIR, or set DATABASE_URL.',
    );
  }
  await rename(passwordFile, join(cluster, 'aicost.password'));
  await syncDirectory(cluster);
}

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Never left to LANG: under LANG=C the cluster would come out SQL_ASCII.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function moveIntoPlace(made: string, dir: DataDir): Promise<void> {
  try {
    await rename(made, dir.cluster);
  } catch (error) {
    // Another process was faster; its cluster is as good as ours.
    if (await exists(join(dir.cluster, 'PG_VERSION'))) return;
    throw error;
  }
  await syncDirectory(dir.path);
}

async function syncDirectory(path: string): Promise<void> {
  // Windows can't sync a directory.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function removeTree(path: string): Promise<void> {
  // What can't be removed now (an orphaned initdb still writes, another user owns it) is tried again at the next start.
  await rm(path, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined);
}

async function isOld(path: string): Promise<boolean> {
  const made = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return Date.now() - made > ABANDONED_MS;
}

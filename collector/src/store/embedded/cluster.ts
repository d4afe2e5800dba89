import { lchown, readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createCluster, removeAbandonedAttempts } from './createCluster.js';
import { exists, MAJOR } from './dataDir.js';
import type { DataDir } from './dataDir.js';
import { embeddedFailure, failureCode } from './failure.js';
import type { Identity } from './identity.js';
import type { ServerPrograms } from './serverPrograms.js';

/** Makes sure that a whole cluster of our major version is there, creating it where there is none. */
export async function ensureCluster(dir: DataDir, programs: ServerPrograms, signal?: AbortSignal): Promise<void> {
  await removeAbandonedAttempts(dir);
  const version = await readVersion(dir.cluster);
  if (version === undefined) {
    await refuseOtherMajors(dir);
    await createCluster(dir, programs, signal);
  } else if (version !== MAJOR) {
    throw wrongMajor(dir.cluster, version);
  }
  if (programs.identity !== undefined) await takeFromRoot(dir.cluster, programs.identity);
}

/** The superuser's password. */
export async function readPassword(dir: DataDir): Promise<string> {
  try {
    return (await readFile(dir.passwordFile, 'utf8')).trim();
  } catch (cause) {
    if (failureCode(cause) !== 'ENOENT') throw await otherOwner(dir, cause);
    throw embeddedFailure(
      `The embedded cluster ${dir.cluster} has lost its password file ${basename(dir.passwordFile)}: ` +
        'restore it from a backup, or move the directory away to begin an empty ledger.',
      cause,
    );
  }
}

async function readVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    // A cluster of another user: reading its password will say so.
    if (failureCode(error) === 'EACCES') return MAJOR;
    if (failureCode(error) !== 'ENOENT') throw error;
  }
  if ((await exists(cluster)) && (await readdir(cluster)).length > 0) {
    throw embeddedFailure(
      `${cluster} is not empty and holds no Postgres cluster: move it away, or name another directory in AICOST_DATA_DIR.`,
    );
  }
  return undefined;
}

/** An empty ledger beside a full one of another major would look like lost data. */
async function refuseOtherMajors(dir: DataDir): Promise<void> {
  const majors = (await readdir(dir.path)).flatMap((name) => /^pg(\d+)$/.exec(name)?.[1] ?? []);
  const other = majors.find((major) => major !== MAJOR);
  if (other !== undefined) throw wrongMajor(join(dir.path, `pg${other}`), other);
}

function wrongMajor(cluster: string, version: string): Error {
  return embeddedFailure(
    `The cluster ${cluster} was made by Postgres ${version}, and the bundled server is Postgres ${MAJOR}, which can't read it: ` +
      `export it with the release of this program that made it and move it away, or serve it with Postgres ${version} and set DATABASE_URL.`,
  );
}

async function otherOwner(dir: DataDir, cause: unknown): Promise<Error> {
  const owner = await stat(dir.cluster).then(
    ({ uid }) => `uid ${uid}`,
    () => 'another user',
  );
  return embeddedFailure(
    `The embedded cluster ${dir.cluster} belongs to ${owner}, and this process (uid ${process.geteuid?.() ?? 'unknown'}) may not read it: ` +
      `start as that user or as root, or stop the server and hand it over with chown -R on ${dir.path}.`,
    cause,
  );
}

/** A cluster copied or restored by root belongs to root, and Postgres starts only on one that is its own. */
async function takeFromRoot(cluster: string, { uid, gid }: Identity): Promise<void> {
  if ((await stat(cluster)).uid !== 0) return;
  const entries = await readdir(cluster, { recursive: true });
  for (const entry of entries) await lchown(join(cluster, entry), uid, gid);
  // The directory itself last: until it is done, the next start does it all again.
  await lchown(cluster, uid, gid);
}

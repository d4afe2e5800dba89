import { readFile, stat } from 'node:fs/promises';
import type { DataDir } from './dataDir.js';
import { failureCode } from './failure.js';

/** The unprivileged user the server runs as when we are root. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root. Root therefore runs it as the owner of the existing cluster, else of the data
 * directory, else as user `postgres`, else as `nobody`; anybody else runs it as themselves (`undefined`).
 */
export async function serverIdentity({ cluster, path }: DataDir): Promise<Identity | undefined> {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = await ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) return owner;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return newClusterIdentity(passwd, (await ownerOf(path))?.uid ?? 0);
}

/** Who is to own a new cluster in a directory of this user, given the text of /etc/passwd. */
export function newClusterIdentity(passwd: string, directoryOwner: number): Identity {
  const users = passwd.split('\n').map((line) => line.split(':'));
  const candidates = [
    // initdb refuses a user that has no name.
    users.find(([, , uid]) => Number(uid) === directoryOwner),
    ...['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)),
  ];
  for (const entry of candidates) {
    const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
    if (Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) && gid >= 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}

async function ownerOf(path: string): Promise<Identity | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

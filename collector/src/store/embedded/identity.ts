import { readFile, stat } from 'node:fs/promises';
import { failureCode } from './failure.js';

/** The unprivileged user the server runs as when we are root. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root. Root therefore runs it as the owner of the existing cluster, else as user
 * `postgres`, else as `nobody`; anybody else runs it as themselves (`undefined`).
 */
export async function serverIdentity(cluster: string): Promise<Identity | undefined> {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = await ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) return owner;
  return systemIdentity(await readFile('/etc/passwd', 'utf8').catch(() => ''));
}

/** `postgres`, else `nobody`, from the text of /etc/passwd. */
export function systemIdentity(passwd: string): Identity {
  const users = passwd.split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = users.find(([user]) => user === name);
    const uid = Number(entry?.[2]);
    const gid = Number(entry?.[3]);
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

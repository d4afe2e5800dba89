import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from './failure.js';

/** The major version of the bundled server. A cluster of another major can't be read, so its directory is named by it. */
export const MAJOR = '18';

/** Where the embedded database keeps what. */
export interface DataDir {
  readonly path: string;
  readonly cluster: string;
  /** The superuser's password, inside the cluster so that both always move together. */
  readonly passwordFile: string;
  readonly postmasterPid: string;
  readonly log: string;
  /** The port of the last start, so that data sources configured with it stay valid. */
  readonly portFile: string;
  /** Links to the libraries, used when node_modules can't be written. */
  readonly libraries: string;
}

/** Creates the data directory where needed and names what lies in it, with links resolved. */
export async function openDataDir(dataDir: string): Promise<DataDir> {
  const created = await mkdir(dataDir, { recursive: true });
  // Under root's umask 077 the server's user could not pass through it; it can read nothing more by this.
  if (created !== undefined && process.geteuid?.() === 0) await chmod(dataDir, 0o711);
  const path = await realpath(dataDir);
  const cluster = await resolveLink(join(path, `pg${MAJOR}`));
  return {
    path,
    cluster,
    passwordFile: join(cluster, 'aicost.password'),
    postmasterPid: join(cluster, 'postmaster.pid'),
    log: join(path, 'postgres.log'),
    portFile: join(path, 'postgres.port'),
    libraries: join(path, `pg${MAJOR}-libraries`),
  };
}

/** Whether something is at this path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function resolveLink(path: string): Promise<string> {
  return (await exists(path)) ? realpath(path) : path;
}

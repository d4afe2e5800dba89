import { access, constants, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { embeddedFailure } from './failure.js';
import type { Identity } from './identity.js';

/** A program with its arguments, and the user to switch to before it runs. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Turns a program and its arguments into the command that runs it as the server's user. */
export type CommandFor = (program: string, args: readonly string[]) => Command;

/** The capabilities that let a process pass directories closed to its user, weakest first, with their kernel bits. */
const CAPABILITIES = { dac_read_search: 2, dac_override: 1 } as const;
type Capability = keyof typeof CAPABILITIES;

/** How to run the server's programs so that they can reach the binaries and the data. */
export async function privilegesFor(
  identity: Identity | undefined,
  binaries: Binaries,
  dataDir: string,
  programDirs: readonly string[] = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'],
): Promise<CommandFor> {
  if (identity === undefined) return (file, args) => ({ file, args });
  const closed = await firstClosed(identity, binaries, dataDir);
  if (closed === undefined) return (file, args) => ({ file, args, ...identity });
  const runnable = await permits(identity, binaries.postgres, 0o1);
  const setpriv = await findProgram('setpriv', programDirs);
  const capability = await heldCapability(runnable ? ['dac_read_search', 'dac_override'] : ['dac_override']);
  if (setpriv === undefined || capability === undefined) throw unreachable(identity, closed, setpriv);
  const options = setprivOptions(identity, capability);
  return (file, args) => ({ file: setpriv, args: [...options, '--', file, ...args] });
}

/**
 * The user gets one capability and can never gain another. Without `no_setuid_fixup` the kernel ignores it in
 * access(2), with which Postgres looks at its own programs.
 */
function setprivOptions({ uid, gid }: Identity, capability: Capability): string[] {
  const only = `-all,+${capability}`;
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--no-new-privs',
  ];
}

async function firstClosed(identity: Identity, binaries: Binaries, dataDir: string): Promise<string | undefined> {
  const files = [binaries.postgres, binaries.initdb, join(binaries.native, 'share', 'postgresql', 'postgres.bki')];
  for (const file of files) {
    const closed = await closedAncestor(identity, file);
    if (closed !== undefined) return closed;
    if (!(await permits(identity, file, 0o4))) return file;
    if (file.startsWith(join(binaries.native, 'bin')) && !(await permits(identity, file, 0o1))) return file;
  }
  return (await permits(identity, dataDir, 0o1)) ? closedAncestor(identity, dataDir) : dataDir;
}

/** The outermost directory above `path` that the user may not pass through. */
async function closedAncestor(identity: Identity, path: string): Promise<string | undefined> {
  const parent = dirname(path);
  if (parent === path) return undefined;
  return (await closedAncestor(identity, parent)) ?? ((await permits(identity, parent, 0o1)) ? undefined : parent);
}

/** Whether the mode of `path` gives the user this right (4 read, 2 write, 1 execute or pass through). */
async function permits(identity: Identity, path: string, right: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === identity.uid ? 6 : gid === identity.gid ? 3 : 0;
  return ((mode >> shift) & right) !== 0;
}

/** The first of these capabilities that we hold and may pass on. */
async function heldCapability(wanted: readonly Capability[]): Promise<Capability | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const set = (name: string): bigint =>
    BigInt(`0x${new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1] ?? '0'}`);
  const held = set('CapEff') & set('CapBnd');
  return wanted.find((capability) => ((held >> BigInt(CAPABILITIES[capability])) & 1n) === 1n);
}

async function findProgram(name: string, directories: readonly string[]): Promise<string | undefined> {
  for (const directory of directories) {
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return undefined;
}

function unreachable({ uid }: Identity, closed: string, setpriv: string | undefined): Error {
  const missing =
    setpriv === undefined ? 'install setpriv (package util-linux)' : 'grant this container CAP_DAC_OVERRIDE';
  return embeddedFailure(
    `Postgres refuses to run as root, and the user it runs as instead (uid ${uid}) may not read ${closed}: ` +
      `${missing}, run as a normal user, move to a directory open to others, or set DATABASE_URL.`,
  );
}

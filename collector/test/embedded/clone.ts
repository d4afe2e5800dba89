import { chmod, cp, lstat, mkdir, readFile, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { platformPackage } from '../../src/store/embedded/binaries.js';

/** A checkout of this module somewhere else, compiled, for child processes to run. */
export interface Clone {
  /** `serverUser.ts`, compiled. */
  readonly script: string;
  /** The platform package in it. */
  readonly packageDir: string;
}

const collector = fileURLToPath(new URL('../..', import.meta.url));
const nodeModules = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')));

/**
 * Makes a clone in `root`, open to everybody who may enter that. `linked` shares our node_modules; `copied` may be
 * changed, and lacks the library links.
 */
export async function cloneModule(root: string, packages: 'linked' | 'copied'): Promise<Clone> {
  await mkdir(join(root, 'collector'));
  await writeFile(join(root, 'collector', 'package.json'), '{"type":"module"}');
  const embedded = join('src', 'store', 'embedded');
  const sources = (await readdir(join(collector, embedded))).filter((name) => !name.endsWith('.test.ts'));
  const user = join('test', 'embedded', 'serverUser.ts');
  for (const path of [join('src', 'errors.ts'), user, ...sources.map((name) => join(embedded, name))]) {
    await compile(path, join(root, 'collector'));
  }
  const name = platformPackage().split(/[\\/]/).slice(-2).join('/');
  if (packages === 'linked') await symlink(nodeModules, join(root, 'node_modules'));
  else for (const needed of [...(await withDependencies('pg')), name]) await copyPackage(needed, root);
  await applyUmask(join(root, 'collector'), 0o022);
  if (packages === 'copied') await applyUmask(join(root, 'node_modules'), 0o022);
  const script = join(root, 'collector', user.replace(/ts$/, 'js'));
  return { script, packageDir: await realpath(join(root, 'node_modules', name)) };
}

/** Gives everything below `path` the modes that git and npm leave under this umask. */
export async function applyUmask(path: string, umask: number): Promise<void> {
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const mode = entry.isDirectory() || entry.parentPath.endsWith('bin') ? 0o777 : 0o666;
    await chmod(join(entry.parentPath, entry.name), mode & ~umask);
  }
  await chmod(path, 0o777 & ~umask);
}

async function compile(path: string, to: string): Promise<void> {
  const { code } = transformSync(await readFile(join(collector, path), 'utf8'), {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const file = join(to, path.replace(/ts$/, 'js'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}

async function withDependencies(name: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(nodeModules, name, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const needed = await Promise.all(Object.keys(manifest.dependencies ?? {}).map(withDependencies));
  return [...new Set([name, ...needed.flat()])];
}

async function copyPackage(name: string, root: string): Promise<void> {
  await cp(join(nodeModules, name), join(root, 'node_modules', name), {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the collector, or `dist` where this file itself is compiled: both have `src` and `test`. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PAUSE_MS = 100;
const LOCK_MS = 120_000;
/** Written by `buildCollector` of scripts/prepare.mjs. */
const BUILT = '.built';

/** The compiled twin of a file (`src/main`), for a process of its own. Compiles first when a source is newer. */
export function compiled(name: string): string {
  if (basename(root) === 'dist') return join(root, `${name}.js`);
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  alone(join(dist, '.compiling'), () => {
    const stamp = join(dist, '.compiled-for-tests');
    const compiledAt = Math.max(modified(stamp), modified(join(dist, BUILT)));
    const newest = Math.max(...['src', 'test'].map((folder) => newestSource(join(root, folder))));
    if (newest <= compiledAt) return;
    const tsc = join(root, '..', 'node_modules', 'typescript', 'bin', 'tsc');
    // Types are checked elsewhere; here only the JavaScript matters.
    execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json'), '--noCheck'], { stdio: 'pipe' });
    writeFileSync(stamp, '');
  });
  return join(dist, `${name}.js`);
}

/** Several test files may need the compiler at once. */
function alone(lock: string, work: () => void): void {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - modified(lock) > LOCK_MS) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function newestSource(folder: string): number {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return Math.max(0, ...sources.map((name) => modified(join(folder, name))));
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

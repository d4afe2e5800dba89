import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NOT_OURS = new Set(['.git', '.aicost', 'node_modules', 'dist', 'coverage']);

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files that are in the repository or about to be, seen from its root. */
export function repositoryFiles(): string[] {
  const listed = listedByGit();
  return listed.includes('package.json') ? listed : walk('');
}

export function readText(path: string): TextFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

function listedByGit(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    // In a container the checkout often belongs to another user.
    const out = execFileSync('git', ['-c', 'safe.directory=*', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return out.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
  } catch {
    return [];
  }
}

/** For a source archive, which has no `.git`. */
function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
}

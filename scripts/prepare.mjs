import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const MINIMUM_NODE = [20, 19];

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a program and ends this one with its exit code when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) fail(`${command} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The collector alone needs a third of the packages, so that a first start is quick. */
const SETS = {
  collector: ['--workspace', 'collector', '--include-workspace-root'],
  all: [],
};

/** Installs what is missing. The lock file's hash tells whether it was done; a full install serves the collector too. */
export function install(set) {
  checkNode();
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const marker = join(root, 'node_modules', '.aicost-installed');
  const installed = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (installed === `all ${hash}` || installed === `${set} ${hash}`) return;
  process.stderr.write(`installing the packages of ${set === 'all' ? 'collector and plugin' : 'the collector'} …\n`);
  run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...SETS[set]], {
    stdio: ['ignore', 2, 2],
  });
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, `${set} ${hash}`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  fail(
    `Node ${MINIMUM_NODE.join('.')} or newer is needed, this is ${process.versions.node}: install a newer one from your system or nodejs.org`,
  );
}

/** Compiles the collector when a source is newer than the last build. */
export function buildCollector() {
  const built = join(root, 'collector', 'dist', '.built');
  const sources = ['src', 'test', 'bench'].map((folder) => join(root, 'collector', folder));
  const newest = Math.max(...sources.map(newestChange), statSync(join(root, 'collector', 'tsconfig.json')).mtimeMs);
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  run(process.execPath, [
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    join(root, 'collector', 'tsconfig.json'),
  ]);
  writeFileSync(built, '');
}

/** Bundles the plugin when a source is newer than the last bundle; the other packages must be installed. */
export function buildPlugin() {
  const plugin = join(root, 'plugin');
  // webpack empties the folder, and leaves files alone that come out the same.
  const built = join(plugin, 'dist', '.built');
  const settings = ['package.json', 'tsconfig.json', 'webpack.config.ts'].map((name) => statSync(join(plugin, name)));
  const newest = Math.max(newestChange(join(plugin, 'src')), ...settings.map(({ mtimeMs }) => mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  process.stderr.write('building the plugin …\n');
  run(npm, ['run', 'build', '--silent', '--workspace', 'plugin', '--', '--stats', 'errors-warnings'], {
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(built, '');
}

function newestChange(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? newestChange(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
    )
    .reduce((newest, time) => Math.max(newest, time), statSync(folder).mtimeMs);
}

export const collectorMain = join(root, 'collector', 'dist', 'src', 'main.js');

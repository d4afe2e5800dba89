// `node scripts/nextGrafana.mjs [folder]`: types and tests of the plugin against the Grafana and the React to come.
// They are installed in a copy of the plugin, so that the checkout and its lock file stay what they are.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root, run } from './prepare.mjs';

const GRAFANA = '13.2.2';
const REACT = { react: '19.2.9', 'react-dom': '19.2.9', '@types/react': '19.2.18', '@types/react-dom': '19.2.7' };

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const given = process.argv[2];
const folder = given ? resolve(given) : mkdtempSync(join(tmpdir(), 'aicost-next-'));

copyPlugin();
const inCopy = { cwd: folder };
run(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], inCopy);
run(npm, ['run', 'typecheck', '--workspace', 'plugin'], inCopy);
run(npm, ['test', '--workspace', 'plugin', '--', '--maxWorkers=50%'], inCopy);
if (!given) rmSync(folder, { recursive: true, force: true });

/** The plugin, as a workspace of one. A folder that is given keeps its packages for the next time. */
function copyPlugin() {
  mkdirSync(folder, { recursive: true });
  for (const name of ['plugin/src', 'collector']) rmSync(join(folder, name), { recursive: true, force: true });
  // Some tests hold the plugin against the source of the collector.
  for (const name of ['plugin', 'collector'])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isSource });
  for (const name of ['.npmrc', 'LICENSE', 'CHANGELOG.md', 'README.md'].filter((file) => existsSync(join(root, file))))
    cpSync(join(root, name), join(folder, name));
  rewrite('package.json', (manifest) => ({
    ...manifest,
    workspaces: ['plugin'],
    devDependencies: { typescript: manifest.devDependencies.typescript },
    overrides: { ...manifest.overrides, ...REACT },
  }));
  rewrite('plugin/package.json', (manifest) => {
    const raise = raiserFrom(manifest.dependencies['@grafana/data']);
    return {
      ...manifest,
      dependencies: raise(manifest.dependencies),
      devDependencies: raise(manifest.devDependencies),
    };
  });
}

function isSource(path) {
  return !/[\\/](?:node_modules|dist|coverage)$/.test(path);
}

function rewrite(name, change) {
  const manifest = JSON.parse(readFileSync(join(root, name), 'utf8'));
  writeFileSync(join(folder, name), JSON.stringify(change(manifest), null, 2));
}

/** Grafana's own packages have one version; scenes and the tools beside them have theirs. */
function raiserFrom(grafana) {
  const raised = ([name, version]) =>
    REACT[name] ?? (name.startsWith('@grafana/') && version === grafana ? GRAFANA : version);
  return (dependencies) =>
    Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, raised([name, version])]));
}

// `npm run bench [-- name ...]`: measured figures as ratios to a named limit of the same run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCollector, fail, install, root } from './prepare.mjs';

install('collector');
buildCollector();

const folder = join(root, 'collector', 'dist', 'bench');
const names = readdirSync(folder).flatMap((file) =>
  file.endsWith('.bench.js') ? [file.slice(0, -'.bench.js'.length)] : [],
);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) fail(`no benchmark called ${unknown.join(', ')}; there are ${names.join(', ')}`);

for (const name of asked.length > 0 ? asked : names) {
  const module = await import(pathToFileURL(join(folder, `${name}.bench.js`)).href);
  await module[name]();
}
process.exit(0);

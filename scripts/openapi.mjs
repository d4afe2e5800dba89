// `npm run openapi`: writes what is made from other files: the description of the collector's API from its routes, the types
// of the plugin's calls from that, and the plugin's alert rules from those in provisioning/.
// With --check nothing is written; a file that would change is a failure.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alertMessages, alertRules } from './alertRules.mjs';
import { buildCollector, fail, install, root } from './prepare.mjs';

install('all');
buildCollector();
const { format, resolveConfig } = await import('prettier');
const { default: openapiTS, astToString } = await import('openapi-typescript');
const built = pathToFileURL(join(root, 'collector', 'dist', 'src', 'api', 'openApiDocument.js'));
const { apiDocument } = await import(built.href);
const document = await apiDocument();

await save('collector/openapi.json', 'json', JSON.stringify(document));
await save(
  'plugin/src/api/schema.gen.ts',
  'typescript',
  generated(astToString(await openapiTS(structuredClone(document)))),
);
await save('plugin/src/api/rights.gen.ts', 'typescript', generated(rightsOf(document)));
await save(
  'plugin/src/alerting/rules.gen.ts',
  'typescript',
  generated(
    `export const RULES = ${JSON.stringify(alertRules())} as const;\n\nexport const MESSAGES = ${JSON.stringify(alertMessages())} as const;`,
    'provisioning/alerting/',
  ),
);

async function save(name, parser, text) {
  const path = join(root, name);
  const content = await format(text, { ...(await resolveConfig(path)), parser });
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  if (process.argv.includes('--check'))
    fail(`${name} is not what it is made from says: run "npm run openapi" and commit it`);
  writeFileSync(path, content);
}

/** What each call asks for: the proxy has one way for each right. */
function rightsOf({ paths }) {
  const rights = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation['x-right']]),
  );
  const known = rights.filter(([, right]) => ['read', 'write', 'admin'].includes(right));
  return `export const RIGHTS = ${JSON.stringify(Object.fromEntries(known))} as const;`;
}

function generated(text, source = "the collector's routes") {
  return `// Made by "npm run openapi" from ${source}. Do not edit.\n${text}`;
}

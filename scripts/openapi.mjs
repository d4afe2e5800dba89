// `npm run openapi`: writes the description of the collector's API, from which the plugin's types are made.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCollector, install, root } from './prepare.mjs';

install('collector');
buildCollector();
const { format, resolveConfig } = await import('prettier');
const built = pathToFileURL(join(root, 'collector', 'dist', 'src', 'api', 'openApiDocument.js'));
const { apiDocument } = await import(built.href);
const path = join(root, 'collector', 'openapi.json');
const style = { ...(await resolveConfig(path)), parser: 'json' };
writeFileSync(path, await format(JSON.stringify(await apiDocument()), style));

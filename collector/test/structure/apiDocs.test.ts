import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '../../src/api/access/permissions.js';
import { requestError } from '../../src/api/errorBody.js';
import { ERRORS } from '../../src/errors.js';
import { readText, repositoryFiles } from './files.js';

const pages = repositoryFiles().filter((path) => /^docs\/api\/[^/]+\.md$/.test(path));
const lines = pages.flatMap((path) => readText(path).text.split('\n'));
const errorLines = readText('docs/api/errors.md').text.split('\n');

/** The cells of a row of a table. */
const cells = (line: string) =>
  line
    .split('|')
    .map((cell) => cell.trim())
    .slice(1, -1);

test('docs/api/ names every route of the table of rights, with its right', () => {
  const named = new Set(lines.map((line) => cells(line).slice(0, 2).join(' ')));
  const missing = Object.entries(PERMISSIONS).filter(([route, right]) => !named.has(`\`${route}\` \`${right}\``));
  expect(missing.map(([route, right]) => `| \`${route}\` | \`${right}\` | ... |`)).toEqual([]);
});

test('docs/api/ names no route that the table of rights does not have', () => {
  const routes = lines.flatMap((line) => /^`([A-Z]+ \/\S*)`$/.exec(cells(line)[0] ?? '')?.[1] ?? []);
  expect(routes.filter((route) => !Object.hasOwn(PERMISSIONS, route))).toEqual([]);
});

/** Of the command line alone. */
const NOT_OVER_HTTP = ['USAGE'];

test('docs/api/errors.md names every code that a faulty request can get, with its status', () => {
  const ours = Object.entries(ERRORS).filter(([code, { status }]) => status < 500 && !NOT_OVER_HTTP.includes(code));
  const ofRequests = ([400, 401, 404, 408, 413, 414, 415, 431] as const).map((status) => requestError(status));
  const codes = [
    ...ours.map(([code, { status }]) => [code, status] as const),
    ...ofRequests.map(({ body, status }) => [body.code, status] as const),
  ];
  const named = new Set(errorLines.map((line) => cells(line).slice(0, 2).join(' ')));
  expect(codes.filter(([code, status]) => !named.has(`\`${code}\` ${status}`))).toEqual([]);
});

test('docs/api/errors.md names no code that does not exist', () => {
  const known = new Set<string>([...Object.keys(ERRORS), 'SCHEMA_NOT_MIGRATED']);
  for (const status of [400, 401, 404, 408, 413, 414, 415, 431] as const) known.add(requestError(status).body.code);
  const named = errorLines.flatMap((line) =>
    [...(cells(line)[0] ?? '').matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code = '']) => code),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((code) => !known.has(code))).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../../scripts/test.mjs', import.meta.url));

/** What stands in for npm: notes what it was asked, and every test of a workspace passes. */
const NPM = `#!${process.execPath}
const { appendFileSync, writeFileSync } = require('node:fs');
appendFileSync('calls', process.argv.slice(2, 4).join(' ') + '\\n');
const results = process.argv.find((arg) => arg.startsWith('--outputFile='))?.slice(13);
if (results) writeFileSync(results, '{"numPassedTests":3,"numFailedTests":0,"numRuntimeErrorTestSuites":0}');
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aicost-test-'));
  mkdirSync(join(folder, 'scripts'));
  copyFileSync(script, join(folder, 'scripts', 'test.mjs'));
  writeFileSync(join(folder, 'npm'), NPM);
  chmodSync(join(folder, 'npm'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm test` in a repository whose collector is built by `build`. */
function npmTest(build: string): { readonly status: number | null; readonly last?: string; readonly calls: string } {
  const prepare = `export const root = ${JSON.stringify(folder)};
export function install() {}
export function buildCollector() { ${build} }
`;
  writeFileSync(join(folder, 'scripts', 'prepare.mjs'), prepare);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const args = [join(folder, 'scripts', 'test.mjs')];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  return { status, last: stdout.trim().split('\n').at(-1) ?? '', calls: readFileSync(join(folder, 'calls'), 'utf8') };
}

test('npm test counts every check and every test', () => {
  expect(npmTest('')).toMatchObject({ status: 0, last: '11 passed, 0 failed' });
});

test('npm test goes on after a type error with what needs no build, and ends in its line', () => {
  const { status, last, calls } = npmTest('process.exit(2);');
  expect([status, last]).toEqual([1, '9 passed, 1 failed']);
  expect(calls).not.toContain('openapi');
});

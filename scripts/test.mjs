// `npm test`: types, lint, and every test of both workspaces. Ends in one line that a CI can read.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './prepare.mjs';

install('all');

let passed = 0;
let failed = 0;
const build = "import { buildCollector } from './scripts/prepare.mjs'; buildCollector();";
const isBuilt = check('build and types of the collector', process.execPath, ['--input-type=module', '--eval', build]);
check('types of the plugin', 'npm', ['run', 'typecheck', '--workspace', 'plugin']);
// It would build again, and fail for the same reason.
if (isBuilt) check('what is made from the routes', 'npm', ['run', 'openapi', '--', '--check']);
check('lint and format', 'npm', ['run', 'lint']);
check('build of the plugin', 'npm', ['run', 'build', '--workspace', 'plugin']);

for (const workspace of ['collector', 'plugin']) {
  const results = join(tmpdir(), `aicost-jest-${process.pid}-${workspace}.json`);
  const args = [
    'run',
    'test',
    '--workspace',
    workspace,
    '--',
    '--json',
    `--outputFile=${results}`,
    ...(process.env.AICOST_COVERAGE === '1' ? ['--coverage'] : []),
  ];
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const summary = readSummary(results);
  passed += summary.passed;
  failed += summary.failed + (status !== 0 && summary.failed === 0 ? 1 : 0);
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function check(name, command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${status === 0 ? 'passed' : 'FAILED'}: ${name}\n`);
  return status === 0;
}

/** A workspace whose runner died before it wrote its results counts as one failure. */
function readSummary(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(file, { force: true });
  }
}

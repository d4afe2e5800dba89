// `npm test`: types, lint, and every test of both workspaces. Ends in one line that a CI can read.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './prepare.mjs';

install('all');

let passed = 0;
let failed = 0;

// Two lanes, for the tests of the collector wait for servers a good part of their time.
await Promise.all([collectorLane(), pluginLane()]);

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function collectorLane() {
  const build = "import { buildCollector } from './scripts/prepare.mjs'; buildCollector();";
  const isBuilt = await check('build and types of the collector', process.execPath, [
    '--input-type=module',
    '--eval',
    build,
  ]);
  // It would build again, and fail for the same reason.
  if (isBuilt) await check('what is made from the routes', 'npm', ['run', 'openapi', '--', '--check']);
  await tests('collector');
}

async function pluginLane() {
  await check('types of the plugin', 'npm', ['run', 'typecheck', '--workspace', 'plugin']);
  await check('lint and format', 'npm', ['run', 'lint']);
  await check('build of the plugin', 'npm', ['run', 'build', '--workspace', 'plugin']);
  await tests('plugin');
}

async function check(name, command, args) {
  process.stdout.write(`begun: ${name}\n`);
  const { status, output } = await finished(command, args);
  if (status === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${output}${status === 0 ? 'passed' : 'FAILED'}: ${name}\n`);
  return status === 0;
}

async function tests(workspace) {
  const results = join(tmpdir(), `aicost-jest-${process.pid}-${workspace}.json`);
  const coverage = process.env.AICOST_COVERAGE === '1' ? ['--coverage'] : [];
  const args = ['run', 'test', '--workspace', workspace, '--', '--json', `--outputFile=${results}`, ...coverage];
  process.stdout.write(`begun: tests of the ${workspace}\n`);
  const { status, output } = await finished('npm', args, 'ignore');
  const summary = readSummary(results);
  passed += summary.passed;
  failed += summary.failed + (status !== 0 && summary.failed === 0 ? 1 : 0);
  process.stderr.write(output);
}

/** Runs a program to its end. What it prints is kept until then: two lanes at once could not be read. */
function finished(command, args, stdout = 'pipe') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', stdout, 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ status: null, output: `${error.message}\n` }));
    child.once('close', (status) => resolve({ status, output }));
  });
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

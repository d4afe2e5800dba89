import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * Runs Playwright in the plugin with more arguments and variables, and gives its exit code. What was on screen at
 * failures is kept, and where that is gets said.
 */
export async function playwright(args, environment) {
  const output = mkdtempSync(join(tmpdir(), 'aicost-e2e-output-'));
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [program, 'test', `--output=${output}`, ...args], {
    cwd: join(root, 'plugin'),
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  if (code === 0) rmSync(output, { recursive: true, force: true });
  else process.stdout.write(`What was on screen at each failure: ${output}\n`);
  return code;
}

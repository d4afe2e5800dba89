import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { compiled } from '../compiled.js';

const MODULES = {
  db: 'src/store/db',
  rotateKeys: 'src/jobs/keys/rotateKeys',
  secretVault: 'src/jobs/accounts/secretVault',
  keyRingFile: 'src/vault/keyRingFile',
};
const load = (name: keyof typeof MODULES) => `await import('${pathToFileURL(compiled(MODULES[name])).href}')`;

export interface Target {
  readonly url: string;
  readonly ringFile: string;
}

/** A process that runs TypeScript of ours; `line` resolves with the next line it prints. */
export interface Running {
  readonly child: ChildProcess;
  line(): Promise<string | undefined>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

function run(script: string): Running {
  const args = ['--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return { child, ended, line: async () => (await lines.next()).value as string | undefined };
}

const imports = (target: Target) => `
  const { createPool } = ${load('db')};
  const pool = createPool(${JSON.stringify(target.url)}, { applicationName: 'aicost-rotation' });
  const ringFile = ${JSON.stringify(target.ringFile)};`;

/** Kills its own process before statement or change of a file number `at`. */
const killBefore = (at: number) => `
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  import pg from 'pg';
  let steps = 0;
  const counted = (call) => function (...input) {
    steps += 1;
    if (steps === ${at}) process.kill(process.pid, 'SIGKILL');
    return call.apply(this, input);
  };
  fs.rename = counted(fs.rename);
  fs.realpath = counted(fs.realpath);
  syncBuiltinESMExports();
  pg.Client.prototype.query = counted(pg.Client.prototype.query);`;

/** Prints `ready`, then rotates the keys; it ends with 0 when it came to the end. */
export function rotatingProcess(target: Target, dieBefore: number | null = null): Running {
  return run(`${dieBefore === null ? '' : killBefore(dieBefore)}
    const { rotateKeys } = ${load('rotateKeys')};
    ${imports(target)}
    console.log('ready');
    await rotateKeys(pool, ringFile, { subject: 'cli:test', name: 'test' });
    process.exit(0);`);
}

/** Reads the credentials of all accounts over and over until its input ends; then prints `{ reads, faults }`. */
export function readingProcess(target: Target, secretOf: string): Running {
  return run(`
    const { SecretVault } = ${load('secretVault')};
    const { loadKeyRing } = ${load('keyRingFile')};
    ${imports(target)}
    const vault = new SecretVault(ringFile, await loadKeyRing(ringFile));
    const secretOf = ${secretOf};
    const ids = (await pool.query('select account_id from aicost.account')).rows.map((row) => row.account_id);
    let isOver = false;
    process.stdin.on('end', () => (isOver = true)).resume();
    let reads = 0;
    const faults = [];
    console.log('ready');
    while (!isOver) {
      const id = ids[reads % ids.length];
      reads += 1;
      await vault.open(pool, id).then(
        ({ adminKey }) => adminKey?.reveal() === secretOf(id) || faults.push('another secret'),
        (error) => faults.push(error.message));
    }
    console.log(JSON.stringify({ reads, faults }));
    process.exit(0);`);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.js';
import { KEY, SERVICES } from '../configFiles.js';

interface Parts {
  readonly env: NodeJS.ProcessEnv;
  readonly args: readonly string[];
  readonly dataDir: string;
}
interface Script {
  ownConfiguration(parts: Parts & { readonly hasAccounts: boolean }): string | null;
  ownLedger(parts: Parts & { readonly demoAccounts: readonly string[]; readonly aicost: () => string }): string | null;
}
const { ownConfiguration, ownLedger } = (await import(
  new URL('../../../scripts/ownFigures.mjs', import.meta.url).href
)) as Script;

let folder: string;
let demo: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aicost-start-'));
  demo = join(folder, 'demo');
  mkdirSync(demo);
  ledgerIn(demo);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the embedded Postgres leaves beside its cluster. */
function ledgerIn(directory: string): void {
  writeFileSync(join(directory, 'postgres.port'), '5432');
}

/** Whether `npm start` shows the demo beside a ledger with these accounts, and where a command of the same shell looks then. */
function shown(settings: NodeJS.ProcessEnv = {}, inLedger: readonly string[] = []): [isDemo: boolean, dataDir: string] {
  const given = { env: settings, args: [], dataDir: folder };
  const aicost = () => JSON.stringify(inLedger.map((accountName) => ({ accountName })));
  const load = () => loadConfig({ AICOST_DATA_DIR: folder, ...settings }, SERVICES);
  const own =
    ownConfiguration({ ...given, hasAccounts: load().accounts.length > 0 }) ??
    ownLedger({ ...given, demoAccounts: ['invented'], aicost });
  return [own === null, load().dataDir];
}

describe('the demo of npm start', () => {
  test('is what a command means while there is nothing else', () => {
    expect(shown()).toEqual([true, demo]);
  });

  test('ends with a key of one’s own', () => {
    expect(shown({ OPENAI_ADMIN_KEY: KEY })).toEqual([false, folder]);
  });

  test.each([
    ['is there in a database without accounts', [], true],
    ['is there in a database that holds nothing else', ['invented'], true],
    ['is never written into a database with accounts of one’s own', ['invented', 'production'], false],
  ])('%s', (_rule, inLedger, isDemo) => {
    expect(shown({ DATABASE_URL: 'postgres://somebody@db.example.org/ledger' }, inLedger)).toEqual([isDemo, folder]);
  });

  test('ends with a configuration of one’s own', () => {
    const file = join(folder, 'aicost.yaml');
    writeFileSync(file, 'AICOST_LOG_LEVEL: warn\n');
    expect(shown({ AICOST_CONFIG: file })).toEqual([false, folder]);
  });

  test('does not come back over a ledger of one’s own', () => {
    ledgerIn(folder);
    expect(shown({}, ['production'])).toEqual([false, folder]);
  });

  test('comes beside a ledger in which there is no account yet', () => {
    ledgerIn(folder);
    expect(shown()).toEqual([true, demo]);
    expect(shown({}, ['production'])).toEqual([false, folder]);
  });

  test('is not there before it was started', () => {
    rmSync(demo, { recursive: true });
    expect(shown()).toEqual([true, folder]);
  });

  test('can be declined', () => {
    const given = { env: {}, args: ['--no-demo'], dataDir: folder, hasAccounts: false };
    expect(ownConfiguration(given)).toMatch(/--no-demo/);
  });
});

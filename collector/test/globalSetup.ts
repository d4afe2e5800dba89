import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the run one Postgres with a migrated template database (see `database.ts`). The work is done in a child
 * process: jest loads this file as CommonJS, which can import nothing of our source.
 */
export default function globalSetup({ rootDir }: { readonly rootDir: string }): void {
  const dataDir = mkdtempSync(join(tmpdir(), `aicost-jest-${process.pid}-`));
  const args = ['--import', join(rootDir, 'test', 'typescript.mjs'), join(rootDir, 'test', 'testServer.ts'), dataDir];
  const line = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const prepared = JSON.parse(line) as { readonly url: string; readonly template: string; readonly fault: string };
  process.env.AICOST_TEST_DATA_DIR = dataDir;
  process.env.AICOST_TEST_SERVER_URL = prepared.url;
  process.env.AICOST_TEST_TEMPLATE = prepared.template;
  process.env.AICOST_TEST_FAULT = prepared.fault;
}

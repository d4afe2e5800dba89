import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Gives the run one Postgres with a migrated template database (see `database.ts`). The work is done in a child
 * process: jest loads this file as CommonJS, which can import nothing of our source.
 */
export default function globalSetup({ rootDir }: { readonly rootDir: string }): void {
  const [hooks, server] = ['typescript.mjs', 'testServer.ts'].map((name) => join(rootDir, 'test', name));
  const args = ['--import', hooks, server, String(process.pid)] as string[];
  const line = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const prepared = JSON.parse(line) as Readonly<Record<'url' | 'dataDir' | 'template' | 'fault', string>>;
  process.env.AICOST_TEST_DATA_DIR = prepared.dataDir;
  process.env.AICOST_TEST_SERVER_URL = prepared.url;
  process.env.AICOST_TEST_TEMPLATE = prepared.template;
  process.env.AICOST_TEST_FAULT = prepared.fault;
}

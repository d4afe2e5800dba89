import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const STOP_MS = 20_000;

/** Ends the Postgres of `globalSetup`; on a server of somebody else it drops the template database. */
export default async function globalTeardown(): Promise<void> {
  const { AICOST_TEST_DATA_DIR: dataDir = '', AICOST_TEST_TEMPLATE: template = '' } = process.env;
  if (process.env.TEST_DATABASE_URL) {
    await dropTemplate(process.env.TEST_DATABASE_URL, template);
  } else {
    await endServer(join(dataDir, 'pg18', 'postmaster.pid'));
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function dropTemplate(url: string, template: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(`drop database if exists "${template}"`);
  await client.end();
}

async function endServer(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT');
  const deadline = Date.now() + STOP_MS;
  while (existsSync(pidFile) && Date.now() < deadline) await sleep(10);
}

/**
 * `node --import ./typescript.mjs testServer.ts <process id of the run>` leaves a Postgres for one jest run behind, holding
 * a migrated template database, and prints what the tests need to know as one line of JSON.
 * With TEST_DATABASE_URL set it prepares that server instead.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { errorMessage } from '../src/errors.js';
import { startEmbeddedPostgres } from '../src/store/embedded/startEmbeddedPostgres.js';
import { makeRunDirectory, removeAbandonedRuns } from './runDirectory.js';

interface Prepared {
  readonly url: string;
  /** To be removed in the end. */
  readonly dataDir: string;
  readonly template: string;
  /** Why there is no template; only tests that need a database fail by it. */
  readonly fault: string;
}

/** Nothing in it survives the run, so nothing has to reach the disk. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
};

async function serverUrl(dataDir: string): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return given;
  return (await startEmbeddedPostgres({ dataDir, settings: SETTINGS })).url;
}

async function migrateTemplate(serverUrl: string, template: string): Promise<void> {
  await query(serverUrl, `create database "${template}"`);
  const { migrate } = await import('../src/store/migrate.js');
  await migrate(databaseUrl(serverUrl, template));
  // The first connection writes the cache of the catalog, which every copy then has from the beginning.
  await query(databaseUrl(serverUrl, template), 'select');
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function prepare(run: number): Promise<Prepared> {
  const template = `aicost_template_${randomUUID().slice(0, 8)}`;
  // Somebody else's leftovers are not ours to remove, and no reason to fail.
  await removeAbandonedRuns().catch(() => undefined);
  const dataDir = await makeRunDirectory(run);
  const prepared = { url: '', dataDir, template, fault: '' };
  try {
    prepared.url = await serverUrl(dataDir);
    await migrateTemplate(prepared.url, template);
  } catch (error) {
    prepared.fault = errorMessage(error);
  }
  return prepared;
}

process.stdout.write(`${JSON.stringify(await prepare(Number(process.argv[2])))}\n`);

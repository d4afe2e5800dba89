import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createPool } from '../src/store/db.js';
import { serverCommand, testServerUrl } from './serverCommand.js';

/** The database of one test: a copy of the migrated template. */
export interface TestDatabase extends AsyncDisposable {
  /** Superuser URL. */
  readonly url: string;
  readonly pool: Pool;
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** Postgres sleeps 100 ms in DROP DATABASE when it finds a backend, even one that is about to be gone. */
const LEAVING_MS = 50;

/**
 * A fresh database for one test; call `drop` in the end, or declare it with `await using`. It is a copy of the migrated
 * template, or of `original`, to which all connections are cut: Postgres copies no database in use.
 */
export async function testDatabase(original?: TestDatabase): Promise<TestDatabase> {
  const { AICOST_TEST_TEMPLATE: template, AICOST_TEST_FAULT: fault } = process.env;
  if (template === undefined || fault !== '') {
    throw new Error(`There is no test database: ${fault ?? 'jest ran without test/globalSetup.ts'}`);
  }
  const name = `aicost_test_${process.env.JEST_WORKER_ID ?? '0'}_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  // Not file_copy: it asks for a checkpoint, and the tests would wait for each other's.
  const copied = original ? new URL(original.url).pathname.slice(1) : template;
  if (original)
    await serverCommand('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [copied]);
  await serverCommand(`create database "${name}" template "${copied}" strategy wal_log`);
  const url = new URL(testServerUrl);
  url.pathname = `/${name}`;
  // As the collector opens it: days and instants are text.
  const pool = createPool(url.href, { applicationName: 'aicost-test', size: 5 });
  let dropped: Promise<void> | undefined;
  const drop = (): Promise<void> => (dropped ??= dropDatabase(name, pool));
  return { url: url.href, pool, drop, [Symbol.asyncDispose]: drop };
}

async function dropDatabase(name: string, pool: Pool): Promise<void> {
  await pool.end();
  const deadline = Date.now() + LEAVING_MS;
  while (Date.now() < deadline && (await isInUse(name))) await sleep(2);
  await serverCommand(`drop database if exists "${name}" with (force)`);
}

async function isInUse(name: string): Promise<boolean> {
  return (await serverCommand('select from pg_stat_activity where datname = $1', [name])) !== 0;
}

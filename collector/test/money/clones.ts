import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { serverCommand } from '../serverCommand.js';
import type { SimulationDatabase } from './simulation.js';

/** A copy of a database; connections to the original are ended, because Postgres copies no database in use. */
export async function cloneOf(url: string): Promise<SimulationDatabase> {
  const name = `aicost_clone_${randomUUID().slice(0, 8)}`;
  const original = new URL(url).pathname.slice(1);
  await serverCommand(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${original}'`);
  await serverCommand(`create database ${name} template "${original}" strategy file_copy`);
  const clone = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const pool = new Pool({ connectionString: clone, max: 2 });
  pool.on('error', () => undefined);
  let dropped: Promise<void> | undefined;
  const drop = (): Promise<void> => (dropped ??= pool.end().then(async () => dropDatabase(name)));
  return { url: clone, pool, drop };
}

async function dropDatabase(name: string): Promise<void> {
  await serverCommand(`drop database ${name} with (force)`);
}

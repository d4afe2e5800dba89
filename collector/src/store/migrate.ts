import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { CollectorError } from '../errors.js';
import { databaseError } from './db.js';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

export interface MigrationResult {
  /** Version of the schema now. */
  readonly version: number;
  /** Names of the migrations that this call applied. */
  readonly applied: readonly string[];
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('aicost:migrate', 0))`;
const CREATE = `
create schema if not exists aicost;
create table if not exists aicost.migration (
  version    int primary key,
  name       text not null,
  hash       text not null,
  applied_at timestamptz not null default now()
)`;

/**
 * Brings the schema up to this program's version: forward only, all pending migrations in one transaction under one
 * lock, so that several collectors may start at once and a kill leaves the old schema.
 * Refuses a schema that is newer than this program (`SCHEMA_TOO_NEW`) or was made by edited files (`SCHEMA_CHANGED`).
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder()): Promise<MigrationResult> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'aicost-migrate' });
  // A lost connection fails the statement at work; without a listener it would also end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query(`set local client_min_messages = 'warning'`);
    await client.query(LOCK);
    await client.query(CREATE);
    const applied = await applyPending(client, migrations);
    await client.query('commit');
    return { version: migrations.at(-1)?.version ?? 0, applied };
  } catch (error) {
    throw databaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function applyPending(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ version: number; hash: string }>(
    'select version, hash from aicost.migration order by version',
  );
  refuseForeignSchema(rows, migrations);
  const pending = migrations.slice(rows.length);
  for (const migration of pending) {
    await client.query(migration.sql);
    await client.query('insert into aicost.migration (version, name, hash) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.hash,
    ]);
  }
  return pending.map((migration) => migration.name);
}

function refuseForeignSchema(
  applied: readonly { version: number; hash: string }[],
  migrations: readonly Migration[],
): void {
  const newest = applied.at(-1)?.version ?? 0;
  const known = migrations.at(-1)?.version ?? 0;
  if (newest > known) {
    throw new CollectorError(
      'SCHEMA_TOO_NEW',
      `the database has schema version ${newest}, this collector knows ${known}: start the newer collector, or restore the backup made before the upgrade`,
    );
  }
  const edited = applied.find((row, index) => migrations[index]?.hash !== row.hash);
  if (edited) {
    throw new CollectorError(
      'SCHEMA_CHANGED',
      `migration ${edited.version} in the database differs from this program's: one of the two was edited; install a released collector`,
    );
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const sql = await readFile(join(folder, name), 'utf8');
      const version = Number(name.slice(0, 4));
      if (version !== index + 1) throw new Error(`migration files must be numbered without gaps: ${name}`);
      return { version, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** `collector/migrations`, whether this file runs from `src` or from `dist/src`. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the folder "migrations" is missing from the installation');
    folder = parent;
  }
  return join(folder, 'migrations');
}

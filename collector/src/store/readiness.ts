import { readdirSync } from 'node:fs';
import { errorMessage } from '../errors.js';
import { sqlState } from './db.js';
import { withinDeadline, type Pool } from './deadline.js';
import { migrationsFolder } from './migrate.js';

/** Whether the collector can work with its database, and if not, why, in one sentence. */
export type Readiness =
  { readonly state: 'ready' } | { readonly state: 'not migrated' | 'too new' | 'unreachable'; readonly reason: string };

const SQL = `select coalesce(max(m.version), 0) as version from aicost.migration as m`;
const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';

/** Never throws; answers within about `milliseconds`. */
export async function readiness(pool: Pool, milliseconds: number): Promise<Readiness> {
  try {
    const { rows } = await withinDeadline(pool, milliseconds, (db) => db.query<{ version: number }>(SQL));
    return judge(rows[0]?.version ?? 0, newestMigration());
  } catch (error) {
    if ([UNDEFINED_TABLE, UNDEFINED_SCHEMA].includes(sqlState(error))) return judge(0, newestMigration());
    return { state: 'unreachable', reason: errorMessage(error) };
  }
}

function judge(version: number, known: number): Readiness {
  if (version === known) return { state: 'ready' };
  const versions = `the database has schema version ${version}, this collector needs ${known}`;
  return version < known
    ? { state: 'not migrated', reason: `${versions}; run "aicost migrate"` }
    : { state: 'too new', reason: `${versions}; start the newer collector` };
}

let newest: number | undefined;

/** The version this program brings; its files do not change while it runs. */
function newestMigration(): number {
  newest ??= readdirSync(migrationsFolder()).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).length;
  return newest;
}

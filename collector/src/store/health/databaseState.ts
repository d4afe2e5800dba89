import type { Db } from '../db.js';

/** The database behind the collector. */
export interface DatabaseState {
  /** Of the server, `17.2`. */
  readonly serverVersion: string;
  readonly storage: 'postgres' | 'timescaledb';
  readonly schemaVersion: number;
  readonly bytes: number;
  /** The clock that decides what today is. ISO 8601. */
  readonly now: string;
}

const STATE = `
select current_setting('server_version') as "serverVersion", (select s.kind from aicost.storage as s limit 1) as storage,
       (select max(m.version) from aicost.migration as m) as "schemaVersion", pg_database_size(current_database())::float8 as bytes, aicost.now() as now`;

export async function databaseState(db: Db): Promise<DatabaseState> {
  const [state] = (await db.query<DatabaseState>(STATE)).rows;
  if (!state) throw new Error('the database answered nothing about itself');
  return state;
}

import pg from 'pg';
import { databaseError } from './db.js';

const SQL = `
select rolname as "role" from pg_roles
where rolname = 'aicost_writer' and pg_has_role(current_user, oid, 'member')`;

/** The role the collector works as, so that it cannot rewrite its own revisions; null where the owner could not make it. */
export async function workingRole(databaseUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'aicost-migrate' });
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string }>(SQL);
    return rows[0]?.role ?? null;
  } catch (error) {
    throw databaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

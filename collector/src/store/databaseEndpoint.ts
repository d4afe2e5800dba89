import pg from 'pg';
import type { Db } from './db.js';

/** Where a database is, for another program that is to connect to it from this machine. */
export interface DatabaseEndpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** In the words of Grafana's PostgreSQL data source. */
  readonly sslMode: 'disable' | 'require' | 'verify-ca' | 'verify-full';
}

const SQL = `
select current_database() as database, exists (select from pg_stat_ssl where pid = pg_backend_pid() and ssl) as encrypted`;

/** The database behind this connection. Encryption is asked of the connection itself; a URL may leave it open. */
export async function databaseEndpoint(db: Db, databaseUrl: string): Promise<DatabaseEndpoint> {
  const { rows } = await db.query<{ database: string; encrypted: boolean }>(SQL);
  // The driver knows best what it makes of a URL and of PGHOST; this client never connects.
  const { host, port } = new pg.Client({ connectionString: databaseUrl });
  const [, verified] = /[?&]sslmode=(verify-ca|verify-full)(?:&|$)/.exec(databaseUrl) ?? [];
  const encrypted = (verified as 'verify-ca' | 'verify-full' | undefined) ?? 'require';
  return { host, port, database: rows[0]?.database ?? '', sslMode: rows[0]?.encrypted ? encrypted : 'disable' };
}

import pg from 'pg';
import { CollectorError, type ErrorCode } from '../errors.js';

/** All that a question to the database needs: a pool, a connection and a transaction all fit. */
export interface Db {
  query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A transaction in progress; also carries COPY streams. */
export type Transaction = Db & Pick<pg.ClientBase, 'query'>;

/** Connections to one database; only this folder speaks to the driver. */
export type Pool = pg.Pool;

export interface PoolOptions {
  readonly applicationName: string;
  readonly size?: number;
  /** Work with the rights of this role; the login role must be its member. */
  readonly role?: string;
  /** Shifts `aicost.now()`, e.g. `-3 days`. Only the demo and tests live in another time than the server. */
  readonly clockOffset?: string;
  readonly statementTimeoutMs?: number;
  /** How long work may wait for a free connection; ten seconds unless said otherwise. */
  readonly connectWithinMs?: number;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

const OID_DATE = 1082;
const OID_TIMESTAMPTZ = 1184;

/** Dates stay text and instants become ISO text: a JavaScript Date would move days into the local zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === OID_DATE) return (text: string) => text;
    if (oid === OID_TIMESTAMPTZ) return (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z');
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

export function createPool(databaseUrl: string, options: PoolOptions): pg.Pool {
  const settings: Record<string, string> = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    client_min_messages: 'warning',
    ...(options.role ? { role: options.role } : {}),
    ...(options.clockOffset ? { 'aicost.clock_offset': options.clockOffset } : {}),
  };
  const ours = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/([\\ ])/g, '\\$1')}`)
    .join(' ');
  const pool = new pg.Pool({
    ...connection(databaseUrl, ours),
    application_name: options.applicationName,
    max: options.size ?? 6,
    types,
    connectionTimeoutMillis: options.connectWithinMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? 300_000,
    lock_timeout: 30_000,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  return pool;
}

/** Parameters of the URL win over ours, so `options` given there (`-c search_path=…`) are joined with ours and lose. */
function connection(databaseUrl: string, ours: string): { connectionString: string; options: string } {
  if (!/[?&]options=/.test(databaseUrl)) return { connectionString: databaseUrl, options: ours };
  const url = new URL(databaseUrl);
  const options = `${url.searchParams.get('options')} ${ours}`;
  url.searchParams.delete('options');
  return { connectionString: url.href, options };
}

/** Runs `work` in one transaction on one connection; a failure rolls everything back and is told in one clear line. */
export async function withTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseError(error);
  });
  let broken = false;
  const onLost = (): void => {
    broken = true;
  };
  // The pool listens to idle connections only; a lost one in use must fail its statement, not the process.
  client.on('error', onLost);
  try {
    await client.query('begin');
    const result = await work(client as unknown as Transaction);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(onLost);
    throw databaseError(error);
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
}

const RETRYABLE = new Set(['40P01', '40001']);
const MAX_TRANSACTION_TRIES = 3;

/** Like `withTransaction`, tried again when the server chose us as the victim of a deadlock or serialisation conflict. */
export async function withRetriedTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(pool, work);
    } catch (error) {
      if (attempt >= MAX_TRANSACTION_TRIES || !RETRYABLE.has(sqlState(error))) throw error;
    }
  }
}

/** The database's own clock: the only "now" that decides anything. */
export async function databaseNow(db: Db): Promise<string> {
  const { rows } = await db.query<{ now: string }>('select aicost.now() as now').catch((error: unknown) => {
    throw databaseError(error);
  });
  return rows[0]?.now ?? '';
}

const BY_SQLSTATE: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/^(08|57P)/, 'DATABASE_UNAVAILABLE', 'the connection to the database was lost; it is tried again'],
  [/^28/, 'DATABASE_UNAVAILABLE', 'the database refused the login; check DATABASE_URL'],
  [/^3D000$/, 'DATABASE_UNAVAILABLE', 'the database named in DATABASE_URL does not exist'],
  [/^53100$/, 'DATABASE_FULL', 'the database has no disk space left; free some, nothing was lost'],
  [/^53/, 'DATABASE_UNAVAILABLE', 'the database has no resources left (connections or memory); it is tried again'],
  [/^(55P03|57014)$/, 'DATABASE_BUSY', 'the database did not answer in time; it is tried again'],
  [/^42501$/, 'DATABASE_GRANT_MISSING', 'a right is missing in the database; run "aicost migrate" as the owner'],
  [/^22003$/, 'NUMERIC_OVERFLOW', 'an amount does not fit numeric(24,12)'],
];

/** Any failure of the driver or the server as one of ours; other errors pass unchanged. */
export function databaseError(error: unknown): unknown {
  if (error instanceof CollectorError || !(error instanceof Error)) return error;
  const state = sqlState(error);
  const known = BY_SQLSTATE.find(([pattern]) => pattern.test(state));
  if (known) return new CollectorError(known[1], `${known[2]} (${state}: ${error.message})`, { cause: error });
  if (state !== '')
    return new CollectorError('DATABASE_FAULT', `the database refused a statement (${state}: ${error.message})`, {
      cause: error,
    });
  if (isConnectionFailure(error)) {
    return new CollectorError(
      'DATABASE_UNAVAILABLE',
      `the database does not answer (${connectionText(error)}); check DATABASE_URL`,
      { cause: error },
    );
  }
  return error;
}

/** The SQLSTATE of a failure, also through our own wrapping; '' when there is none. */
export function sqlState(error: unknown): string {
  if (error instanceof CollectorError) return sqlState(error.cause);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E') ? code : '';
}

function isConnectionFailure(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^E(CONN|PIPE|HOST|NET|TIMEDOUT|NOTFOUND|AI_)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i.test(
      error.message,
    )
  );
}

function connectionText(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { sqlState, type Db, type Transaction } from './db.js';
import { scramVerifier } from './scramVerifier.js';

/** A login that may read the views of schema `report` and nothing else. */
export interface ReaderLogin {
  readonly name: string;
  /** Exists only in this answer. */
  readonly password: Secret;
  /** False: it was there, and has a new password now. */
  readonly isNew: boolean;
}

const READER = 'aicost_reader';
const CONNECTIONS = 20;

/** Whoever may write queries in Grafana may send any statement: these keep a clumsy one from hurting others. */
const SETTINGS = {
  default_transaction_read_only: 'on',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '1min',
  TimeZone: 'UTC',
};

/**
 * Makes the login, or gives the one that is there a new password and the settings above; for this transaction the
 * collector works as the owner again. Fails with a clear sentence where the owner may not make roles, or where the
 * name belongs to anybody else.
 */
export async function setReaderLogin(tx: Transaction, name: string): Promise<ReaderLogin> {
  const password = new Secret(randomBytes(32).toString('base64url'));
  try {
    await tx.query('set local role none');
    const isNew = await isFree(tx, name);
    const role = pg.escapeIdentifier(name);
    const attributes = `login connection limit ${CONNECTIONS} password ${pg.escapeLiteral(scramVerifier(password))}`;
    await tx.query(`${isNew ? 'create' : 'alter'} role ${role} with ${attributes}`);
    if (isNew) await tx.query(`grant ${READER} to ${role}`);
    for (const [setting, value] of Object.entries(SETTINGS))
      await tx.query(`alter role ${role} set ${setting} = ${pg.escapeLiteral(value)}`);
    return { name, password, isNew };
  } catch (error) {
    throw sqlState(error) === '42501' ? mayNot(error) : error;
  }
}

const FIND = `
select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as "isPowerful",
  array(select g.rolname::text from pg_auth_members as m join pg_roles as g on g.oid = m.roleid where m.member = r.oid) as groups
from pg_roles as r where r.rolname = $1`;

/** Whether no role has that name yet. A role that is more than a reader of ours is never touched. */
async function isFree(db: Db, name: string): Promise<boolean> {
  const reader = await db.query('select from pg_roles where rolname = $1', [READER]);
  if (reader.rowCount === 0) {
    const message = `the role ${READER} is missing in the database: run "aicost migrate" as a user that may create roles`;
    throw new CollectorError('DATABASE_GRANT_MISSING', message);
  }
  const [found] = (await db.query<{ isPowerful: boolean; groups: string[] }>(FIND, [name])).rows;
  if (!found) return true;
  if (!found.isPowerful && found.groups.join() === READER) return false;
  const message = `there is a role "${name}" in the database that is not only a reader of ours; choose another name with --name`;
  throw new CollectorError('USAGE', message);
}

function mayNot(cause: unknown): CollectorError {
  const message =
    `the user of DATABASE_URL may not make logins (${cause instanceof Error ? cause.message : ''}): run this once with ` +
    `a DATABASE_URL whose user may, or have one made: create role NAME login password '…' in role ${READER}`;
  return new CollectorError('DATABASE_GRANT_MISSING', message, { cause });
}

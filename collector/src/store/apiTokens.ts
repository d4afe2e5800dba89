import { createHash, randomBytes } from 'node:crypto';
import { Secret } from '../domain/secret.js';
import type { Db } from './db.js';

export type TokenRole = 'viewer' | 'editor' | 'admin' | 'ingest';

/** A token as it may be shown: everything but itself. Instants are ISO 8601. */
export interface ApiToken {
  readonly tokenId: number;
  readonly tokenName: string;
  readonly role: TokenRole;
  readonly accountId: number | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** Tells our tokens from Grafana's injected one, and secret scanners what they have found. */
export const TOKEN_PREFIX = 'aict_';

const COLUMNS = `t.token_id as "tokenId", t.token_name as "tokenName", t.role, t.account_id as "accountId", t.created_by as "createdBy",
  t.created_at as "createdAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"`;

const CREATE = `
insert into aicost.api_token as t (token_name, role, account_id, created_by, token_hash)
values ($1, $2, $3, $4, $5) on conflict (token_name) where revoked_at is null do nothing returning ${COLUMNS}`;

/** Makes a token; null when one of that name is in force. The token itself exists only in this answer. */
export async function createApiToken(
  db: Db,
  wish: {
    readonly name: string;
    readonly role: TokenRole;
    readonly accountId: number | null;
    readonly createdBy: string;
  },
): Promise<{ readonly token: Secret; readonly row: ApiToken } | null> {
  const text = TOKEN_PREFIX + randomBytes(32).toString('base64url');
  const { rows } = await db.query<ApiToken>(CREATE, [
    wish.name,
    wish.role,
    wish.accountId,
    wish.createdBy,
    hashOf(text),
  ]);
  return rows[0] ? { token: new Secret(text), row: rows[0] } : null;
}

/** Noting each use would make every read a write. */
const FIND = `
with found as (select t.* from aicost.api_token as t where t.token_hash = $1 and t.revoked_at is null),
noted as (
  update aicost.api_token as t set last_used_at = now() from found
  where t.token_id = found.token_id and (found.last_used_at is null or found.last_used_at < now() - interval '1 minute'))
select ${COLUMNS} from found as t`;

/** The token in force that reads so; undefined when there is none. */
export async function findApiToken(db: Db, token: string): Promise<ApiToken | undefined> {
  return (await db.query<ApiToken>(FIND, [hashOf(token)])).rows[0];
}

const LIST = `select ${COLUMNS} from aicost.api_token as t order by t.token_id`;

export async function apiTokens(db: Db): Promise<ApiToken[]> {
  return (await db.query<ApiToken>(LIST)).rows;
}

const REVOKE = `update aicost.api_token as t set revoked_at = now() where t.token_name = $1 and t.revoked_at is null returning t.token_id`;

/** Whether there was a token of that name in force. */
export async function revokeApiToken(db: Db, name: string): Promise<boolean> {
  return (await db.query(REVOKE, [name])).rows.length > 0;
}

/** A token has 256 random bits, so a plain digest is as safe as a slow one. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

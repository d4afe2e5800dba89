import type { Db, Transaction } from './db.js';

/** A sealed credential of an account; the ciphertext is what `vault/cipher.ts` made. */
export interface SealedRow {
  readonly accountId: number;
  readonly secretName: string;
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

const SHARE_RING = `select pg_advisory_xact_lock_shared(hashtextextended('aicost:keyring', 0))`;
const OWN_RING = `select pg_advisory_xact_lock(hashtextextended('aicost:keyring', 0))`;
const ROTATE = `select pg_advisory_xact_lock(hashtextextended('aicost:keyring:rotation', 0))`;

/** Until the transaction ends, the key ring file does not change: whoever reads or writes sealed rows holds this. */
export async function shareKeyRing(tx: Transaction): Promise<void> {
  await tx.query(SHARE_RING);
}

/** Until the transaction ends, nobody else reads or writes sealed rows: whoever changes the key ring file holds this. */
export async function ownKeyRing(tx: Transaction): Promise<void> {
  await tx.query(OWN_RING);
}

/** One rotation at a time, until the transaction ends. */
export async function lockRotation(tx: Transaction): Promise<void> {
  await tx.query(ROTATE);
}

const COLUMNS = `s.account_id as "accountId", s.secret_name as "secretName", s.key_id as "keyId", s.ciphertext`;
const OF_ACCOUNT = `select ${COLUMNS} from aicost.account_secret as s where s.account_id = $1 order by s.secret_name`;

export async function sealedSecrets(db: Db, accountId: number): Promise<SealedRow[]> {
  return (await db.query<SealedRow>(OF_ACCOUNT, [accountId])).rows;
}

const SAVE = `
insert into aicost.account_secret as s (account_id, secret_name, key_id, ciphertext, last_four, updated_by)
values ($1, $2, $3, $4, $5, $6)
on conflict (account_id, secret_name) do update
set key_id = excluded.key_id, ciphertext = excluded.ciphertext, last_four = excluded.last_four,
    updated_by = excluded.updated_by, updated_at = now()`;

/** Stores a credential in the place of the one of that name; `lastFour` is all that people can read of it. */
export async function saveSealedSecret(
  db: Db,
  row: SealedRow & { readonly lastFour: string; readonly updatedBy: string },
): Promise<void> {
  const { accountId, secretName, keyId, ciphertext, lastFour, updatedBy } = row;
  await db.query(SAVE, [accountId, secretName, keyId, ciphertext, lastFour, updatedBy]);
}

const ERASE = `delete from aicost.account_secret as s where s.account_id = $1`;

/** How many there were. */
export async function eraseSecrets(db: Db, accountId: number): Promise<number> {
  return (await db.query(ERASE, [accountId])).rowCount ?? 0;
}

const NEXT_TO_REWRAP = `
select ${COLUMNS} from aicost.account_secret as s
where s.key_id <> $1 and (s.account_id, s.secret_name) > ($2::int, $3::text)
order by s.account_id, s.secret_name limit $4
for update`;

/** The next rows after `after` that are sealed under another key, locked until the transaction ends. */
export async function nextToRewrap(
  tx: Transaction,
  activeKeyId: string,
  after: Pick<SealedRow, 'accountId' | 'secretName'>,
  limit: number,
): Promise<SealedRow[]> {
  return (await tx.query<SealedRow>(NEXT_TO_REWRAP, [activeKeyId, after.accountId, after.secretName, limit])).rows;
}

const REWRAP = `
update aicost.account_secret as s set key_id = t.key_id, ciphertext = t.ciphertext
from unnest($1::int[], $2::text[], $3::text[], $4::bytea[]) as t (account_id, secret_name, key_id, ciphertext)
where s.account_id = t.account_id and s.secret_name = t.secret_name`;

/** The same credentials under another key; who entered them, and when, stays. */
export async function saveRewrapped(tx: Transaction, rows: readonly SealedRow[]): Promise<void> {
  await tx.query(REWRAP, [
    rows.map((row) => row.accountId),
    rows.map((row) => row.secretName),
    rows.map((row) => row.keyId),
    rows.map((row) => row.ciphertext),
  ]);
}

const PER_KEY = `
select s.key_id as "keyId", count(*)::int as secrets
from (select key_id from aicost.account_secret union all select key_id from aicost.notification_address) as s
group by s.key_id order by s.key_id`;

/** How many credentials and addresses each key seals. */
export async function secretsPerKey(db: Db): Promise<{ readonly keyId: string; readonly secrets: number }[]> {
  return (await db.query<{ keyId: string; secrets: number }>(PER_KEY)).rows;
}

const ONE_PER_KEY = `select distinct on (s.key_id) ${COLUMNS} from aicost.account_secret as s order by s.key_id, s.account_id, s.secret_name`;

/** One credential of each key, to try whether the key opens it. */
export async function onePerKey(db: Db): Promise<SealedRow[]> {
  return (await db.query<SealedRow>(ONE_PER_KEY)).rows;
}

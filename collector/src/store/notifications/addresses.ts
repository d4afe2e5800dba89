import type { Channel } from '../../domain/notification.js';
import type { Db, Transaction } from '../db.js';

/** Where a person is reached, sealed; the ciphertext is what `vault/cipher.ts` made. */
export interface SealedAddress {
  readonly personId: number;
  readonly channel: Channel;
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

const COLUMNS = `d.person_id as "personId", d.channel, d.key_id as "keyId", d.ciphertext`;
const OF_PERSON = `select ${COLUMNS} from aicost.notification_address as d where d.person_id = $1 and d.channel = $2`;

export async function sealedAddress(db: Db, personId: number, channel: Channel): Promise<SealedAddress | undefined> {
  return (await db.query<SealedAddress>(OF_PERSON, [personId, channel])).rows[0];
}

const SAVE = `
insert into aicost.notification_address as d (person_id, channel, key_id, ciphertext, masked) values ($1, $2, $3, $4, $5)
on conflict (person_id, channel) do update
set key_id = excluded.key_id, ciphertext = excluded.ciphertext, masked = excluded.masked, updated_at = aicost.now()`;

/** Stores an address in the place of the one before; `masked` is all that people can read of it. */
export async function saveAddress(db: Db, address: SealedAddress, masked: string): Promise<void> {
  await db.query(SAVE, [address.personId, address.channel, address.keyId, address.ciphertext, masked]);
}

const ERASE = `delete from aicost.notification_address as d where d.person_id = $1 and d.channel = $2`;

export async function eraseAddress(db: Db, personId: number, channel: Channel): Promise<void> {
  await db.query(ERASE, [personId, channel]);
}

const NEXT_TO_REWRAP = `
select ${COLUMNS} from aicost.notification_address as d
where d.key_id <> $1 and d.channel = 'email' and d.person_id > $2 order by d.person_id limit $3
for update`;

/** The next addresses that are sealed under another key, locked until the transaction ends. */
export async function nextAddressesToRewrap(
  tx: Transaction,
  activeKeyId: string,
  afterPersonId: number,
  limit: number,
): Promise<SealedAddress[]> {
  return (await tx.query<SealedAddress>(NEXT_TO_REWRAP, [activeKeyId, afterPersonId, limit])).rows;
}

const REWRAP = `
update aicost.notification_address as d set key_id = t.key_id, ciphertext = t.ciphertext
from unnest($1::int[], $2::text[], $3::text[], $4::bytea[]) as t (person_id, channel, key_id, ciphertext)
where d.person_id = t.person_id and d.channel = t.channel`;

/** The same addresses under another key. */
export async function saveRewrappedAddresses(tx: Transaction, rows: readonly SealedAddress[]): Promise<void> {
  await tx.query(REWRAP, [
    rows.map((row) => row.personId),
    rows.map((row) => row.channel),
    rows.map((row) => row.keyId),
    rows.map((row) => row.ciphertext),
  ]);
}

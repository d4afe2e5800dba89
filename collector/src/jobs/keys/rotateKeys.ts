import { CollectorError } from '../../errors.js';
import {
  lockRotation,
  nextToRewrap,
  ownKeyRing,
  saveRewrapped,
  secretsPerKey,
  shareKeyRing,
  type SealedRow,
} from '../../store/accountSecrets.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withTransaction, type Pool, type Transaction } from '../../store/db.js';
import {
  nextAddressesToRewrap,
  saveRewrappedAddresses,
  type SealedAddress,
} from '../../store/notifications/addresses.js';
import { rewrap, type Place } from '../../vault/cipher.js';
import { addActiveKey, dropKeys, loadKeyRing } from '../../vault/keyRingFile.js';
import type { KeyRing } from '../../vault/keyRing.js';
import { placeOf } from '../accounts/secretVault.js';
import { addressPlace } from '../notifications/addressPlace.js';

/** What a rotation did. */
export interface Rotation {
  readonly activeKeyId: string;
  /** How many credentials and addresses are now under the new key. */
  readonly rewrapped: number;
  /** Keys that sealed nothing any more. */
  readonly dropped: readonly string[];
  /** One sentence for each that did not open; it stays as it was, and so does its key. */
  readonly unreadable: readonly string[];
}

const BATCH = 20;

/**
 * Makes a new key, seals every credential and address with it, and drops the keys that seal nothing any more. Collectors go on
 * reading and writing meanwhile. Killed at any moment, it leaves every credential readable; the next rotation does the
 * rest.
 */
export async function rotateKeys(pool: Pool, ringFile: string, actor: Actor): Promise<Rotation> {
  return withTransaction(pool, async (rotation) => {
    await lockRotation(rotation);
    const ring = await withTransaction(pool, async (tx) => {
      await ownKeyRing(tx);
      return addActiveKey(ringFile);
    });
    const { rewrapped, unreadable } = await rewrapAll(pool, ringFile, ring.active);
    const dropped = await withTransaction(pool, async (tx) => {
      await ownKeyRing(tx);
      const unused = await dropUnused(ringFile, await secretsPerKey(tx));
      const detail = { activeKeyId: ring.active, rewrapped, dropped: unused, unreadable: unreadable.length };
      await recordAudit(tx, actor, { action: 'keys.rotate', target: 'key ring', detail });
      return unused;
    });
    return { activeKeyId: ring.active, rewrapped, dropped, unreadable };
  });
}

async function dropUnused(ringFile: string, used: readonly { readonly keyId: string }[]): Promise<string[]> {
  const before = await loadKeyRing(ringFile);
  const unused = before.ids.filter((id) => !used.some(({ keyId }) => keyId === id));
  const after = await dropKeys(ringFile, unused);
  return before.ids.filter((id) => !after.ids.includes(id));
}

/** A table of sealed rows, as a rotation goes through it. */
interface SealedTable<Row extends Sealed> {
  /** Comes before every row. */
  readonly start: Partial<Row>;
  next(tx: Transaction, activeKeyId: string, after: Partial<Row>, limit: number): Promise<Row[]>;
  save(tx: Transaction, rows: readonly Row[]): Promise<void>;
  placeOf(row: Row): Place;
}

interface Sealed {
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

const CREDENTIALS: SealedTable<SealedRow> = {
  start: { accountId: 0, secretName: '' },
  next: (tx, activeKeyId, { accountId = 0, secretName = '' }, limit) =>
    nextToRewrap(tx, activeKeyId, { accountId, secretName }, limit),
  save: saveRewrapped,
  placeOf,
};

const ADDRESSES: SealedTable<SealedAddress> = {
  start: { personId: 0, channel: 'email' },
  next: (tx, activeKeyId, { personId = 0 }, limit) => nextAddressesToRewrap(tx, activeKeyId, personId, limit),
  save: saveRewrappedAddresses,
  placeOf: addressPlace,
};

type Progress = Pick<Rotation, 'rewrapped' | 'unreadable'>;

async function rewrapAll(pool: Pool, ringFile: string, activeKeyId: string): Promise<Progress> {
  const credentials = await rewrapTable(pool, ringFile, activeKeyId, CREDENTIALS);
  const addresses = await rewrapTable(pool, ringFile, activeKeyId, ADDRESSES);
  return {
    rewrapped: credentials.rewrapped + addresses.rewrapped,
    unreadable: [...credentials.unreadable, ...addresses.unreadable],
  };
}

async function rewrapTable<Row extends Sealed>(
  pool: Pool,
  ringFile: string,
  activeKeyId: string,
  table: SealedTable<Row>,
): Promise<Progress> {
  let rewrapped = 0;
  const unreadable: string[] = [];
  let after = table.start;
  for (;;) {
    const rows = await withTransaction(pool, async (tx) => {
      await shareKeyRing(tx);
      const ring = await loadKeyRing(ringFile);
      const batch = await table.next(tx, activeKeyId, after, BATCH);
      const renewed = batch.flatMap((row) => renew(ring, table.placeOf(row), row, unreadable));
      await table.save(tx, renewed);
      rewrapped += renewed.length;
      return batch;
    });
    const last = rows.at(-1);
    if (!last) return { rewrapped, unreadable };
    after = last;
  }
}

function renew<Row extends Sealed>(ring: KeyRing, place: Place, row: Row, unreadable: string[]): Row[] {
  try {
    const sealed = rewrap(ring, place, row.ciphertext);
    return sealed === null ? [] : [{ ...row, keyId: sealed.keyId, ciphertext: sealed.blob }];
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    unreadable.push(error.message);
    return [];
  }
}

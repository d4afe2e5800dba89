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
import { withTransaction, type Pool } from '../../store/db.js';
import { rewrap } from '../../vault/cipher.js';
import { addActiveKey, dropKeys, loadKeyRing } from '../../vault/keyRingFile.js';
import type { KeyRing } from '../../vault/keyRing.js';
import { placeOf } from '../accounts/secretVault.js';

/** What a rotation did. */
export interface Rotation {
  readonly activeKeyId: string;
  /** How many credentials are now under the new key. */
  readonly rewrapped: number;
  /** Keys that sealed nothing any more. */
  readonly dropped: readonly string[];
  /** One sentence for each credential that did not open; it stays as it was, and so does its key. */
  readonly unreadable: readonly string[];
}

const BATCH = 20;

/**
 * Makes a new key, seals every credential with it, and drops the keys that seal nothing any more. Collectors go on
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

async function rewrapAll(
  pool: Pool,
  ringFile: string,
  activeKeyId: string,
): Promise<Pick<Rotation, 'rewrapped' | 'unreadable'>> {
  let rewrapped = 0;
  const unreadable: string[] = [];
  let after: Pick<SealedRow, 'accountId' | 'secretName'> = { accountId: 0, secretName: '' };
  for (;;) {
    const rows = await withTransaction(pool, async (tx) => {
      await shareKeyRing(tx);
      const ring = await loadKeyRing(ringFile);
      const batch = await nextToRewrap(tx, activeKeyId, after, BATCH);
      const renewed = batch.flatMap((row) => renew(ring, row, unreadable));
      await saveRewrapped(tx, renewed);
      rewrapped += renewed.length;
      return batch;
    });
    const last = rows.at(-1);
    if (!last) return { rewrapped, unreadable };
    after = last;
  }
}

function renew(ring: KeyRing, row: SealedRow, unreadable: string[]): SealedRow[] {
  try {
    const sealed = rewrap(ring, placeOf(row), row.ciphertext);
    return sealed === null ? [] : [{ ...row, keyId: sealed.keyId, ciphertext: sealed.blob }];
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    unreadable.push(error.message);
    return [];
  }
}

import { secretsPerKey, shareKeyRing } from '../../store/accountSecrets.js';
import { withTransaction, type Pool } from '../../store/db.js';
import { loadKeyRing } from '../../vault/keyRingFile.js';

/** A key of the ring, or one that the ring lacks although credentials need it. */
export interface KeyUse {
  readonly keyId: string;
  readonly state: 'active' | 'old' | 'missing';
  /** How many credentials it seals. */
  readonly secrets: number;
}

export async function listKeys(pool: Pool, ringFile: string): Promise<KeyUse[]> {
  return withTransaction(pool, async (tx) => {
    await shareKeyRing(tx);
    const ring = await loadKeyRing(ringFile);
    const used = await secretsPerKey(tx);
    const ids = [...new Set([...ring.ids, ...used.map(({ keyId }) => keyId)])];
    return ids.map((keyId) => ({
      keyId,
      state: keyId === ring.active ? 'active' : ring.ids.includes(keyId) ? 'old' : 'missing',
      secrets: used.find((entry) => entry.keyId === keyId)?.secrets ?? 0,
    }));
  });
}

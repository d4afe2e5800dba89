import type { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';
import { registerSecret } from '../../logging/scrub.js';
import {
  onePerKey,
  saveSealedSecret,
  sealedSecrets,
  shareKeyRing,
  type SealedRow,
} from '../../store/accountSecrets.js';
import { withTransaction, type Pool, type Transaction } from '../../store/db.js';
import { seal, unseal, type Place, type SealedSecret } from '../../vault/cipher.js';
import type { KeyRing } from '../../vault/keyRing.js';
import { loadKeyRing } from '../../vault/keyRingFile.js';

/** Of a short secret the last characters would tell too much. */
const MIN_LENGTH_FOR_HINT = 16;

/** Where a credential stands; it opens nowhere else. */
export function placeOf({ accountId, secretName }: Pick<SealedRow, 'accountId' | 'secretName'>): Place {
  return { table: 'account_secret', row: `${accountId}/${secretName}`, column: 'ciphertext' };
}

/**
 * The credentials of accounts, sealed with the key ring in a file. Keys come and go while a collector runs: whatever is
 * sealed or opened, is so while the ring is locked against changes, and a key that is not known yet is looked up in the
 * file again.
 */
export class SecretVault {
  #ring: KeyRing;

  constructor(
    readonly ringFile: string,
    ring: KeyRing,
  ) {
    this.#ring = ring;
  }

  /** Seals the credentials of an account, under the key that is active now, in the place of those of the same names. */
  async save(
    tx: Transaction,
    accountId: number,
    secrets: Readonly<Record<string, Secret>>,
    updatedBy: string,
  ): Promise<void> {
    await this.#loadForWriting(tx);
    for (const [secretName, secret] of Object.entries(secrets)) {
      const { keyId, blob } = this.#seal(placeOf({ accountId, secretName }), secret);
      const row = { accountId, secretName, keyId, ciphertext: blob, lastFour: hintOf(secret), updatedBy };
      await saveSealedSecret(tx, row);
    }
  }

  /** The credentials of an account by name; one that does not open is `SECRET_UNREADABLE`. */
  async open(pool: Pool, accountId: number): Promise<Record<string, Secret>> {
    return withTransaction(pool, async (tx) => {
      await shareKeyRing(tx);
      const rows = await sealedSecrets(tx, accountId);
      const opened: [string, Secret][] = [];
      for (const row of rows) opened.push([row.secretName, await this.#unseal(placeOf(row), row)]);
      return Object.fromEntries(opened);
    });
  }

  /** The credentials of an account that do not open, by name, each with the reason. */
  async unreadable(pool: Pool, accountId: number): Promise<Map<string, string>> {
    return withTransaction(pool, async (tx) => {
      await shareKeyRing(tx);
      const faults = new Map<string, string>();
      for (const row of await sealedSecrets(tx, accountId)) {
        const fault = await this.#unseal(placeOf(row), row).then(() => null, faultOf);
        if (fault !== null) faults.set(row.secretName, fault);
      }
      return faults;
    });
  }

  /** Tries one credential of each key; one sentence for each that does not open. */
  async faults(pool: Pool): Promise<string[]> {
    return withTransaction(pool, async (tx) => {
      await shareKeyRing(tx);
      const faults: string[] = [];
      for (const row of await onePerKey(tx)) {
        const fault = await this.#unseal(placeOf(row), row).then(() => null, faultOf);
        if (fault !== null) faults.push(fault);
      }
      return faults;
    });
  }

  /** Seals something else than a credential, under the key that is active until the transaction ends. */
  async sealAt(tx: Transaction, place: Place, secret: Secret): Promise<SealedSecret> {
    await this.#loadForWriting(tx);
    return this.#seal(place, secret);
  }

  /** Opens what `sealAt` made for this place; `SECRET_UNREADABLE` when it does not. */
  async openAt(tx: Transaction, place: Place, sealed: Pick<SealedRow, 'keyId' | 'ciphertext'>): Promise<Secret> {
    await shareKeyRing(tx);
    return this.#unseal(place, sealed);
  }

  async #loadForWriting(tx: Transaction): Promise<void> {
    await shareKeyRing(tx);
    this.#ring = await loadKeyRing(this.ringFile);
  }

  #seal(place: Place, secret: Secret): SealedSecret {
    registerSecret(secret);
    return seal(this.#ring, place, secret);
  }

  async #unseal(place: Place, row: Pick<SealedRow, 'keyId' | 'ciphertext'>): Promise<Secret> {
    if (!this.#ring.ids.includes(row.keyId)) this.#ring = await this.#reload();
    const secret = unseal(this.#ring, place, row.ciphertext);
    registerSecret(secret);
    return secret;
  }

  /** A file that cannot be read at the moment leaves its accounts unread, not the collector without configuration. */
  async #reload(): Promise<KeyRing> {
    return loadKeyRing(this.ringFile).catch((error: unknown) => {
      throw new CollectorError('SECRET_UNREADABLE', faultOf(error), { cause: error });
    });
  }
}

/** Only failures that say themselves what they are; a bug passes on. */
function faultOf(error: unknown): string {
  if (error instanceof CollectorError) return error.message;
  throw error;
}

function hintOf(secret: Secret): string {
  const text = secret.reveal();
  return text.length < MIN_LENGTH_FOR_HINT ? '' : text.slice(-4);
}

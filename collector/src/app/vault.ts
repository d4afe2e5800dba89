import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { SecretVault } from '../jobs/accounts/secretVault.js';
import type { Logger } from '../logging/logger.js';
import type { Pool } from '../store/db.js';
import { createKeyRingIfMissing, loadKeyRing } from '../vault/keyRingFile.js';

/**
 * What encrypts credentials here; null when there is no key ring. One is made where its file is named, or the database
 * is our own. Beside somebody else's database a ring that nobody knows of would be lost with the container it is in.
 */
export async function openVault(
  config: Pick<Config, 'keyringFile' | 'dataDir'>,
  isEmbedded: boolean,
): Promise<SecretVault | null> {
  const path = config.keyringFile ?? join(config.dataDir, 'keyring.json');
  if (isEmbedded || config.keyringFile !== undefined) return new SecretVault(path, await createKeyRingIfMissing(path));
  return (await isThere(path)) ? new SecretVault(path, await loadKeyRing(path)) : null;
}

/** Tells at once, and not with the first sync, that credentials do not open. */
export async function checkVault(vault: SecretVault | null, pool: Pool, log: Logger): Promise<void> {
  const faults = (await vault?.faults(pool)) ?? [];
  for (const fault of faults) log.warn({ keyRing: vault?.ringFile }, `an account cannot be read: ${fault}`);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

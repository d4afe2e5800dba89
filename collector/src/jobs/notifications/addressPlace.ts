import type { SealedAddress } from '../../store/notifications/addresses.js';
import type { Place } from '../../vault/cipher.js';

/** Where an address stands; it opens nowhere else. */
export function addressPlace({ personId, channel }: Pick<SealedAddress, 'personId' | 'channel'>): Place {
  return { table: 'notification_address', row: `${personId}/${channel}`, column: 'ciphertext' };
}

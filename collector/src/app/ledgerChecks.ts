import type { Logger } from '../logging/logger.js';
import type { Pool } from '../store/deadline.js';
import { checkWhenDue } from '../store/ledgerChecks.js';
import { Repeated } from './repeated.js';

/** How often it is asked whether a check is due. */
const LOOK_EVERY_MS = 10 * 60_000;

/** Adds the whole ledger up once a night, whichever collector comes first, until it is closed. */
export function openLedgerChecks(pool: Pool, log: Logger, onCheck: () => void): { close(): Promise<void> } {
  return new Repeated(
    LOOK_EVERY_MS,
    async () => {
      const check = await checkWhenDue(pool);
      if (!check) return;
      onCheck();
      const { days, faultCount, faults } = check;
      if (faultCount === 0) log.info({ days }, 'the ledger adds up');
      else log.error({ days, faultCount, first: faults[0] }, 'days of the ledger do not add up; run "aicost doctor"');
    },
    (err) => log.warn({ err }, 'the ledger could not be added up; it is tried again'),
  );
}

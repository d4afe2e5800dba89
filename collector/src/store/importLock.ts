import { CollectorError } from '../errors.js';
import { sqlState, type Transaction } from './db.js';

/** Waiting for other imports is bounded; the work itself may take longer than a question of the API. */
const PATIENCE = `select set_config('lock_timeout', $1, true), set_config('statement_timeout', '300000', true)`;
const LOCK = `select pg_advisory_xact_lock(hashtextextended('aicost:import', 0))`;
const LOCK_NOT_AVAILABLE = '55P03';

/** One import at a time, until the transaction ends. Throws `IMPORT_RUNNING` when another one lasts longer than `waitMs`. */
export async function lockImports(tx: Transaction, waitMs = 30_000): Promise<void> {
  await tx.query(PATIENCE, [String(waitMs)]);
  try {
    await tx.query(LOCK);
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new CollectorError(
      'IMPORT_RUNNING',
      'another import is at work; nothing was changed, try again in a minute',
      {
        cause: error,
      },
    );
  }
}

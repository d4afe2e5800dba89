import { withRetriedTransaction, type Pool, type Transaction } from './db.js';

/** Carries the result out of a transaction that must not be kept. */
class Rehearsed<T> extends Error {
  constructor(readonly result: T) {
    super('rehearsed');
  }
}

/** Does the work as it would be done, and takes everything back: what would happen, without guessing. */
export async function rehearse<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await withRetriedTransaction(pool, async (tx): Promise<never> => {
      throw new Rehearsed(await work(tx));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as T;
    throw error;
  }
}

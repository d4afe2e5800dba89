import type pg from 'pg';
import { CollectorError } from '../errors.js';
import { databaseError, type Db, type Transaction } from './db.js';

/** Connections to the database, as the floors above name them. */
export type Pool = pg.Pool;

/**
 * Runs read-only `work` on one connection and gives up after `milliseconds` with `DATABASE_UNAVAILABLE`. The connection
 * is then destroyed: behind a dead network it would never answer, and the pool would run dry.
 */
export async function withinDeadline<T>(pool: Pool, milliseconds: number, work: (db: Db) => Promise<T>): Promise<T> {
  const lease = new Lease(pool);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      lease.end(true);
      reject(new CollectorError('DATABASE_UNAVAILABLE', `the database did not answer within ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  try {
    return await Promise.race([lease.run(work), tooLate]);
  } catch (error) {
    throw databaseError(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs `work` in one transaction that ends within `milliseconds`, or answers `DATABASE_UNAVAILABLE`. Whether a commit that
 * came too late holds is not known then: the work must be such that it can be done again.
 */
export async function withTransactionWithin<T>(
  pool: Pool,
  milliseconds: number,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return withinDeadline(pool, milliseconds, async (db) => {
    await db.query('begin');
    const result = await work(db as Transaction);
    await db.query('commit');
    // A failure on the way destroys the connection, which rolls back.
    return result;
  });
}

/** One connection of the pool, given back exactly once, also when it arrives after everybody has left. */
class Lease {
  #client: pg.PoolClient | undefined;
  #isOver = false;

  constructor(private readonly pool: Pool) {}

  async run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    this.#client = client;
    // Without a listener, a connection that breaks between two statements would end the process.
    client.on('error', ignore);
    if (this.#isOver) {
      this.#giveBack(false);
      throw new CollectorError('DATABASE_UNAVAILABLE', 'the database answered too late');
    }
    let isBroken = true;
    try {
      const result = await work(client as unknown as Db);
      isBroken = false;
      return result;
    } finally {
      this.end(isBroken);
    }
  }

  end(isBroken: boolean): void {
    this.#isOver = true;
    this.#giveBack(isBroken);
  }

  #giveBack(isBroken: boolean): void {
    const client = this.#client;
    this.#client = undefined;
    client?.off('error', ignore);
    client?.release(isBroken);
  }
}

function ignore(): void {
  // The statement in progress fails by itself, and the pool replaces the connection.
}

import type { Db } from '../db.js';
import { withinDeadline, type Pool } from '../deadline.js';

const DEADLINE_MS = 60_000;

/** Asks several questions of one moment, so that their answers agree with each other. Throws a `DATABASE_` code. */
export async function inSnapshot<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  return withinDeadline(pool, DEADLINE_MS, async (db) => {
    await db.query('begin isolation level repeatable read read only');
    const result = await work(db);
    await db.query('commit');
    return result;
  });
}

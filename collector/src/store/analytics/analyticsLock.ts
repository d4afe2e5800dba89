import { databaseError, type Db, type Pool } from '../db.js';

const TRY = `select pg_try_advisory_lock(hashtextextended('aicost:analytics', 0)) as "isOurs"`;
const RELEASE = `select pg_advisory_unlock(hashtextextended('aicost:analytics', 0))`;

/** Runs `work` unless another collector is at it, on this database; then null. The lock ends with its connection. */
export async function withAnalyticsLock<T>(pool: Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseError(error);
  });
  let isBroken = false;
  const onLost = (): void => {
    isBroken = true;
  };
  client.on('error', onLost);
  try {
    const { rows } = await (client as unknown as Db).query<{ isOurs: boolean }>(TRY);
    if (rows[0]?.isOurs !== true) return null;
    try {
      return await work();
    } finally {
      await client.query(RELEASE).catch(onLost);
    }
  } catch (error) {
    throw databaseError(error);
  } finally {
    client.off('error', onLost);
    client.release(isBroken);
  }
}

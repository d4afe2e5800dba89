import type { Db } from '../db.js';

const SQL = `select extract(epoch from clock_timestamp())::float8 as seconds`;

/** The database server's clock minus ours, in seconds; right to half the time the question takes. */
export async function clockSkew(db: Db): Promise<number> {
  const asked = Date.now();
  const { rows } = await db.query<{ seconds: number }>(SQL);
  const answered = Date.now();
  return (rows[0]?.seconds ?? Number.NaN) - (asked + answered) / 2000;
}

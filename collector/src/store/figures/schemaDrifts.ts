import type { Db } from '../db.js';

const SQL = `select d.account_id as "accountId", count(*)::int as fields from aicost.schema_drift as d group by 1`;

/** How many unknown fields the provider of an account was ever seen to send, by account. */
export async function schemaDrifts(db: Db): Promise<Map<number, number>> {
  const { rows } = await db.query<{ accountId: number; fields: number }>(SQL);
  return new Map(rows.map((row) => [row.accountId, row.fields]));
}

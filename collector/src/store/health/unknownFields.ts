import type { Db } from '../db.js';

/** A field that a provider sends and nobody here knows. */
export interface UnknownFieldRow {
  readonly accountId: number;
  readonly accountName: string;
  readonly stream: string;
  readonly field: string;
  readonly sample: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Where a page ended. */
export type UnknownFieldPosition = readonly [firstSeenAt: string, accountId: number, stream: string, field: string];

/** What is new in the providers' answers, the latest first. */
export async function unknownFieldRows(
  db: Db,
  after: UnknownFieldPosition | null,
  limit: number,
): Promise<UnknownFieldRow[]> {
  const position = after
    ? 'and (d.first_seen_at, d.account_id, d.stream, d.field) < ($2::timestamptz, $3, $4, $5)'
    : '';
  const { rows } = await db.query<UnknownFieldRow>(
    `select d.account_id as "accountId", a.account_name as "accountName", d.stream, d.field, d.sample,
            d.first_seen_at as "firstSeenAt", d.last_seen_at as "lastSeenAt"
     from aicost.schema_drift as d
     join aicost.account as a on a.account_id = d.account_id
     where a.deleted_at is null ${position}
     order by d.first_seen_at desc, d.account_id desc, d.stream desc, d.field desc limit $1`,
    [limit, ...(after ?? [])],
  );
  return rows;
}

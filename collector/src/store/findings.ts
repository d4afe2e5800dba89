import type { Day } from '../domain/day.js';
import type { Db } from './db.js';

export interface RejectRow {
  readonly day: Day | null;
  readonly reason: string;
  readonly raw: string;
}

const UPSERT_REJECTS = `
insert into aicost.charge_reject as r (account_id, stream, charge_date, run_id, reason, raw, recorded_at, last_seen_at)
select distinct $1::int, $2, t.day, $3::bigint, t.reason, t.raw, n.at, n.at
from unnest($4::date[], $5::text[], $6::text[]) as t (day, reason, raw)
cross join (select aicost.now() as at) as n
on conflict (account_id, stream, charge_date, reason, hashtextextended(raw, 0)) do update
set seen = r.seen + 1, run_id = excluded.run_id, last_seen_at = excluded.last_seen_at`;

/** Rows that could not be understood; nothing a provider says is dropped silently. What is there again is counted. */
export async function saveRejects(
  db: Db,
  accountId: number,
  stream: string,
  runId: string,
  rejects: readonly RejectRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  await db.query(UPSERT_REJECTS, [
    accountId,
    stream,
    runId,
    rejects.map((reject) => reject.day),
    rejects.map((reject) => reject.reason),
    rejects.map((reject) => reject.raw),
  ]);
}

const UPSERT_DRIFT = `
insert into aicost.schema_drift as d (account_id, stream, field, sample, first_seen_at, last_seen_at)
select $1, $2, t.field, t.sample, aicost.now(), aicost.now()
from unnest($3::text[], $4::text[]) as t (field, sample)
on conflict (account_id, stream, field) do update set sample = excluded.sample, last_seen_at = excluded.last_seen_at
where d.last_seen_at < excluded.last_seen_at - interval '1 hour'`;

/** Fields a provider sends that we do not know yet. */
export async function saveSchemaDrift(
  db: Db,
  accountId: number,
  stream: string,
  fields: ReadonlyMap<string, string>,
): Promise<void> {
  if (fields.size === 0) return;
  await db.query(UPSERT_DRIFT, [accountId, stream, [...fields.keys()], [...fields.values()]]);
}

const UPSERT_NAMES = `
insert into aicost.display_name as n (account_id, kind, id, name, first_seen_at, last_seen_at)
select distinct on (t.kind, t.id) $1::int, t.kind, t.id, t.name, aicost.now(), aicost.now()
from unnest($2::text[], $3::text[], $4::text[]) as t (kind, id, name)
on conflict (account_id, kind, id) do update set name = excluded.name, last_seen_at = excluded.last_seen_at`;

const NOTE_READ = `update aicost.account as a set names_read_at = aicost.now() where a.account_id = $1`;

/** Names of projects, workspaces and keys. Names the provider no longer lists are kept. */
export async function saveNames(
  db: Db,
  accountId: number,
  names: readonly { readonly kind: string; readonly id: string; readonly name: string }[],
): Promise<void> {
  if (names.length > 0)
    await db.query(UPSERT_NAMES, [
      accountId,
      names.map((entry) => entry.kind),
      names.map((entry) => entry.id),
      names.map((entry) => entry.name),
    ]);
  await db.query(NOTE_READ, [accountId]);
}

import type { Actor } from './audit.js';
import type { Db } from './db.js';

export type EntryAction = 'created' | 'updated' | 'deleted' | 'restored';

/** What an entry said before and after a change, in the words of the API. */
export interface EntryVersion {
  readonly version: number;
  readonly action: EntryAction;
  readonly oldValues: Readonly<Record<string, unknown>> | null;
  readonly newValues: Readonly<Record<string, unknown>> | null;
}

export interface EntryVersionRow extends EntryVersion {
  readonly actor: string;
  readonly actorName: string;
  readonly recordedAt: string;
}

const RECORD = `
insert into aicost.manual_entry_version (entry_id, version, action, actor, actor_name, old_values, new_values)
select t."entryId", t.version, t.action, $1, $2, t."oldValues", t."newValues"
from jsonb_to_recordset($3::jsonb) as t ("entryId" bigint, version int, action text, "oldValues" jsonb, "newValues" jsonb)`;

/** Appends to the history of entries, in the transaction that changes them. */
export async function recordVersions(
  tx: Db,
  actor: Actor,
  versions: readonly (EntryVersion & { readonly entryId: number })[],
): Promise<void> {
  await tx.query(RECORD, [actor.subject, actor.name, JSON.stringify(versions)]);
}

const LIST = `
select v.version, v.action, v.actor, v.actor_name as "actorName", v.recorded_at as "recordedAt", v.old_values as "oldValues", v.new_values as "newValues"
from aicost.manual_entry_version as v
where v.entry_id = $1 and ($2::int is null or v.version < $2)
order by v.version desc limit $3`;

/** The newest first; `before` is the version where the last page ended. */
export async function entryVersions(
  db: Db,
  entryId: number,
  page: { readonly before: number | null; readonly limit: number },
): Promise<EntryVersionRow[]> {
  return (await db.query<EntryVersionRow>(LIST, [entryId, page.before, page.limit])).rows;
}

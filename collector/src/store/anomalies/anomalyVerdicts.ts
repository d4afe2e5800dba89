import type { Actor } from '../audit.js';
import type { Db } from '../db.js';
import type { AnomalyVerdict } from './anomalyEvents.js';

/** What somebody said of an event; null: nothing. */
export interface StoredVerdict {
  readonly accountId: number | null;
  readonly verdict: AnomalyVerdict | null;
  readonly note: string;
}

const FIND = `select e.account_id as "accountId", e.verdict, e.verdict_note as note from aicost.anomaly_event as e where e.anomaly_id = $1`;

/** undefined: there is no such event. */
export async function verdictOn(db: Db, anomalyId: string): Promise<StoredVerdict | undefined> {
  return (await db.query<StoredVerdict>(FIND, [anomalyId])).rows[0];
}

const SAVE = `
update aicost.anomaly_event as e
set verdict = $2, verdict_note = $3, verdict_by = case when $2::text is not null then $4 end,
    verdict_by_name = case when $2::text is not null then $5 end, verdict_at = case when $2::text is not null then aicost.now() end,
    updated_at = aicost.now()
where e.anomaly_id = $1`;

export async function saveVerdict(
  tx: Db,
  actor: Actor,
  anomalyId: string,
  { verdict, note }: Pick<StoredVerdict, 'verdict' | 'note'>,
): Promise<void> {
  await tx.query(SAVE, [anomalyId, verdict, note, actor.subject, actor.name]);
}

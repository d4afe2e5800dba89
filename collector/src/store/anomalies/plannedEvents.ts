import type { Day } from '../../domain/day.js';
import type { Actor } from '../audit.js';
import type { Db } from '../db.js';

/** Days that are known to be unusual, of one account or (null) of all. */
export interface PlannedEventValues {
  readonly accountId: number | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly title: string;
  readonly note: string;
}

export interface PlannedEvent extends PlannedEventValues {
  readonly plannedEventId: string;
  readonly createdByName: string;
  readonly createdAt: string;
}

const COLUMNS = `p.planned_event_id as "plannedEventId", p.account_id as "accountId", p.first_day as "firstDay", p.last_day as "lastDay",
  p.title, p.note, p.created_by_name as "createdByName", p.created_at as "createdAt"`;

const INSERT = `
insert into aicost.planned_event as p (account_id, first_day, last_day, title, note, created_by, created_by_name, created_at)
values ($1, $2, $3, $4, $5, $6, $7, aicost.now()) returning ${COLUMNS}`;

export async function insertPlannedEvent(db: Db, actor: Actor, values: PlannedEventValues): Promise<PlannedEvent> {
  const { accountId, firstDay, lastDay, title, note } = values;
  const { rows } = await db.query<PlannedEvent>(INSERT, [
    ...[accountId, firstDay, lastDay, title, note],
    ...[actor.subject, actor.name],
  ]);
  return rows[0] as PlannedEvent;
}

const DELETE = `delete from aicost.planned_event as p where p.planned_event_id = $1 returning ${COLUMNS}`;

/** What was deleted; undefined when there is no such event. */
export async function deletePlannedEvent(db: Db, plannedEventId: string): Promise<PlannedEvent | undefined> {
  return (await db.query<PlannedEvent>(DELETE, [plannedEventId])).rows[0];
}

const ALL = `select ${COLUMNS} from aicost.planned_event as p order by p.first_day, p.planned_event_id`;

export async function plannedEvents(db: Db): Promise<PlannedEvent[]> {
  return (await db.query<PlannedEvent>(ALL)).rows;
}

/** Which planned events; null does not restrict. An account's are also those of all accounts. */
export interface PlannedEventFilter {
  readonly accountId: number | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly before: { readonly firstDay: string; readonly plannedEventId: string } | null;
  readonly limit: number;
}

const LIST = `
select ${COLUMNS} from aicost.planned_event as p
where ($1::int is null or p.account_id is null or p.account_id = $1) and ($2::date is null or p.last_day >= $2)
  and ($3::date is null or p.first_day <= $3) and ($4::date is null or (p.first_day, p.planned_event_id) < ($4, $5::bigint))
order by p.first_day desc, p.planned_event_id desc limit $6`;

/** Those whose days touch the days asked for, the newest first. */
export async function listPlannedEvents(db: Db, filter: PlannedEventFilter): Promise<PlannedEvent[]> {
  const { accountId, firstDay, lastDay, before, limit } = filter;
  const values = [accountId, firstDay, lastDay, before?.firstDay ?? null, before?.plannedEventId ?? null, limit];
  return (await db.query<PlannedEvent>(LIST, values)).rows;
}

const WITHDRAW = `
update aicost.anomaly_event as e
set state = 'withdrawn', state_reason = 'planned: ' || $4, updated_at = aicost.now()
where e.state <> 'withdrawn' and e.day >= $2 and e.last_day <= $3 and ($1::int is null or e.account_id is null or e.account_id = $1)`;

/** Withdraws the anomalies that lie inside a planned event. The transaction must hold `lockAnomalies`. */
export async function withdrawPlanned(
  tx: Db,
  { accountId, firstDay, lastDay, title }: PlannedEventValues,
): Promise<void> {
  await tx.query(WITHDRAW, [accountId, firstDay, lastDay, title]);
}

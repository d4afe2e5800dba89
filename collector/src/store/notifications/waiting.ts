import type { Category } from '../../domain/notification.js';
import type { Db } from '../db.js';

/** An alert that a person is still to hear of. */
export interface WaitingAlert {
  readonly occasion: string;
  readonly category: Category;
  /** Seconds since it was put down. */
  readonly ageSeconds: number;
  readonly startedAt: string;
  readonly alertName: string;
  readonly severity: string;
  readonly budget: string;
  readonly account: string;
  readonly kind: string;
  readonly threshold: string;
  readonly currency: string;
  readonly period: string;
  readonly annotations: Readonly<Record<string, string>>;
}

const NEXT_PERSON = `
select p.person_id as "personId" from aicost.notification_person as p
where p.person_id > $1 and exists (
  select from aicost.notification as n
  where n.person_id = p.person_id and n.state = 'waiting' and n.created_at <= aicost.now() - make_interval(secs => $2::float8))
order by p.person_id limit 1 for update skip locked`;

/**
 * The next person for whom something has waited that long, locked until the transaction ends; undefined when there is
 * none, or others are at work on them.
 */
export async function lockNextPerson(
  tx: Db,
  afterPersonId: number,
  waitedSeconds: number,
): Promise<number | undefined> {
  return (await tx.query<{ personId: number }>(NEXT_PERSON, [afterPersonId, waitedSeconds])).rows[0]?.personId;
}

const SUPPRESS = `
update aicost.notification as n set state = 'suppressed'
from aicost.notification_person as p
where p.person_id = $1 and n.person_id = p.person_id and n.state = 'waiting' and (
  p.opted_out_at is not null
  or not exists (select from aicost.notification_address as d where d.person_id = n.person_id and d.channel = n.channel)
  or not exists (select from aicost.notification_preference as r
                 where r.person_id = n.person_id and r.channel = n.channel and r.category = n.category and r.is_wanted))
returning n.occasion`;

/** Takes out what the person has meanwhile said not to want; gives how many. */
export async function suppressUnwanted(tx: Db, personId: number): Promise<number> {
  return (await tx.query(SUPPRESS, [personId])).rows.length;
}

const WAITING = `
select n.occasion, n.category, extract(epoch from aicost.now() - n.created_at)::float8 as "ageSeconds", a.started_at as "startedAt",
       a.alert_name as "alertName", a.severity, a.budget, a.account, a.kind, a.threshold, a.period, coalesce(a.labels ->> 'currency', '') as currency, a.annotations
from aicost.notification as n join aicost.alert as a on a.alert_id = n.alert_id
where n.person_id = $1 and n.state = 'waiting' and n.channel = 'email'
order by n.created_at, n.occasion`;

export async function waitingAlerts(tx: Db, personId: number): Promise<WaitingAlert[]> {
  return (await tx.query<WaitingAlert>(WAITING, [personId])).rows;
}

const MAILED = `
update aicost.notification as n set state = 'mailed', mail_id = $3
where n.person_id = $1 and n.channel = 'email' and n.occasion = any ($2::text[]) and n.state = 'waiting'`;

/** Notes which mail tells of these occasions. */
export async function markMailed(
  tx: Db,
  personId: number,
  occasions: readonly string[],
  mailId: string,
): Promise<void> {
  await tx.query(MAILED, [personId, occasions, mailId]);
}

import type { Category, Channel } from '../../domain/notification.js';
import type { Actor } from '../audit.js';
import type { Db } from '../db.js';

export interface Person {
  readonly personId: number;
  /** ISO 8601; null: the person has not opted out of everything. */
  readonly optedOutAt: string | null;
  /** Signs this person's links to unsubscribe. */
  readonly unsubscribeKey: Buffer;
}

/** What a person has chosen for one channel. */
export interface ChosenChannel {
  readonly channel: Channel;
  readonly masked: string | null;
  /** Categories that were never chosen are missing. */
  readonly wanted: Readonly<Partial<Record<Category, boolean>>>;
}

const COLUMNS = `p.person_id as "personId", p.opted_out_at as "optedOutAt", p.unsubscribe_key as "unsubscribeKey"`;
const BY_SUBJECT = `select ${COLUMNS} from aicost.notification_person as p where p.subject = $1`;
const LOCKED = `${BY_SUBJECT} for update`;
const BY_ID = `select ${COLUMNS} from aicost.notification_person as p where p.person_id = $1`;

export async function personOf(db: Db, subject: string): Promise<Person | undefined> {
  return (await db.query<Person>(BY_SUBJECT, [subject])).rows[0];
}

/** The same, and nobody else makes mails for this person before the transaction ends. */
export async function lockPerson(tx: Db, subject: string): Promise<Person | undefined> {
  return (await tx.query<Person>(LOCKED, [subject])).rows[0];
}

export async function personById(db: Db, personId: number): Promise<Person | undefined> {
  return (await db.query<Person>(BY_ID, [personId])).rows[0];
}

const ENSURE = `
insert into aicost.notification_person as p (subject, person_name, unsubscribe_key) values ($1, $2, $3)
on conflict (subject) do update set person_name = excluded.person_name
returning ${COLUMNS}`;

/** The person, made with this key when there is none yet, and locked until the transaction ends. */
export async function ensurePerson(tx: Db, { subject, name }: Actor, unsubscribeKey: Buffer): Promise<Person> {
  const { rows } = await tx.query<Person>(ENSURE, [subject, name, unsubscribeKey]);
  return rows[0] as Person;
}

const OPT_OUT = `
update aicost.notification_person as p set opted_out_at = case when $2 then coalesce(p.opted_out_at, aicost.now()) end
where p.person_id = $1`;

/** Ends everything that is sent to a person, or lets it go on. */
export async function setOptedOut(db: Db, personId: number, isOptedOut: boolean): Promise<void> {
  await db.query(OPT_OUT, [personId, isOptedOut]);
}

const WANT = `
insert into aicost.notification_preference as r (person_id, channel, category, is_wanted, changed_by)
select $1, $2, t.category, t.is_wanted, $4 from jsonb_to_recordset($3::jsonb) as t (category text, is_wanted boolean)
on conflict (person_id, channel, category) do update
set is_wanted = excluded.is_wanted, changed_by = excluded.changed_by, changed_at = aicost.now()`;

/** Notes which categories a person wants over a channel; what is not given stays. */
export async function setWanted(
  db: Db,
  personId: number,
  channel: Channel,
  wanted: Readonly<Partial<Record<Category, boolean>>>,
  changedBy: 'person' | 'link',
): Promise<void> {
  const rows = Object.entries(wanted).map(([category, isWanted]) => ({ category, is_wanted: isWanted }));
  if (rows.length > 0) await db.query(WANT, [personId, channel, JSON.stringify(rows), changedBy]);
}

const CHOSEN = `
select c.channel, d.masked, coalesce(r.wanted, '{}') as wanted
from unnest($2::text[]) as c (channel)
left join aicost.notification_address as d on d.person_id = $1 and d.channel = c.channel
cross join lateral (
  select jsonb_object_agg(r.category, r.is_wanted) as wanted from aicost.notification_preference as r
  where r.person_id = $1 and r.channel = c.channel) as r`;

/** What the person has chosen, for each of the channels. */
export async function chosenChannels(db: Db, personId: number, channels: readonly Channel[]): Promise<ChosenChannel[]> {
  return (await db.query<ChosenChannel>(CHOSEN, [personId, channels])).rows;
}

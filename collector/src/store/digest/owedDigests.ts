import type { DigestPeriod, DigestSpan } from '../../domain/digest.js';
import type { Db } from '../db.js';

/** Who wants a summary of these periods by mail, can get one and has none yet. */
const OWED = `
from unnest($1::text[], $2::date[]) as s (period, first_day)
join aicost.digest_choice as c on c.period = s.period and c.channel = 'email' and c.is_wanted
join aicost.notification_person as o on o.person_id = c.person_id and o.opted_out_at is null
join aicost.notification_address as a on a.person_id = c.person_id and a.channel = c.channel
where not exists (
  select from aicost.digest as d
  where d.person_id = c.person_id and d.channel = c.channel and d.period = s.period and d.first_day = s.first_day)`;

const NEXT_PERSON = `
select p.person_id as "personId" from aicost.notification_person as p
where p.person_id > $3 and p.person_id in (select c.person_id ${OWED})
order by p.person_id limit 1 for update skip locked`;

/** The next person who is owed a summary, locked until the transaction ends; undefined: none, or others are at work on them. */
export async function lockNextOwed(
  tx: Db,
  spans: readonly DigestSpan[],
  afterPersonId: number,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ personId: number }>(NEXT_PERSON, [...columns(spans), afterPersonId]);
  return rows[0]?.personId;
}

const PERIODS = `select distinct c.period ${OWED} and ($3::int is null or c.person_id = $3)`;

/** Of which periods this person is owed a summary now; null: anybody. */
export async function owedPeriods(
  db: Db,
  spans: readonly DigestSpan[],
  personId: number | null,
): Promise<DigestPeriod[]> {
  const { rows } = await db.query<{ period: DigestPeriod }>(PERIODS, [...columns(spans), personId]);
  return rows.map(({ period }) => period);
}

const INSERT = `
insert into aicost.digest (person_id, channel, period, first_day, mail_id) values ($1, 'email', $2, $3, $4)`;

/** Notes that this mail sums up the period for the person; a second one is refused by its key. */
export async function insertDigest(tx: Db, personId: number, span: DigestSpan, mailId: string): Promise<void> {
  await tx.query(INSERT, [personId, span.period, span.first, mailId]);
}

function columns(spans: readonly DigestSpan[]): unknown[] {
  return [spans.map(({ period }) => period), spans.map(({ first }) => first)];
}

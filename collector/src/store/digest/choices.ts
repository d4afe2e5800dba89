import type { DigestPeriod } from '../../domain/digest.js';
import type { Channel } from '../../domain/notification.js';
import type { Db } from '../db.js';

const CHOOSE = `
insert into aicost.digest_choice as c (person_id, channel, period, is_wanted, changed_by)
select $1, $2, t.period, t.period = any ($3::text[]), $4 from unnest('{weekly,monthly}'::text[]) as t (period)
on conflict (person_id, channel, period) do update
set is_wanted = excluded.is_wanted, changed_by = excluded.changed_by, changed_at = aicost.now()
where c.is_wanted <> excluded.is_wanted`;

/** Notes which summaries a person wants over a channel: these periods and no others. */
export async function chooseDigests(
  db: Db,
  personId: number,
  channel: Channel,
  periods: readonly DigestPeriod[],
  changedBy: 'person' | 'link',
): Promise<void> {
  await db.query(CHOOSE, [personId, channel, periods, changedBy]);
}

const CHOSEN = `select c.channel, c.period from aicost.digest_choice as c where c.person_id = $1 and c.is_wanted`;

/** What the person wants, over all channels. */
export async function chosenDigests(
  db: Db,
  personId: number,
): Promise<{ readonly channel: Channel; readonly period: DigestPeriod }[]> {
  return (await db.query<{ channel: Channel; period: DigestPeriod }>(CHOSEN, [personId])).rows;
}

const STILL_WANTED = `
select from aicost.digest as d
join aicost.digest_choice as c on c.person_id = d.person_id and c.channel = d.channel and c.period = d.period
where d.mail_id = $1 and c.is_wanted`;

/** Whether the person still wants the summary that this mail is. */
export async function isDigestWanted(db: Db, mailId: string): Promise<boolean> {
  return (await db.query(STILL_WANTED, [mailId])).rows.length > 0;
}

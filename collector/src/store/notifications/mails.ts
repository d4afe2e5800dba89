import type { MailCategory, MailContent } from '../../domain/notification.js';
import type { Db } from '../db.js';

/** A mail that this process has claimed: until it says how it went, nobody else sends it. */
export interface ClaimedMail {
  readonly mailId: string;
  readonly personId: number;
  readonly category: MailCategory;
  readonly messageId: string;
  readonly content: MailContent;
  readonly createdAt: string;
  /** When the earliest of its alerts began; null: it tells of none. */
  readonly alertsSince: string | null;
  /** Counts the attempts from 1, this one included. */
  readonly attempt: number;
  /** An attempt before ended without anybody knowing how. */
  readonly isUnknown: boolean;
}

const INSERT = `
insert into aicost.mail (person_id, category, message_id, content, alerts_since) values ($1, $2, $3, $4, $5) returning mail_id as "mailId"`;

/** Puts a mail into the queue and gives its number. */
export async function insertMail(
  tx: Db,
  mail: Pick<ClaimedMail, 'personId' | 'messageId' | 'content' | 'alertsSince'>,
): Promise<string> {
  const { personId, messageId, content, alertsSince } = mail;
  const values = [personId, content.category, messageId, JSON.stringify(content), alertsSince];
  return (await tx.query<{ mailId: string }>(INSERT, values)).rows[0]?.mailId ?? '';
}

const COUNTS = `
select count(*) filter (where m.created_at > aicost.now() - interval '1 hour')::int as hour, count(*)::int as day
from aicost.mail as m
where m.person_id = $1 and m.created_at > aicost.now() - interval '1 day' and m.state <> 'suppressed'`;

/** How many mails were made for a person in the last hour and day. */
export async function mailCounts(db: Db, personId: number): Promise<{ readonly hour: number; readonly day: number }> {
  return (await db.query<{ hour: number; day: number }>(COUNTS, [personId])).rows[0] ?? { hour: 0, day: 0 };
}

const RETURNED = `m.mail_id as "mailId", m.person_id as "personId", m.category, m.message_id as "messageId", m.content,
  m.created_at as "createdAt", m.alerts_since as "alertsSince", m.attempts as attempt, m.is_unknown as "isUnknown"`;

/** Whoever has claimed a mail and has not been heard of for so long is dead, and may have sent it. */
const CLAIM = `
with due as (
  select mail_id from aicost.mail
  where (state = 'pending' and next_attempt_at <= aicost.now())
     or (state = 'sending' and claimed_at < aicost.now() - make_interval(secs => $1::float8))
  order by next_attempt_at, mail_id limit 1 for update skip locked)
update aicost.mail as m
set state = 'sending', attempts = m.attempts + 1, claimed_at = aicost.now(), maybe_duplicate = m.maybe_duplicate or m.state = 'sending'
from due where m.mail_id = due.mail_id
returning ${RETURNED}`;

/** Claims the mail that has been due longest, or one whose sender died `leaseSeconds` ago; undefined when there is none. */
export async function claimMail(db: Db, leaseSeconds: number): Promise<ClaimedMail | undefined> {
  return (await db.query<ClaimedMail>(CLAIM, [leaseSeconds])).rows[0];
}

const CLAIM_ONE = `
update aicost.mail as m set state = 'sending', attempts = m.attempts + 1, claimed_at = aicost.now()
where m.mail_id = $1 and m.state = 'pending' returning ${RETURNED}`;

/** Claims this very mail; undefined when another process was faster. */
export async function claimThisMail(db: Db, mailId: string): Promise<ClaimedMail | undefined> {
  return (await db.query<ClaimedMail>(CLAIM_ONE, [mailId])).rows[0];
}

/** How an attempt ended. `unknown`: the server had the mail; it is sent once more. */
export type MailEnd =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'suppressed'; readonly reason: string }
  | { readonly state: 'pending'; readonly reason: string; readonly inSeconds: number; readonly isUnknown: boolean };

const END = `
update aicost.mail as m
set state = $3, reason = $4, sent_at = case when $3 = 'sent' then aicost.now() end,
    next_attempt_at = aicost.now() + make_interval(secs => $5::float8), is_unknown = m.is_unknown or $6,
    maybe_duplicate = m.maybe_duplicate or $6
where m.mail_id = $1 and m.state = 'sending' and m.attempts = $2
returning extract(epoch from m.sent_at - m.alerts_since)::float8 as latency`;

/**
 * Notes how an attempt ended, unless somebody else has taken the mail meanwhile; then it gives undefined. Else the
 * seconds from the start of its earliest alert until now, null when it was not sent or tells of no alert.
 */
export async function endAttempt(
  db: Db,
  { mailId, attempt }: Pick<ClaimedMail, 'mailId' | 'attempt'>,
  end: MailEnd,
): Promise<{ readonly latency: number | null } | undefined> {
  const { inSeconds, isUnknown } = end.state === 'pending' ? end : { inSeconds: 0, isUnknown: false };
  const reason = end.state === 'sent' ? '' : end.reason;
  const values = [mailId, attempt, end.state, reason, inSeconds, isUnknown];
  return (await db.query<{ latency: number | null }>(END, values)).rows[0];
}

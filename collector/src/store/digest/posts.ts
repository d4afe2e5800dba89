import type { DigestPeriod, DigestSpan } from '../../domain/digest.js';
import type { Db } from '../db.js';
import type { MailEnd } from '../notifications/mails.js';

/** A summary for the webhook that this process has claimed: until it says how it went, nobody else posts it. */
export interface ClaimedPost {
  readonly period: DigestPeriod;
  readonly firstDay: string;
  readonly body: string;
  /** Counts the attempts from 1, this one included. */
  readonly attempt: number;
}

const IS_THERE = `select from aicost.digest_post as d where d.period = $1 and d.first_day = $2`;

export async function isPostMade(db: Db, { period, first }: DigestSpan): Promise<boolean> {
  return (await db.query(IS_THERE, [period, first])).rows.length > 0;
}

const INSERT = `insert into aicost.digest_post (period, first_day, body) values ($1, $2, $3) on conflict do nothing`;

/** Puts a summary into the queue, unless one of the same period is or was there. */
export async function insertPost(db: Db, { period, first }: DigestSpan, body: string): Promise<void> {
  await db.query(INSERT, [period, first, body]);
}

/** Whoever has claimed one and has not been heard of for so long is dead. */
const CLAIM = `
with due as (
  select d.period, d.first_day from aicost.digest_post as d
  where (d.state = 'pending' and d.next_attempt_at <= aicost.now())
     or (d.state = 'sending' and d.claimed_at < aicost.now() - make_interval(secs => $1::float8))
  order by d.next_attempt_at, d.period limit 1 for update skip locked)
update aicost.digest_post as p set state = 'sending', attempts = p.attempts + 1, claimed_at = aicost.now()
from due where p.period = due.period and p.first_day = due.first_day
returning p.period, p.first_day as "firstDay", p.body, p.attempts as attempt`;

/** Claims the one that has been due longest, or whose sender died `leaseSeconds` ago; undefined when there is none. */
export async function claimPost(db: Db, leaseSeconds: number): Promise<ClaimedPost | undefined> {
  return (await db.query<ClaimedPost>(CLAIM, [leaseSeconds])).rows[0];
}

const END = `
update aicost.digest_post as p
set state = $4, reason = $5, next_attempt_at = aicost.now() + make_interval(secs => $6::float8)
where p.period = $1 and p.first_day = $2 and p.state = 'sending' and p.attempts = $3`;

/** Notes how an attempt ended, unless somebody else has taken the summary meanwhile. */
export async function endPost(db: Db, { period, firstDay, attempt }: ClaimedPost, end: MailEnd): Promise<void> {
  const reason = end.state === 'sent' ? '' : end.reason;
  const inSeconds = end.state === 'pending' ? end.inSeconds : 0;
  await db.query(END, [period, firstDay, attempt, end.state, reason, inSeconds]);
}

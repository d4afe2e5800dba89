import { createHash } from 'node:crypto';
import { dueSpans, type DigestSpan } from '../../domain/digest.js';
import { MAILS_A_DAY, MAILS_AN_HOUR, type MailContent } from '../../domain/notification.js';
import { databaseNow, withTransaction, type Transaction } from '../../store/db.js';
import { insertDigest, lockNextOwed, owedPeriods } from '../../store/digest/owedDigests.js';
import { insertMail, mailCounts } from '../../store/notifications/mails.js';
import type { MailDesk, NotificationDesk } from '../notifications/notificationDesk.js';

/** Reads what a summary of the period says. */
export type DigestSource = (span: DigestSpan) => Promise<MailContent>;

interface Summary {
  readonly span: DigestSpan;
  readonly content: MailContent;
}

/**
 * Makes the summaries that are due, one mail a person and period; over the limit of mails they wait for the next call.
 * Any number of processes may do so at once. Gives how many mails it made.
 */
export async function composeDigests(desk: NotificationDesk, mail: MailDesk, source: DigestSource): Promise<number> {
  const summaries = await owedSummaries(desk, source);
  if (summaries.length === 0) return 0;
  let made = 0;
  for (let personId: number | undefined = 0; personId !== undefined;) {
    const after: number = personId;
    const done = await withTransaction(desk.pool, (tx) => composeNext(tx, mail, summaries, after));
    made += done?.made ?? 0;
    personId = done?.personId;
  }
  return made;
}

/** Everybody gets the same figures. They are read before anybody is locked, and only when somebody waits for them. */
async function owedSummaries({ pool }: NotificationDesk, source: DigestSource): Promise<Summary[]> {
  const spans = dueSpans(await databaseNow(pool));
  const periods = spans.length === 0 ? [] : await owedPeriods(pool, spans, null);
  const summaries: Summary[] = [];
  for (const span of spans) {
    if (periods.includes(span.period)) summaries.push({ span, content: await source(span) });
  }
  return summaries;
}

async function composeNext(
  tx: Transaction,
  { domain }: MailDesk,
  summaries: readonly Summary[],
  after: number,
): Promise<{ readonly personId: number; readonly made: number } | undefined> {
  const spans = summaries.map(({ span }) => span);
  const personId = await lockNextOwed(tx, spans, after);
  if (personId === undefined) return undefined;
  // Asked again under the lock: another process may have been at work between the two.
  const periods = await owedPeriods(tx, spans, personId);
  const { hour, day } = await mailCounts(tx, personId);
  const room = Math.max(0, Math.min(MAILS_AN_HOUR - hour, MAILS_A_DAY - day));
  const owed = summaries.filter(({ span }) => periods.includes(span.period)).slice(0, room);
  for (const { span, content } of owed) {
    const messageId = messageIdOf(personId, span, domain);
    await insertDigest(tx, personId, span, await insertMail(tx, { personId, messageId, content, alertsSince: null }));
  }
  return { personId, made: owed.length };
}

/** Follows from person and period, so that it is the same whoever makes it and however often it is sent. */
function messageIdOf(personId: number, { period, first }: DigestSpan, domain: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['digest', personId, period, first]))
    .digest('hex');
  return `<${digest.slice(0, 40)}@${domain}>`;
}

import { createHash } from 'node:crypto';
import { CATEGORIES, MAILS_A_DAY, MAILS_AN_HOUR, severityRank, type Category } from '../../domain/notification.js';
import { withTransaction, type Transaction } from '../../store/db.js';
import { insertMail, mailCounts } from '../../store/notifications/mails.js';
import {
  lockNextPerson,
  markMailed,
  suppressUnwanted,
  waitingAlerts,
  type WaitingAlert,
} from '../../store/notifications/waiting.js';
import { contentOf } from './mailContent.js';
import type { MailDesk, NotificationDesk } from './notificationDesk.js';
import { PACE, type Pace } from './pace.js';

/**
 * Makes mails of what waits: for each person one a category, about all that has come together. Over the limits alerts
 * wait on, and come in one mail when there is room again. Gives how many mails it made.
 */
export async function composeMails(desk: NotificationDesk, mail: MailDesk, pace: Pace = PACE): Promise<number> {
  let made = 0;
  for (let personId: number | undefined = 0; personId !== undefined;) {
    const after: number = personId;
    const done = await withTransaction(desk.pool, (tx) => composeNext(tx, mail, pace, after));
    if (done && done.suppressed > 0) desk.observe({ channel: 'email', outcome: 'suppressed', count: done.suppressed });
    made += done?.made ?? 0;
    personId = done?.personId;
  }
  return made;
}

interface Composed {
  readonly personId: number;
  readonly made: number;
  readonly suppressed: number;
}

async function composeNext(tx: Transaction, mail: MailDesk, pace: Pace, after: number): Promise<Composed | undefined> {
  const personId = await lockNextPerson(tx, after, pace.gather);
  if (personId === undefined) return undefined;
  const suppressed = await suppressUnwanted(tx, personId);
  const { hour, day } = await mailCounts(tx, personId);
  const room = Math.min(MAILS_AN_HOUR - hour, MAILS_A_DAY - day);
  const groups = room > 0 ? dueGroups(await waitingAlerts(tx, personId), pace).slice(0, room) : [];
  for (const [category, alerts] of groups) await queue(tx, mail, personId, category, alerts);
  return { personId, made: groups.length, suppressed };
}

type Group = readonly [category: Category, alerts: readonly WaitingAlert[]];

/** By category, the one with the worst alert first, as soon as one of its alerts has waited long enough. */
function dueGroups(waiting: readonly WaitingAlert[], { gather }: Pace): Group[] {
  const groups = CATEGORIES.map((category): Group => [
    category,
    waiting.filter((alert) => alert.category === category),
  ]);
  const worst = ([, alerts]: Group): number => Math.min(...alerts.map(({ severity }) => severityRank(severity)));
  return groups
    .filter(([, alerts]) => alerts.some(({ ageSeconds }) => ageSeconds >= gather))
    .sort((one, other) => worst(one) - worst(other));
}

async function queue(
  tx: Transaction,
  { domain }: MailDesk,
  personId: number,
  category: Category,
  alerts: readonly WaitingAlert[],
): Promise<void> {
  const occasions = alerts.map(({ occasion }) => occasion).sort();
  const alertsSince = alerts.map(({ startedAt }) => startedAt).sort()[0] ?? null;
  const messageId = messageIdOf(personId, occasions, domain);
  const mailId = await insertMail(tx, { personId, messageId, content: contentOf(category, alerts), alertsSince });
  await markMailed(tx, personId, occasions, mailId);
}

/** Follows from what the mail is about, so that it is the same whoever makes it and however often it is sent. */
function messageIdOf(personId: number, occasions: readonly string[], domain: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([personId, ...occasions]))
    .digest('hex');
  return `<${digest.slice(0, 40)}@${domain}>`;
}

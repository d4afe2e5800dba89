import { randomUUID } from 'node:crypto';
import { CHANNELS, MAILS_A_DAY, MAILS_AN_HOUR } from '../../domain/notification.js';
import { CollectorError } from '../../errors.js';
import type { Actor } from '../../store/audit.js';
import { withTransaction, type Transaction } from '../../store/db.js';
import { sealedAddress } from '../../store/notifications/addresses.js';
import { claimThisMail, insertMail, mailCounts, type ClaimedMail } from '../../store/notifications/mails.js';
import { lockPerson } from '../../store/notifications/people.js';
import { attemptMail, endAfter } from './attemptMail.js';
import { noteEnd } from './deliverMails.js';
import { testContent } from './mailContent.js';
import type { MailDesk, NotificationDesk } from './notificationDesk.js';

/** It is tried once: whoever presses the button waits for the answer. */
const ONCE = { gather: 0, lease: 0, retries: [] };

/**
 * Sends the caller a mail, to the address of his own preferences and no other. Throws `CHANNEL_UNKNOWN`,
 * `MAIL_NOT_CONFIGURED`, `MAIL_ADDRESS_MISSING`, `RATE_LIMITED`, or `MAIL_NOT_SENT` with the reason.
 */
export async function sendTest(desk: NotificationDesk, actor: Actor, channel: string): Promise<void> {
  if (!(CHANNELS as readonly string[]).includes(channel)) {
    throw new CollectorError(
      'CHANNEL_UNKNOWN',
      `the collector itself sends over ${CHANNELS.join(', ')}; test chats and webhooks at their contact point in Grafana`,
    );
  }
  const { mail } = desk;
  if (mail === null) {
    throw new CollectorError(
      'MAIL_NOT_CONFIGURED',
      'no mail leaves from here: set SMTP_URL, SENDGRID_API_KEY, AWS_SES_REGION or MAILGUN_API_KEY and start the collector again',
    );
  }
  const claimed = await withTransaction(desk.pool, (tx) => claimTest(tx, actor, mail));
  const end = endAfter(await attemptMail(desk, mail, claimed), { attempt: claimed.attempt, isUnknown: true }, ONCE);
  await noteEnd(desk, claimed, end);
  if (end.state !== 'sent') throw new CollectorError('MAIL_NOT_SENT', `the test mail was not taken: ${end.reason}`);
}

async function claimTest(tx: Transaction, { subject }: Actor, { domain }: MailDesk): Promise<ClaimedMail> {
  const person = await lockPerson(tx, subject);
  if (!person || !(await sealedAddress(tx, person.personId, 'email'))) {
    throw new CollectorError('MAIL_ADDRESS_MISSING', 'there is no address to send to: enter one in your preferences');
  }
  const { hour, day } = await mailCounts(tx, person.personId);
  if (hour >= MAILS_AN_HOUR || day >= MAILS_A_DAY) {
    throw new CollectorError(
      'RATE_LIMITED',
      `at most ${MAILS_AN_HOUR} mails an hour and ${MAILS_A_DAY} a day are sent`,
      {
        retryAfterMs: 3_600_000,
      },
    );
  }
  const messageId = `<${randomUUID()}@${domain}>`;
  const { personId } = person;
  const mailId = await insertMail(tx, { personId, messageId, content: testContent(), alertsSince: null });
  return (await claimThisMail(tx, mailId)) as ClaimedMail;
}

import type { MailCategory } from '../../domain/notification.js';
import { errorMessage, errorCode } from '../../errors.js';
import { scrub } from '../../logging/scrub.js';
import { renderMail } from '../../mail/render.js';
import type { Delivery } from '../../mail/transport.js';
import { withTransaction, type Db } from '../../store/db.js';
import { isDigestWanted } from '../../store/digest/choices.js';
import { sealedAddress } from '../../store/notifications/addresses.js';
import type { ClaimedMail, MailEnd } from '../../store/notifications/mails.js';
import { chosenChannels, personById } from '../../store/notifications/people.js';
import { addressPlace } from './addressPlace.js';
import type { MailDesk, NotificationDesk } from './notificationDesk.js';
import type { Pace } from './pace.js';
import { unsubscribeToken } from './unsubscribeToken.js';

/** Not sent at all, because the person does not want it any more, or has no address. */
interface Suppressed {
  readonly outcome: 'suppressed';
  readonly reason: string;
}

export type Attempt = Delivery | Suppressed;

/** Sends a claimed mail, if its person still wants it: what was said up to this moment counts. */
export async function attemptMail(desk: NotificationDesk, mail: MailDesk, claimed: ClaimedMail): Promise<Attempt> {
  const destination = await destinationOf(desk, mail, claimed);
  if ('outcome' in destination) return destination;
  const { content, messageId, createdAt } = claimed;
  const { to, unsubscribeUrl } = destination;
  const rendered = renderMail(content, { app: mail.pageOf(content.category), unsubscribe: unsubscribeUrl });
  return mail.transport.send({ ...rendered, to, messageId, unsubscribeUrl, createdAt });
}

interface Destination {
  readonly to: string;
  readonly unsubscribeUrl: string;
}

async function destinationOf(
  { pool, vault }: NotificationDesk,
  { publicUrl }: MailDesk,
  { mailId, personId, category }: ClaimedMail,
): Promise<Destination | Attempt> {
  return withTransaction(pool, async (tx): Promise<Destination | Attempt> => {
    const person = await personById(tx, personId);
    const sealed = await sealedAddress(tx, personId, 'email');
    if (!person || !sealed) return suppressed('the person has taken the address away');
    if (category !== 'test') {
      if (person.optedOutAt !== null) return suppressed('the person has opted out of everything');
      const isWanted = await isStillWanted(tx, { mailId, personId, category });
      if (!isWanted) return suppressed('the person does not want this category');
    }
    if (vault === null) return { outcome: 'unreachable', reason: 'there is no key ring to open addresses with' };
    const scope = category === 'test' ? 'all' : category;
    const to = (await vault.openAt(tx, addressPlace(sealed), sealed)).reveal();
    return { to, unsubscribeUrl: `${publicUrl}/unsubscribe/${unsubscribeToken(person, scope)}` };
  }).catch((error: unknown) => {
    // One address that does not open must not keep all others waiting.
    if (errorCode(error) !== 'SECRET_UNREADABLE') throw error;
    return { outcome: 'deferred', reason: errorMessage(error) } as const;
  });
}

async function isStillWanted(
  db: Db,
  {
    mailId,
    personId,
    category,
  }: Pick<ClaimedMail, 'mailId' | 'personId'> & { category: Exclude<MailCategory, 'test'> },
): Promise<boolean> {
  if (category === 'digest') return isDigestWanted(db, mailId);
  const [chosen] = await chosenChannels(db, personId, ['email']);
  return chosen?.wanted[category] === true;
}

function suppressed(reason: string): Suppressed {
  return { outcome: 'suppressed', reason };
}

/** What follows from an attempt: when the mail is tried again, or why it is not. */
export function endAfter(attempt: Attempt, claimed: Pick<ClaimedMail, 'attempt' | 'isUnknown'>, pace: Pace): MailEnd {
  if (attempt.outcome === 'accepted') return { state: 'sent' };
  const reason = scrub(attempt.reason).slice(0, 500);
  const [first = 60] = pace.retries;
  switch (attempt.outcome) {
    case 'suppressed':
      return { state: 'suppressed', reason };
    case 'refused':
      return { state: 'failed', reason };
    case 'unknown':
      // Tried once more with the same Message-ID; a third copy would help nobody.
      return claimed.isUnknown
        ? { state: 'failed', reason: `${reason}; it may have arrived` }
        : { state: 'pending', reason, inSeconds: first, isUnknown: true };
    default: {
      const pause = pace.retries[claimed.attempt - 1];
      if (pause === undefined) return { state: 'failed', reason };
      return { state: 'pending', reason, inSeconds: pause, isUnknown: false };
    }
  }
}

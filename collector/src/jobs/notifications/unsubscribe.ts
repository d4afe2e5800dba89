import { CATEGORIES } from '../../domain/notification.js';
import { recordAudit } from '../../store/audit.js';
import { withTransaction, type Db } from '../../store/db.js';
import { chooseDigests } from '../../store/digest/choices.js';
import { personById, setOptedOut, setWanted } from '../../store/notifications/people.js';
import type { NotificationDesk } from './notificationDesk.js';
import { isGenuine, readToken, type ReadToken, type UnsubscribeScope } from './unsubscribeToken.js';

/** What the link of a mail would end; null when it is not one of ours. Changes nothing. */
export async function lookAtUnsubscribe({ pool }: NotificationDesk, token: string): Promise<ReadToken | null> {
  return genuine(pool, token);
}

/**
 * Ends the mails of the link's category, or all where `isAll` is asked for; from the next mail on it holds. Doing so again
 * changes nothing. null when the link is not one of ours.
 */
export async function unsubscribe(
  { pool }: NotificationDesk,
  token: string,
  isAll: boolean,
): Promise<UnsubscribeScope | null> {
  return withTransaction(pool, async (tx) => {
    const found = await genuine(tx, token);
    if (!found) return null;
    const scope = isAll ? 'all' : found.scope;
    const ended = CATEGORIES.filter((category) => scope === 'all' || scope === category);
    await setWanted(
      tx,
      found.personId,
      'email',
      Object.fromEntries(ended.map((category) => [category, false])),
      'link',
    );
    if (scope === 'digest' || scope === 'all') await chooseDigests(tx, found.personId, 'email', [], 'link');
    if (scope === 'all') await setOptedOut(tx, found.personId, true);
    const actor = { subject: `unsubscribe:${found.personId}`, name: 'a link in a mail' };
    const target = `person ${found.personId}`;
    await recordAudit(tx, actor, { action: 'notifications.unsubscribe', target, detail: { scope } });
    return scope;
  });
}

async function genuine(db: Db, token: string): Promise<ReadToken | null> {
  const read = readToken(token);
  const person = read && (await personById(db, read.personId));
  return person && isGenuine(token, person, read.scope) ? read : null;
}

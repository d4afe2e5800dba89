import { createHash } from 'node:crypto';
import { withTransactionWithin } from '../../store/deadline.js';
import { lockAlerts, notifyPeople, recordFiring, recordGap, recordResolved } from '../../store/notifications/alerts.js';
import type { NotificationDesk } from './notificationDesk.js';
import { readWebhook } from './readWebhook.js';

/** Grafana waits for half a minute, but should learn soon that the database is away: it repeats by itself. */
const STORED_WITHIN_MS = 1_500;

/**
 * Stores the alerts of a webhook and who is to hear of them, in one transaction. However often and in whatever order
 * Grafana tells of alerts, the history is the same. Throws `ALERT_PAYLOAD_UNKNOWN`, or `DATABASE_UNAVAILABLE` within two
 * seconds.
 */
export async function receiveAlerts(desk: NotificationDesk, body: Buffer): Promise<void> {
  const { orgId, firing, resolved, truncated } = readWebhook(body);
  const stored = await withTransactionWithin(desk.pool, STORED_WITHIN_MS, async (tx) => {
    await lockAlerts(tx);
    const begun = await recordFiring(tx, firing);
    const ended = await recordResolved(tx, resolved);
    const told = desk.mail === null ? { waiting: 0, suppressed: 0 } : await notifyPeople(tx, begun);
    if (truncated > 0) await recordGap(tx, orgId, createHash('sha256').update(body).digest(), truncated);
    return { recorded: begun.length + ended.length, suppressed: told.suppressed };
  });
  const duplicates = firing.length + resolved.length - stored.recorded;
  count(desk, 'webhook', 'recorded', stored.recorded);
  count(desk, 'webhook', 'duplicate', duplicates);
  count(desk, 'email', 'suppressed', stored.suppressed);
  if (truncated > 0) desk.log.warn({ orgId, truncated }, 'Grafana has cut alerts off from a webhook; raise maxAlerts');
}

function count(
  { observe }: NotificationDesk,
  channel: 'webhook' | 'email',
  outcome: 'recorded' | 'duplicate' | 'suppressed',
  amount: number,
): void {
  if (amount > 0) observe({ channel, outcome, count: amount });
}

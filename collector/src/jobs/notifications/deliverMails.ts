import { claimMail, endAttempt, type ClaimedMail, type MailEnd } from '../../store/notifications/mails.js';
import { attemptMail, endAfter, type Attempt } from './attemptMail.js';
import type { MailDesk, NotificationDesk, NotificationOutcome } from './notificationDesk.js';
import { PACE, type Pace } from './pace.js';

/** A mail at which the process has died so often is perhaps the reason. */
const MAX_ATTEMPTS = 10;

/**
 * Sends the mails that are due, one after another, until there are none, the signal aborts, or the mail service takes none.
 * Any number of processes may do so at once: each mail is claimed first. Gives how many attempts were made.
 */
export async function deliverMails(
  desk: NotificationDesk,
  mail: MailDesk,
  signal: AbortSignal,
  pace: Pace = PACE,
): Promise<number> {
  for (let attempts = 0; ; attempts += 1) {
    if (signal.aborted) return attempts;
    const claimed = await claimMail(desk.pool, pace.lease);
    if (!claimed) return attempts;
    const outcome = await deliver(desk, mail, claimed, pace);
    // The service is down: the other mails need not learn it one by one. The next pass asks again.
    if (outcome === 'unreachable') return attempts + 1;
  }
}

async function deliver(
  desk: NotificationDesk,
  mail: MailDesk,
  claimed: ClaimedMail,
  pace: Pace,
): Promise<Attempt['outcome']> {
  const attempt: Attempt =
    claimed.attempt > MAX_ATTEMPTS
      ? { outcome: 'refused', reason: `the collector ended in the middle of ${MAX_ATTEMPTS} attempts` }
      : await attemptMail(desk, mail, claimed);
  await noteEnd(desk, claimed, endAfter(attempt, claimed, pace));
  return attempt.outcome;
}

/** Stores how an attempt ended, and tells it. */
export async function noteEnd(desk: NotificationDesk, claimed: ClaimedMail, end: MailEnd): Promise<void> {
  const noted = await endAttempt(desk.pool, claimed, end);
  if (!noted) return;
  const { latency } = noted;
  desk.observe({ channel: 'email', outcome: OUTCOMES[end.state], ...(latency === null ? {} : { seconds: latency }) });
  const { mailId, attempt, category } = claimed;
  if (end.state === 'failed')
    desk.log.error({ mail: mailId, attempt, category, reason: end.reason }, 'a mail has failed');
  if (end.state === 'pending') {
    desk.log.warn({ mail: mailId, attempt, category, reason: end.reason }, 'a mail is tried again later');
  }
}

const OUTCOMES: Readonly<Record<MailEnd['state'], NotificationOutcome>> = {
  sent: 'sent',
  pending: 'retried',
  failed: 'failed',
  suppressed: 'suppressed',
};

import { composeMails } from '../jobs/notifications/composeMails.js';
import { deliverMails } from '../jobs/notifications/deliverMails.js';
import type { MailDesk, NotificationDesk } from '../jobs/notifications/notificationDesk.js';
import { Repeated } from './repeated.js';

/** How often the queue is looked at. What is due is decided there, so a missed look loses nothing. */
const LOOK_EVERY_MS = 5_000;

/** Makes and sends mails until it is closed; with a database or mail service that is away it waits and goes on. */
export class NotificationWork {
  readonly #looks: Repeated;

  constructor(
    desk: NotificationDesk,
    private readonly mail: MailDesk,
  ) {
    this.#looks = new Repeated(
      LOOK_EVERY_MS,
      async (signal) => {
        await composeMails(desk, mail);
        await deliverMails(desk, mail, signal);
      },
      (err) => desk.log.warn({ err }, 'notifications wait; nothing of them is lost'),
    );
  }

  /** Ends after the mail in progress. */
  async close(): Promise<void> {
    await this.#looks.close();
    await this.mail.transport.close();
  }
}

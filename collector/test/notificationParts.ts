import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretVault } from '../src/jobs/accounts/secretVault.js';
import type { MailDesk, NotificationDesk } from '../src/jobs/notifications/notificationDesk.js';
import { changePreferences, type PreferenceChange } from '../src/jobs/notifications/preferences.js';
import { createLogger } from '../src/logging/logger.js';
import type { Delivery, MailTransport, OutgoingMail } from '../src/mail/transport.js';
import type { Pool } from '../src/store/deadline.js';
import { createKeyRingIfMissing } from '../src/vault/keyRingFile.js';
import { WEBHOOK_SECRET } from './grafanaWebhook.js';

/** A desk that takes no webhooks and sends nothing. */
export function quietNotifications(pool: Pool): NotificationDesk {
  const log = createLogger({ level: 'silent', secrets: [] });
  return { pool, log, vault: null, webhookSecrets: [], mail: null, observe: () => undefined };
}

/** A way out that keeps what it is given; `answer` says what becomes of it. */
export class NotedMails implements MailTransport {
  readonly name = 'noted';
  readonly sent: OutgoingMail[] = [];
  answer: (mail: OutgoingMail) => Delivery | Promise<Delivery> = () => ({ outcome: 'accepted' });

  async send(mail: OutgoingMail): Promise<Delivery> {
    this.sent.push(mail);
    return this.answer(mail);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A desk that does everything, with a key ring of its own. */
export class FullDesk implements AsyncDisposable {
  readonly mails = new NotedMails();
  /** `email sent 1` and the like. */
  readonly events: string[] = [];
  readonly mail: MailDesk;

  private constructor(
    readonly pool: Pool,
    readonly folder: string,
    readonly vault: SecretVault,
  ) {
    const pageOf = (category: string): string => `https://grafana.example.com/${category}`;
    this.mail = { transport: this.mails, domain: 'example.com', publicUrl: 'https://costs.example.com', pageOf };
  }

  static async open(pool: Pool): Promise<FullDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'aicost-notifications-'));
    const ringFile = join(folder, 'keyring.json');
    return new FullDesk(pool, folder, new SecretVault(ringFile, await createKeyRingIfMissing(ringFile)));
  }

  get desk(): NotificationDesk {
    return {
      ...quietNotifications(this.pool),
      vault: this.vault,
      mail: this.mail,
      webhookSecrets: [WEBHOOK_SECRET],
      observe: ({ channel, outcome, count = 1 }) => this.events.push(`${channel} ${outcome} ${count}`),
    };
  }

  /** A person who wants every category, unless something else is said. */
  async subscribe(name: string, change: PreferenceChange = {}): Promise<void> {
    const address = { channel: 'email' as const, address: `${name}@example.org` };
    await changePreferences(this.desk, { subject: `user:${name}`, name }, { channels: [address] });
    if (Object.keys(change).length > 0) await changePreferences(this.desk, { subject: `user:${name}`, name }, change);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

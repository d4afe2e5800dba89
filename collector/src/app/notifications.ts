import type { Config } from '../config.js';
import { mailDomain } from '../domain/mailbox.js';
import type { MailCategory } from '../domain/notification.js';
import type { MailDesk, NotificationDesk } from '../jobs/notifications/notificationDesk.js';
import { openTransport } from '../mail/openTransport.js';
import { openDigests } from './digests.js';
import { NotificationWork } from './notificationWork.js';

/** Pages of the app that show more about an alert. */
const PAGES: Readonly<Record<MailCategory, string>> = {
  budget: 'budgets',
  anomaly: 'anomalies',
  system: 'health',
  digest: 'overview',
  test: 'overview',
};

/** What routes work with, and the work that goes on behind them until `close`. */
export function openNotifications(
  config: Config,
  parts: Omit<NotificationDesk, 'webhookSecrets' | 'mail'>,
): { readonly desk: NotificationDesk; close(): Promise<void> } {
  const mail = config.features.notifications ? mailDesk(config) : null;
  if (mail !== null && parts.vault === null) {
    parts.log.warn('mails are configured, but there is no key ring to keep addresses with: set AICOST_KEYRING_FILE');
  }
  const desk = { ...parts, webhookSecrets: config.webhookSecrets, mail };
  const digests = openDigests(config, desk);
  const work = mail && new NotificationWork(desk, mail);
  return {
    desk,
    close: async () => {
      await digests?.close();
      await work?.close();
    },
  };
}

function mailDesk({ mail, grafanaIssuer, grafanaUrl }: Config): MailDesk | null {
  if (!mail) return null;
  const grafana = grafanaIssuer ?? grafanaUrl;
  return {
    transport: openTransport(mail),
    domain: mailDomain(mail.from.address),
    publicUrl: mail.publicUrl,
    pageOf: (category) => (grafana === undefined ? '' : `${grafana}/a/aicost-tracker-app/${PAGES[category]}`),
  };
}

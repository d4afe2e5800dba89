import type { MailCategory } from '../../domain/notification.js';
import type { Secret } from '../../domain/secret.js';
import type { Logger } from '../../logging/logger.js';
import type { MailTransport } from '../../mail/transport.js';
import type { Pool } from '../../store/db.js';
import type { SecretVault } from '../accounts/secretVault.js';

/** Told of everything that happens on the way from an alert to a person. */
export type NotificationObserver = (event: {
  readonly channel: 'webhook' | 'email';
  readonly outcome: NotificationOutcome;
  /** Default 1. */
  readonly count?: number;
  /** From the start of the alert until it was delivered. */
  readonly seconds?: number;
}) => void;

export type NotificationOutcome = 'recorded' | 'duplicate' | 'refused' | 'sent' | 'retried' | 'failed' | 'suppressed';

/** How mails leave and where they lead. */
export interface MailDesk {
  readonly transport: MailTransport;
  /** What stands behind the `@` of a Message-ID. */
  readonly domain: string;
  /** Where people unsubscribe, without the last slash. */
  readonly publicUrl: string;
  /** The page of Grafana about a category; '' when Grafana's address is not known. */
  readonly pageOf: (category: MailCategory) => string;
}

/** What notifications work with. */
export interface NotificationDesk {
  /** Connections of their own: an alert does not wait for a slow question. */
  readonly pool: Pool;
  readonly log: Logger;
  /** null: there is no key ring, so addresses cannot be kept. */
  readonly vault: SecretVault | null;
  /** None: webhooks are not taken. */
  readonly webhookSecrets: readonly Secret[];
  /** null: no mail goes out. */
  readonly mail: MailDesk | null;
  readonly observe: NotificationObserver;
}

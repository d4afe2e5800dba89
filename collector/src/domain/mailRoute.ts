import type { Sender } from './mailbox.js';
import type { Secret } from './secret.js';

/** `immediate`: from the first byte (smtps); `required`: STARTTLS or nothing; `offered`: STARTTLS where there is some. */
export type SmtpEncryption = 'immediate' | 'required' | 'offered';

export interface SmtpRoute {
  readonly kind: 'smtp';
  readonly host: string;
  readonly port: number;
  readonly encryption: SmtpEncryption;
  readonly login?: { readonly user: string; readonly password: Secret };
}

export interface SendgridRoute {
  readonly kind: 'sendgrid';
  readonly apiKey: Secret;
  readonly baseUrl: string;
}

export interface SesRoute {
  readonly kind: 'ses';
  readonly region: string;
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
  readonly baseUrl: string;
}

export interface MailgunRoute {
  readonly kind: 'mailgun';
  readonly apiKey: Secret;
  readonly domain: string;
  readonly baseUrl: string;
}

/** How mail leaves. */
export type MailRoute = SmtpRoute | SendgridRoute | SesRoute | MailgunRoute;

/** Everything that mail needs. */
export interface MailSettings {
  readonly route: MailRoute;
  readonly from: Sender;
  /** Where people unsubscribe, without the last slash. */
  readonly publicUrl: string;
}

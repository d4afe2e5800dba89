import type { MailSettings } from '../domain/mailRoute.js';
import { mailgunTransport } from './mailgun.js';
import { sendgridTransport } from './sendgrid.js';
import { sesTransport } from './ses.js';
import { smtpTransport } from './smtp.js';
import type { MailTransport } from './transport.js';

/** The way out that is configured. */
export function openTransport({ route, from }: Pick<MailSettings, 'route' | 'from'>): MailTransport {
  switch (route.kind) {
    case 'smtp':
      return smtpTransport(route, from);
    case 'sendgrid':
      return sendgridTransport(route, from);
    case 'ses':
      return sesTransport(route, from);
    case 'mailgun':
      return mailgunTransport(route, from);
  }
}

import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Sender } from '../domain/mailbox.js';
import type { OutgoingMail } from './transport.js';

/** What may stand in `List-Unsubscribe`, which is written as it is. */
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9.:[\]/_~-]+$/;

/**
 * The headers that say how to unsubscribe and that no person wrote this. They are signed by DKIM on their way, so the
 * first one must stay on its line.
 */
export function listHeaders({ unsubscribeUrl }: OutgoingMail): Readonly<Record<string, string>> {
  if (!PLAIN_URL.test(unsubscribeUrl))
    throw new Error('the address to unsubscribe holds a character that no header takes');
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  };
}

/** The mail as bytes. Texts that come from outside cannot add a header, a recipient or a part. */
export function composeMime(mail: OutgoingMail, from: Sender): Promise<Buffer> {
  const { 'List-Unsubscribe': unsubscribe, ...others } = listHeaders(mail);
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: [{ name: '', address: mail.to }],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.createdAt),
    headers: { 'List-Unsubscribe': { prepared: true, foldLines: false, value: unsubscribe ?? '' }, ...others },
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

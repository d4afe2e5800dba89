import type { Sender } from '../domain/mailbox.js';
import type { SendgridRoute } from '../domain/mailRoute.js';
import { createPost } from './httpPost.js';
import { listHeaders } from './mime.js';
import type { MailTransport, OutgoingMail } from './transport.js';

/** SendGrid writes the message itself. Its tracking is off: it would rewrite links and add an unsubscribe of its own. */
const UNTRACKED = {
  click_tracking: { enable: false, enable_text: false },
  open_tracking: { enable: false },
  subscription_tracking: { enable: false },
};

/** Mail by SendGrid's API, v3. */
export function sendgridTransport({ apiKey, baseUrl }: SendgridRoute, from: Sender): MailTransport {
  const { post, close } = createPost('SendGrid');
  const send = (mail: OutgoingMail) => {
    const headers = { authorization: `Bearer ${apiKey.reveal()}`, 'content-type': 'application/json' };
    return post(`${baseUrl}/v3/mail/send`, headers, JSON.stringify(bodyOf(mail, from)));
  };
  return { name: 'sendgrid', send, close };
}

function bodyOf(mail: OutgoingMail, from: Sender) {
  return {
    personalizations: [{ to: [{ email: mail.to }] }],
    from: { email: from.address, ...(from.name === '' ? {} : { name: from.name }) },
    subject: mail.subject,
    content: [
      { type: 'text/plain', value: mail.text },
      { type: 'text/html', value: mail.html },
    ],
    headers: { 'Message-ID': mail.messageId, ...listHeaders(mail) },
    tracking_settings: UNTRACKED,
  };
}

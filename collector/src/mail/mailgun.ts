import { FormData } from 'undici';
import type { Sender } from '../domain/mailbox.js';
import type { MailgunRoute } from '../domain/mailRoute.js';
import { createPost } from './httpPost.js';
import { composeMime } from './mime.js';
import type { MailTransport, OutgoingMail } from './transport.js';

/** Mail by Mailgun's API, which takes the message as it is. */
export function mailgunTransport({ apiKey, domain, baseUrl }: MailgunRoute, from: Sender): MailTransport {
  const { post, close } = createPost('Mailgun');
  const url = `${baseUrl}/v3/${encodeURIComponent(domain)}/messages.mime`;
  const send = async (mail: OutgoingMail) => {
    const form = new FormData();
    form.set('to', mail.to);
    form.set('message', new Blob([new Uint8Array(await composeMime(mail, from))]), 'message.eml');
    form.set('o:tracking', 'no');
    const login = Buffer.from(`api:${apiKey.reveal()}`).toString('base64');
    return post(url, { authorization: `Basic ${login}` }, form);
  };
  return { name: 'mailgun', send, close };
}

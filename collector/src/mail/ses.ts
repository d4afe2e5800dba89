import { AwsV4Signer } from 'aws4fetch';
import type { Sender } from '../domain/mailbox.js';
import type { SesRoute } from '../domain/mailRoute.js';
import { createPost } from './httpPost.js';
import { composeMime } from './mime.js';
import type { MailTransport, OutgoingMail } from './transport.js';

/** Mail by the API of Amazon SES, v2, which takes the message as it is and puts a Message-ID of its own in the place of ours. */
export function sesTransport(route: SesRoute, from: Sender): MailTransport {
  const { post, close } = createPost('Amazon SES');
  const url = `${route.baseUrl}/v2/email/outbound-emails`;
  const send = async (mail: OutgoingMail) => {
    const body = JSON.stringify({
      FromEmailAddress: from.address,
      Destination: { ToAddresses: [mail.to] },
      Content: { Raw: { Data: (await composeMime(mail, from)).toString('base64') } },
    });
    return post(url, await signedHeaders(route, url, body), body);
  };
  return { name: 'ses', send, close };
}

async function signedHeaders(route: SesRoute, url: string, body: string): Promise<Record<string, string>> {
  const { headers } = await new AwsV4Signer({
    method: 'POST',
    url,
    body,
    headers: { 'content-type': 'application/json' },
    service: 'ses',
    region: route.region,
    accessKeyId: route.accessKeyId.reveal(),
    secretAccessKey: route.secretAccessKey.reveal(),
    ...(route.sessionToken ? { sessionToken: route.sessionToken.reveal() } : {}),
  }).sign();
  return Object.fromEntries(headers.entries());
}

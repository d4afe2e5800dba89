import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';
import { readMessage, type ReceivedMail } from './receivedMail.js';

/** What the services know their customer by. */
export const CREDENTIALS = {
  sendgridKey: 'SG.sendgrid-key-for-tests',
  mailgunKey: 'mailgun-key-for-tests',
  mailgunDomain: 'mg.example.com',
  awsKeyId: 'AKIDEXAMPLEFORTESTS',
  awsSecret: 'aws-secret-key-for-tests',
  awsRegion: 'eu-central-1',
};

interface Call {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly url: string;
}

/** `taken and gone`: the mail is stored and the connection cut. A number: the answer's status, and nothing is stored. */
export type ServiceCondition = 'up' | 'taken and gone' | number;

/** SendGrid, Mailgun and Amazon SES as far as the collector speaks to them, on one port. */
export class MailApis implements AsyncDisposable {
  readonly received: ReceivedMail[] = [];
  condition: ServiceCondition = 'up';

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<MailApis> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MailApis(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = { request, body: await buffer(request), url: `${this.url}${request.url ?? ''}` };
    if (typeof this.condition === 'number') {
      return void response.writeHead(this.condition).end('{"message":"as told"}');
    }
    const status = await this.#take(call);
    if (this.condition === 'taken and gone') return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  }

  async #take(call: Call): Promise<number> {
    switch (`${call.request.method} ${call.request.url}`) {
      case 'POST /v3/mail/send':
        return this.#sendgrid(call);
      case `POST /v3/${CREDENTIALS.mailgunDomain}/messages.mime`:
        return this.#mailgun(call);
      case 'POST /v2/email/outbound-emails':
        return this.#ses(call);
      default:
        return 404;
    }
  }

  /** https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send */
  #sendgrid({ request, body }: Call): number {
    if (request.headers.authorization !== `Bearer ${CREDENTIALS.sendgridKey}`) return 401;
    const mail = JSON.parse(body.toString('utf8')) as SendgridBody;
    const [{ to = [] } = {}, ...others] = mail.personalizations;
    const [plain, rich] = mail.content;
    const isTracked = Object.values(mail.tracking_settings).some(({ enable }) => enable);
    if (others.length > 0 || plain?.type !== 'text/plain' || rich?.type !== 'text/html' || isTracked) return 400;
    const headers = Object.entries(mail.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    this.received.push({
      recipients: to.map(({ email }) => email),
      to: to.map(({ email }) => email),
      from: `"${mail.from.name}" <${mail.from.email}>`,
      subject: mail.subject,
      messageId: mail.headers['Message-ID'] ?? '',
      text: plain.value,
      html: rich.value,
      headers,
    });
    return 202;
  }

  /** https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages */
  async #mailgun({ request, body }: Call): Promise<number> {
    const login = Buffer.from(`api:${CREDENTIALS.mailgunKey}`).toString('base64');
    if (request.headers.authorization !== `Basic ${login}`) return 401;
    const contentType = request.headers['content-type'] ?? '';
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const message = form.get('message');
    if (!(message instanceof Blob) || form.get('o:tracking') !== 'no') return 400;
    const recipients = form.getAll('to').map(String);
    this.received.push(await readMessage(recipients, Buffer.from(await message.arrayBuffer())));
    return 200;
  }

  /** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
  async #ses({ request, body, url }: Call): Promise<number> {
    if (!(await isSignedForSes(request, body, url))) return 403;
    const mail = JSON.parse(body.toString('utf8')) as SesBody;
    const message = Buffer.from(mail.Content.Raw.Data, 'base64');
    this.received.push(await readMessage(mail.Destination.ToAddresses, message));
    return 200;
  }
}

interface SendgridBody {
  readonly personalizations: readonly { readonly to: readonly { readonly email: string }[] }[];
  readonly from: { readonly email: string; readonly name: string };
  readonly subject: string;
  readonly content: readonly { readonly type: string; readonly value: string }[];
  readonly headers: Readonly<Record<string, string>>;
  readonly tracking_settings: Readonly<Record<string, { readonly enable: boolean }>>;
}

interface SesBody {
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: { readonly Raw: { readonly Data: string } };
}

/** Signs the request once more, as AWS does, and compares. */
async function isSignedForSes({ headers }: IncomingMessage, body: Buffer, url: string): Promise<boolean> {
  const signed = await new AwsV4Signer({
    method: 'POST',
    url,
    body: new Uint8Array(body),
    headers: { 'content-type': headers['content-type'] ?? '' },
    service: 'ses',
    region: CREDENTIALS.awsRegion,
    accessKeyId: CREDENTIALS.awsKeyId,
    secretAccessKey: CREDENTIALS.awsSecret,
    datetime: String(headers['x-amz-date']),
  }).sign();
  return signed.headers.get('authorization') === headers.authorization;
}

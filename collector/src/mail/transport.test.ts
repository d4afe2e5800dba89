import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CREDENTIALS, MailApis } from '../../test/mailApis.js';
import { headerOf, type ReceivedMail } from '../../test/receivedMail.js';
import { SmtpSink } from '../../test/smtpSink.js';
import type { MailRoute } from '../domain/mailRoute.js';
import { Secret } from '../domain/secret.js';
import { openTransport } from './openTransport.js';
import type { MailTransport, OutgoingMail } from './transport.js';

const FROM = { name: 'AI Cost Tracker', address: 'costs@example.com' };
const URL_LENGTH = 120;

const MAIL: OutgoingMail = {
  to: 'ada@example.org',
  subject: 'Budget “Suche” ist zu 90 % verbraucht',
  text: 'Grüße\n.\nEnde\n',
  html: '<p>Grüße &amp; Ende</p>',
  messageId: '<0123456789abcdef@example.com>',
  unsubscribeUrl: `https://costs.example.com/unsubscribe/v1.7.budget.${'a'.repeat(URL_LENGTH)}`,
  createdAt: '2026-11-23T10:00:00Z',
};

let sink: SmtpSink;
let apis: MailApis;
beforeAll(async () => {
  sink = await SmtpSink.start();
  apis = await MailApis.start();
});
beforeEach(() => {
  sink.received.length = 0;
  apis.received.length = 0;
  sink.fault = () => undefined;
  apis.condition = 'up';
});
afterAll(async () => {
  await sink[Symbol.asyncDispose]();
  await apis[Symbol.asyncDispose]();
});

/** How a service behaves, in the words of each kind. */
interface Kind {
  readonly route: (where?: string) => MailRoute;
  readonly refuse: () => void;
  readonly defer: () => void;
  readonly takeAndGo: () => void;
  readonly received: () => readonly ReceivedMail[];
}

const http = (route: (baseUrl: string) => MailRoute): Kind => ({
  route: (where = apis.url) => route(where),
  refuse: () => (apis.condition = 400),
  defer: () => (apis.condition = 503),
  takeAndGo: () => (apis.condition = 'taken and gone'),
  received: () => apis.received,
});

const KINDS: Readonly<Record<MailRoute['kind'], Kind>> = {
  smtp: {
    route: (where) => {
      const port = where === undefined ? sink.port : Number(new URL(where).port);
      return { kind: 'smtp', host: '127.0.0.1', port, encryption: 'offered' };
    },
    refuse: () => (sink.fault = () => 'refuse message'),
    defer: () => (sink.fault = () => 'try recipient later'),
    takeAndGo: () => (sink.fault = (recipient) => (recipient === undefined ? undefined : 'drop after message')),
    received: () => sink.received,
  },
  sendgrid: http((baseUrl) => ({ kind: 'sendgrid', apiKey: new Secret(CREDENTIALS.sendgridKey), baseUrl })),
  mailgun: http((baseUrl) => {
    return { kind: 'mailgun', apiKey: new Secret(CREDENTIALS.mailgunKey), domain: CREDENTIALS.mailgunDomain, baseUrl };
  }),
  ses: http((baseUrl) => ({
    kind: 'ses',
    region: CREDENTIALS.awsRegion,
    accessKeyId: new Secret(CREDENTIALS.awsKeyId),
    secretAccessKey: new Secret(CREDENTIALS.awsSecret),
    baseUrl,
  })),
};

async function through<T>(route: MailRoute, work: (transport: MailTransport) => Promise<T>): Promise<T> {
  const transport = openTransport({ route, from: FROM });
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}

describe.each(Object.entries(KINDS))('mail by %s', (name, kind) => {
  const send = (route = kind.route()) => through(route, (transport) => transport.send(MAIL));

  test('arrives as it was meant, at its one recipient', async () => {
    expect(await send()).toEqual({ outcome: 'accepted' });
    expect(kind.received()).toHaveLength(1);
    expect(kind.received()[0]).toMatchObject({
      recipients: [MAIL.to],
      to: [MAIL.to],
      from: '"AI Cost Tracker" <costs@example.com>',
      subject: MAIL.subject,
      messageId: MAIL.messageId,
      text: MAIL.text,
      html: expect.stringContaining('<p>Grüße &amp; Ende</p>'),
    });
  });

  test('says in one line each how to unsubscribe', async () => {
    await send();
    const [mail] = kind.received();
    expect(headerOf(mail!, 'list-unsubscribe')).toEqual([`<${MAIL.unsubscribeUrl}>`]);
    expect(headerOf(mail!, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(headerOf(mail!, 'auto-submitted')).toEqual(['auto-generated']);
  });

  test('that is refused will never be taken, and nothing is stored', async () => {
    kind.refuse();
    expect(await send()).toEqual({ outcome: 'refused', reason: expect.stringContaining('as told') });
    expect(kind.received()).toEqual([]);
  });

  test('that is put off is to be tried later', async () => {
    kind.defer();
    expect(await send()).toEqual({ outcome: 'deferred', reason: expect.stringContaining('as told') });
    expect(kind.received()).toEqual([]);
  });

  test('that was taken without an answer is of unknown fate, and is stored', async () => {
    kind.takeAndGo();
    expect(await send()).toMatchObject({ outcome: 'unknown' });
    expect(kind.received()).toHaveLength(1);
  });

  test('to a service that is away leaves nothing in doubt', async () => {
    const gone = await MailApis.start();
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    expect(await send(kind.route(url))).toMatchObject({ outcome: 'unreachable' });
  });

  test('is not written with an address to unsubscribe that could add a header', async () => {
    const hostile = { ...MAIL, unsubscribeUrl: 'https://costs.example.com/x>\r\nBcc: eve@example.net' };
    await expect(through(kind.route(), (transport) => transport.send(hostile))).rejects.toThrow('no header takes');
    expect(kind.received()).toEqual([]);
  });

  test('tells its name', () => through(kind.route(), async (transport) => expect(transport.name).toBe(name)));
});

test.each(['sendgrid', 'mailgun', 'ses'] as const)('%s does not take the mail of a stranger', async (name) => {
  const route = KINDS[name].route();
  const stranger = new Secret('another-secret-altogether');
  const wrong: MailRoute =
    route.kind === 'ses' ? { ...route, secretAccessKey: stranger } : ({ ...route, apiKey: stranger } as MailRoute);
  const delivery = await through(wrong, (transport) => transport.send(MAIL));
  expect(delivery).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/answered 40[13]/) });
  expect(JSON.stringify(delivery)).not.toContain(stranger.reveal());
});

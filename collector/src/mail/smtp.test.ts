import { describe, expect, test } from '@jest/globals';
import { SmtpSink, type SinkOptions, type SmtpFault } from '../../test/smtpSink.js';
import type { SmtpRoute } from '../domain/mailRoute.js';
import { Secret } from '../domain/secret.js';
import { smtpTransport } from './smtp.js';
import type { Delivery } from './transport.js';

const FROM = { name: '', address: 'costs@example.com' };
const QUICK = { connectMs: 2_000, silenceMs: 300, totalMs: 5_000 };
const MAIL = {
  ...{ to: 'ada@example.org', subject: 'Hello', text: 'Hello\n', html: '<p>Hello</p>', messageId: '<1@example.com>' },
  ...{ unsubscribeUrl: 'https://costs.example.com/unsubscribe/x', createdAt: '2026-11-23T10:00:00Z' },
};

async function sendTo(sink: SmtpSink, route: Partial<SmtpRoute> = {}): Promise<Delivery> {
  const full: SmtpRoute = { kind: 'smtp', host: '127.0.0.1', port: sink.port, encryption: 'offered', ...route };
  return smtpTransport(full, FROM, QUICK).send(MAIL);
}

describe('what became of a mail', () => {
  const OUTCOMES: readonly (readonly [SmtpFault, Delivery['outcome'], stored: number])[] = [
    ['refuse connection', 'unreachable', 0],
    ['try recipient later', 'deferred', 0],
    ['refuse recipient', 'refused', 0],
    ['drop before message', 'unreachable', 0],
    ['try message later', 'deferred', 0],
    ['refuse message', 'refused', 0],
    ['drop after message', 'unknown', 1],
    ['hang after message', 'unknown', 1],
  ];

  test.each(OUTCOMES)('when the server does "%s" is told as %s', async (fault, outcome, stored) => {
    await using sink = await SmtpSink.start({
      fault: (recipient) => (recipient === undefined && fault !== 'refuse connection' ? undefined : fault),
    });
    expect(await sendTo(sink)).toMatchObject({ outcome });
    expect(sink.received).toHaveLength(stored);
  });
});

describe('encryption', () => {
  /** With a certificate that nobody has signed. */
  const UNKNOWN_CERTIFICATE: SinkOptions = { server: { disabledCommands: ['AUTH'] } };

  test('that is required and not offered: nothing is sent in the clear', async () => {
    await using sink = await SmtpSink.start();
    expect(await sendTo(sink, { encryption: 'required' })).toMatchObject({ outcome: 'unreachable' });
    expect(sink.received).toEqual([]);
  });

  test.each(['required', 'offered'] as const)(
    'that is %s, by a server nobody can know: nothing is sent',
    async (encryption) => {
      await using sink = await SmtpSink.start(UNKNOWN_CERTIFICATE);
      expect(await sendTo(sink, { encryption })).toMatchObject({
        outcome: 'unreachable',
        reason: expect.stringContaining('certificate'),
      });
      expect(sink.received).toEqual([]);
    },
  );

  test('from the first byte, by a server nobody can know: nothing is sent', async () => {
    await using sink = await SmtpSink.start({ server: { secure: true, disabledCommands: ['AUTH'] } });
    expect(await sendTo(sink, { encryption: 'immediate' })).toMatchObject({ outcome: 'unreachable' });
    expect(sink.received).toEqual([]);
  });
});

test('a login that is refused concerns no mail in particular, and the password is not told', async () => {
  await using sink = await SmtpSink.start({
    server: {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === 'the right one' ? done(null, { user: 'costs' }) : done(new Error('no')),
    },
  });
  const login = (text: string) => ({ login: { user: 'costs', password: new Secret(text) } });
  const refused = await sendTo(sink, login('CANARY-password'));
  expect(refused).toMatchObject({ outcome: 'unreachable' });
  expect(JSON.stringify(refused)).not.toContain('CANARY');
  expect(sink.received).toEqual([]);
  expect(await sendTo(sink, login('the right one'))).toEqual({ outcome: 'accepted' });
  expect(sink.received).toHaveLength(1);
});

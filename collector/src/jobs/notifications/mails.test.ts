import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { webhookBody, type WebhookAlert } from '../../../test/grafanaWebhook.js';
import { FullDesk } from '../../../test/notificationParts.js';
import type { Delivery } from '../../mail/transport.js';
import { alertHistory } from '../../store/notifications/history.js';
import { composeMails } from './composeMails.js';
import { deliverMails } from './deliverMails.js';
import type { Pace } from './pace.js';
import { changePreferences } from './preferences.js';
import { receiveAlerts } from './receiveAlerts.js';
import { unsubscribe } from './unsubscribe.js';

/** Nothing waits for anything, unless a test says so. */
const AT_ONCE: Pace = { gather: 0, lease: 180, retries: [0, 0, 0, 0] };

let database: TestDatabase;
let full: FullDesk;
beforeEach(async () => {
  database = await testDatabase();
  full = await FullDesk.open(database.pool);
});
afterEach(async () => {
  await full[Symbol.asyncDispose]();
  await database.drop();
});

const ADA = { subject: 'user:ada', name: 'ada' };
const receive = (...alerts: WebhookAlert[]) => receiveAlerts(full.desk, Buffer.from(webhookBody(alerts)));
const threshold = (value: number, severity: string): WebhookAlert => ({
  labels: {
    severity,
    budget: 'Production',
    kind: 'percent',
    threshold: String(value),
    period: 'month',
    period_first: '2026-11-01',
  },
  annotations: { summary: `Budget Production is over ${value} %`, current_cost: '460.00 USD', used_percent: '92.0' },
  fingerprint: `production-${value}`,
});
const compose = (pace = AT_ONCE) => composeMails(full.desk, full.mail, pace);
const deliver = (pace = AT_ONCE) => deliverMails(full.desk, full.mail, new AbortController().signal, pace);

async function mails(): Promise<Record<string, unknown>[]> {
  const sql = `select state, attempts, maybe_duplicate, reason, ceil(extract(epoch from next_attempt_at - aicost.now()) / 60)::int as minutes from aicost.mail order by mail_id`;
  return (await database.pool.query<Record<string, unknown>>(sql)).rows;
}

test('several thresholds that are crossed at once are one mail, the highest first', async () => {
  await full.subscribe('ada');
  await receive(threshold(70, 'warning'));
  await receive(threshold(100, 'emergency'), threshold(90, 'critical'));
  await compose();
  await deliver();
  expect(full.mails.sent).toHaveLength(1);
  const [mail] = full.mails.sent;
  expect(mail).toMatchObject({
    to: 'ada@example.org',
    subject: expect.stringMatching(/^\[EMERGENCY\] 3 budget alerts/),
  });
  const order = [100, 90, 70].map((value) => mail?.text.lastIndexOf(`over ${value} %`) ?? -1);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(full.events).toContain('email sent 1');
  const facts = ['Current cost: 460.00 USD', 'Used: 92.0 %', 'Threshold: 90 % of the limit', 'Period: month from'];
  expect(mail?.text).toContain(facts.join('\n  '));
});

test('an alert waits for others of the same moment', async () => {
  await full.subscribe('ada');
  await receive(threshold(70, 'warning'));
  expect(await compose({ ...AT_ONCE, gather: 3_600 })).toBe(0);
  expect(await compose()).toBe(1);
});

test('the same occasion is never mailed again, not after a restart and not when it fires anew', async () => {
  await full.subscribe('ada');
  for (const startsAt of ['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z']) {
    await receive({ ...threshold(90, 'critical'), startsAt });
    await compose();
    await deliver();
  }
  expect(full.mails.sent).toHaveLength(1);
});

test('everybody gets a mail of their own, in which nobody else is seen', async () => {
  const names = ['ada', 'bob', 'eve'];
  for (const name of names) await full.subscribe(name);
  await receive(threshold(90, 'critical'));
  await compose();
  await deliver();
  expect(full.mails.sent.map(({ to }) => to).sort()).toEqual(names.map((name) => `${name}@example.org`));
  expect(new Set(full.mails.sent.map(({ messageId }) => messageId)).size).toBe(3);
  for (const { to, text, html } of full.mails.sent) {
    for (const name of names) if (!to.startsWith(name)) expect(text + html).not.toContain(`${name}@`);
  }
});

test('two collectors make and send one mail', async () => {
  for (let index = 0; index < 8; index += 1) await full.subscribe(`person-${index}`);
  await receive(threshold(90, 'critical'), threshold(100, 'emergency'));
  await Promise.all([compose(), compose(), compose()]);
  // Who found a person locked by another looks again.
  await compose();
  full.mails.answer = () => new Promise((resolve) => setTimeout(() => resolve({ outcome: 'accepted' }), 5));
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(full.mails.sent.map(({ to }) => to).sort()).toEqual(
    Array.from({ length: 8 }, (_, index) => `person-${index}@example.org`),
  );
});

describe('over the limit of mails', () => {
  test('alerts wait, and come in one mail when there is room again, the worst first', async () => {
    await full.subscribe('ada');
    for (let index = 1; index <= 14; index += 1) {
      await receive({ fingerprint: `f${index}`, annotations: { summary: `alert ${index}` } });
      await compose();
      await deliver();
    }
    await receive({ fingerprint: 'worst', labels: { severity: 'emergency' }, annotations: { summary: 'the worst' } });
    await compose();
    expect(full.mails.sent).toHaveLength(10);
    await database.pool.query(
      `update aicost.mail set created_at = created_at - interval '61 minutes'; update aicost.notification set created_at = created_at - interval '61 minutes'`,
    );
    await compose();
    await deliver();
    expect(full.mails.sent).toHaveLength(11);
    expect(full.mails.sent[10]).toMatchObject({
      subject: '[EMERGENCY] 5 budget alerts, the first: the worst',
      text: expect.stringContaining('at most 10 mails an hour and 50 a day'),
    });
  });

  test('no more than fifty a day', async () => {
    await full.subscribe('ada');
    await database.pool.query(
      `insert into aicost.mail (person_id, category, message_id, content, state, sent_at, created_at)
       select person_id, 'budget', 'old ' || n, '{}', 'sent', aicost.now(), aicost.now() - interval '2 hours'
       from aicost.notification_person, generate_series(1, 50) as n`,
    );
    await receive(threshold(90, 'critical'));
    expect(await compose()).toBe(0);
  });

  test('five hundred alerts in a minute: the first is not delayed, and all are told of', async () => {
    await full.subscribe('ada');
    await receive({ fingerprint: 'first' });
    await compose();
    await deliver();
    expect(full.mails.sent).toHaveLength(1);
    await receive(...Array.from({ length: 500 }, (_, index) => ({ fingerprint: `flood-${index}` })));
    await compose();
    await deliver();
    expect(full.mails.sent).toHaveLength(2);
    expect(full.mails.sent[1]?.text).toContain('And 480 more');
  });
});

describe('opting out', () => {
  const optOuts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['of everything', () => changePreferences(full.desk, ADA, { isOptedOut: true })],
    [
      'of the category',
      () => changePreferences(full.desk, ADA, { channels: [{ channel: 'email', categories: { budget: false } }] }),
    ],
    [
      'by taking the address away',
      () => changePreferences(full.desk, ADA, { channels: [{ channel: 'email', address: null }] }),
    ],
  ];

  test.each(optOuts)('%s holds for what waits to be mailed', async (_how, optOut) => {
    await full.subscribe('ada');
    await receive(threshold(90, 'critical'));
    await optOut();
    expect(await compose()).toBe(0);
    expect(full.events).toContain('email suppressed 1');
  });

  test.each(optOuts)(
    '%s holds for a mail that is made and not yet sent, also between two attempts',
    async (_how, optOut) => {
      await full.subscribe('ada');
      await receive(threshold(90, 'critical'));
      await compose();
      full.mails.answer = () => ({ outcome: 'deferred', reason: 'later' });
      await deliver({ ...AT_ONCE, retries: [0] });
      await database.pool.query(`update aicost.mail set state = 'pending', next_attempt_at = aicost.now()`);
      await optOut();
      const before = full.mails.sent.length;
      await deliver();
      expect(full.mails.sent).toHaveLength(before);
      expect(await mails()).toMatchObject([{ state: 'suppressed', reason: expect.stringContaining('the person ') }]);
    },
  );

  test('by the link of the first mail holds for the second, also when it is clicked twice', async () => {
    await full.subscribe('ada');
    await receive(threshold(70, 'warning'));
    await compose();
    await deliver();
    const token = full.mails.sent[0]?.unsubscribeUrl.split('/').at(-1) ?? '';
    for (let click = 0; click < 2; click += 1) expect(await unsubscribe(full.desk, token, false)).toBe('budget');
    await receive(threshold(90, 'critical'));
    await receive({ labels: { category: 'anomaly' }, fingerprint: 'odd' });
    await compose();
    await deliver();
    expect(full.mails.sent.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('over 70 %'),
      expect.stringContaining('[WARNING]'),
    ]);
    expect(full.mails.sent[1]?.unsubscribeUrl).toContain('.anomaly.');
  });
});

describe('a mail that is not taken', () => {
  const outcome = async (answers: readonly Delivery[], pace = { ...AT_ONCE, retries: [60, 300, 900, 3_600] }) => {
    await full.subscribe('ada');
    await receive(threshold(90, 'critical'));
    await compose();
    const seen: unknown[] = [];
    for (const answer of answers) {
      full.mails.answer = () => answer;
      await deliver(pace);
      const [row] = await mails();
      seen.push([row?.state, row?.minutes]);
      await database.pool.query(`update aicost.mail set next_attempt_at = aicost.now() where state = 'pending'`);
    }
    expect(new Set(full.mails.sent.map(({ messageId }) => messageId)).size).toBe(1);
    return seen;
  };
  const later: Delivery = { outcome: 'deferred', reason: '451 later' };
  const unknown: Delivery = { outcome: 'unknown', reason: 'the connection was lost' };

  test('for the moment is tried again after 1, 5, 15 and 60 minutes, and then has failed', async () => {
    expect(await outcome([later, later, later, later, later])).toEqual([
      ...[1, 5, 15, 60].map((minutes) => ['pending', minutes]),
      ['failed', 0],
    ]);
    expect(await mails()).toMatchObject([{ attempts: 5, reason: '451 later', maybe_duplicate: false }]);
    expect(full.events.filter((event) => event.startsWith('email'))).toEqual([
      ...Array.from({ length: 4 }, () => 'email retried 1'),
      'email failed 1',
    ]);
  });

  test('for good has failed at once, and the reason is kept', async () => {
    expect(await outcome([{ outcome: 'refused', reason: '554 no such user' }])).toEqual([['failed', 0]]);
    expect(await mails()).toMatchObject([{ attempts: 1, reason: '554 no such user' }]);
    const [row] = await alertHistory(database.pool, { before: null, category: null, status: null, ...ADA, limit: 9 });
    expect(row).toMatchObject({ outcomes: 'email: 1 failed', mine: 'failed', mineReason: '554 no such user' });
  });

  test('or perhaps is, is sent once more with the same Message-ID, and marked', async () => {
    expect(await outcome([unknown, { outcome: 'accepted' }])).toEqual([
      ['pending', 1],
      ['sent', 0],
    ]);
    expect(await mails()).toMatchObject([{ attempts: 2, maybe_duplicate: true }]);
  });

  test('or perhaps is, for the second time, is not sent a third time', async () => {
    expect(await outcome([unknown, unknown])).toEqual([
      ['pending', 1],
      ['failed', 0],
    ]);
    expect(await mails()).toMatchObject([
      { maybe_duplicate: true, reason: expect.stringContaining('may have arrived') },
    ]);
  });

  test('because the service is down, keeps no others busy: the pass ends', async () => {
    for (const name of ['ada', 'bob', 'eve']) await full.subscribe(name);
    await receive(threshold(90, 'critical'));
    await compose();
    full.mails.answer = () => ({ outcome: 'unreachable', reason: 'connection refused' });
    expect(await deliver({ ...AT_ONCE, retries: [60] })).toBe(1);
    expect((await mails()).map(({ attempts }) => attempts)).toEqual([1, 0, 0]);
  });

  test('because its sender died is sent by another after a while, and marked; the dead one changes nothing more', async () => {
    await full.subscribe('ada');
    await receive(threshold(90, 'critical'));
    await compose();
    let wake: (delivery: Delivery) => void = () => undefined;
    full.mails.answer = () => new Promise((resolve) => (wake = resolve));
    const dead = deliver();
    while (full.mails.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    full.mails.answer = () => ({ outcome: 'accepted' });
    expect(await deliver()).toBe(0);
    await deliver({ ...AT_ONCE, lease: -1 });
    expect(await mails()).toMatchObject([{ state: 'sent', attempts: 2, maybe_duplicate: true }]);
    wake({ outcome: 'refused', reason: 'it woke up late' });
    await dead;
    expect(await mails()).toMatchObject([{ state: 'sent', reason: '' }]);
  });
});

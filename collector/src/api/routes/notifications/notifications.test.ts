import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeGrafana, type SignedIn } from '../../../../test/fakeGrafana/server.js';
import { webhookBody } from '../../../../test/grafanaWebhook.js';
import { FullDesk } from '../../../../test/notificationParts.js';
import { OpenServers } from '../../../../test/openServer.js';
import { composeMails } from '../../../jobs/notifications/composeMails.js';
import { deliverMails } from '../../../jobs/notifications/deliverMails.js';
import { receiveAlerts } from '../../../jobs/notifications/receiveAlerts.js';
import { identityFor } from '../../access/access.testkit.js';

let servers: OpenServers;
let grafana: FakeGrafana;
let full: FullDesk;
let app: ReturnType<OpenServers['serverOf']>;
beforeAll(async () => {
  servers = await OpenServers.open();
  grafana = await FakeGrafana.start();
  full = await FullDesk.open(servers.database.pool);
  app = servers.serverOf(servers.database.pool, { identity: identityFor(grafana), notifications: full.desk });
});
beforeEach(async () => {
  full.mails.sent.length = 0;
  full.mails.answer = () => ({ outcome: 'accepted' });
  await servers.database.pool.query(
    'truncate aicost.notification_person, aicost.mail, aicost.alert, aicost.alert_gap, aicost.audit cascade',
  );
});
afterAll(async () => {
  await full[Symbol.asyncDispose]();
  await grafana.close();
  await servers.close();
});

type Method = 'GET' | 'PUT' | 'POST';
async function ask(method: Method, path: string, payload?: object, who: SignedIn = {}) {
  const headers = await grafana.headersOf({ user: 'ada', role: 'Viewer', routeScope: 'read', ...who });
  return app.inject({ method, url: `/api/notifications/${path}`, headers, ...(payload ? { payload } : {}) });
}
const address = (text: string | null) => ({ channels: [{ channel: 'email', address: text }] });
const ALL = { budget: true, anomaly: true, system: true };
const NONE = { budget: false, anomaly: false, system: false };

describe('preferences', () => {
  test('of who has never chosen: nothing is sent', async () => {
    expect((await ask('GET', 'preferences')).json()).toEqual({
      opted_out: false,
      channels: [
        {
          channel: 'email',
          available: true,
          address: null,
          categories: NONE,
          digest: 'off',
          left: { hour: 10, day: 50 },
        },
      ],
    });
  });

  test('a Viewer enters an address, and sees it masked from then on; the database holds it encrypted', async () => {
    const answer = await ask('PUT', 'preferences', address('ada.lovelace@example.org'));
    expect(answer.json()).toMatchObject({ channels: [{ address: 'a…@example.org', categories: ALL }] });
    expect((await ask('GET', 'preferences')).json()).toEqual(answer.json());
    const { rows } = await servers.database.pool.query(
      `select encode(d.ciphertext, 'escape') || d.masked as kept, a.detail::text as audit from aicost.notification_address as d, aicost.audit as a`,
    );
    expect(JSON.stringify(rows) + servers.log.join('')).not.toContain('lovelace');
    expect(JSON.stringify(rows)).toContain('a…@example.org');
  });

  test('change in what is given, and stay in the rest', async () => {
    await ask('PUT', 'preferences', address('ada@example.org'));
    await ask('PUT', 'preferences', { channels: [{ channel: 'email', categories: { system: false } }] });
    await ask('PUT', 'preferences', { opted_out: true });
    const { json } = await ask('PUT', 'preferences', address('countess@example.org'));
    expect(json()).toMatchObject({
      opted_out: true,
      channels: [{ address: 'c…@example.org', categories: { ...ALL, system: false } }],
    });
    const gone = await ask('PUT', 'preferences', address(null));
    expect(gone.json()).toMatchObject({ channels: [{ address: null, categories: { ...ALL, system: false } }] });
  });

  test('are those of the verified person alone, whatever else the browser says', async () => {
    await ask('PUT', 'preferences', address('ada@example.org'));
    const eve = {
      user: 'eve',
      role: 'Admin' as const,
      headers: { 'x-grafana-user': 'ada', 'x-aicost-subject': 'user:ada' },
    };
    expect((await ask('GET', 'preferences', undefined, eve)).json()).toMatchObject({ channels: [{ address: null }] });
    await ask('PUT', 'preferences', address('eve@example.net'), eve);
    expect((await ask('GET', 'preferences')).json()).toMatchObject({ channels: [{ address: 'a…@example.org' }] });
    expect((await ask('PUT', 'preferences', { subject: 'user:ada', opted_out: true }, eve)).statusCode).toBe(400);
  });

  test('of nobody in particular there are none', async () => {
    const nobody = { user: '0', type: 'anonymous' as const };
    for (const method of ['GET', 'PUT'] as const) {
      const answer = await ask(method, 'preferences', method === 'PUT' ? { opted_out: false } : undefined, nobody);
      expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'NOT_SIGNED_IN' }]);
    }
  });

  test.each([
    ...[
      'ada@example.org, eve@example.net',
      'Ada <ada@example.org>',
      'ada@example.org\r\nBcc: eve@example.net',
      '@',
      '',
    ].map((text) => [address(text), 'MAIL_ADDRESS_INVALID'] as const),
    [{ channels: [{ channel: 'pigeon' }] }, 'BAD_REQUEST'],
    [{ channels: [{ channel: 'email', categories: { weather: true } }] }, 'BAD_REQUEST'],
  ])('%j is refused and changes nothing', async (body, code) => {
    const answer = await ask('PUT', 'preferences', body);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code }]);
    expect((await servers.database.pool.query('select from aicost.notification_person')).rowCount).toBe(0);
  });
});

describe('a test', () => {
  test('goes to the own address and counts among the mails of the hour', async () => {
    await ask('PUT', 'preferences', address('ada@example.org'));
    expect((await ask('POST', 'test/email')).statusCode).toBe(204);
    expect(full.mails.sent).toMatchObject([{ to: 'ada@example.org', subject: 'Test of your notifications' }]);
    expect((await ask('GET', 'preferences')).json()).toMatchObject({ channels: [{ left: { hour: 9, day: 49 } }] });
    for (let time = 0; time < 9; time += 1) await ask('POST', 'test/email');
    const answer = await ask('POST', 'test/email');
    expect([answer.statusCode, answer.json()]).toMatchObject([429, { code: 'RATE_LIMITED' }]);
    expect(full.mails.sent).toHaveLength(10);
  });

  test('says what is missing or wrong', async () => {
    const noAddress = await ask('POST', 'test/email');
    expect([noAddress.statusCode, noAddress.json()]).toMatchObject([400, { code: 'MAIL_ADDRESS_MISSING' }]);
    const noChannel = await ask('POST', 'test/slack');
    expect([noChannel.statusCode, noChannel.json()]).toMatchObject([400, { code: 'CHANNEL_UNKNOWN' }]);
    await ask('PUT', 'preferences', address('ada@example.org'));
    full.mails.answer = () => ({ outcome: 'refused', reason: '550 ada@example.org is unknown here' });
    const failed = await ask('POST', 'test/email');
    expect([failed.statusCode, failed.json()]).toMatchObject([502, { message: expect.stringContaining('550 ') }]);
    expect(failed.body).not.toContain('ada@example.org');
  });
});

async function alertTo(name: string): Promise<string> {
  await full.subscribe(name);
  await receiveAlerts(full.desk, Buffer.from(webhookBody([{ labels: { account: 'openai' } }])));
  const pace = { gather: 0, lease: 180, retries: [] };
  await composeMails(full.desk, full.mail, pace);
  await deliverMails(full.desk, full.mail, new AbortController().signal, pace);
  return new URL(full.mails.sent.at(-1)?.unsubscribeUrl ?? '').pathname;
}

test('the history shows alerts to everybody, and to each what became of their own', async () => {
  await alertTo('ada');
  const item = {
    event: 'Budget',
    category: 'budget',
    account: 'openai',
    status: 'firing',
    started_at: '2026-11-23T10:00:00Z',
    outcomes: 'email: 1 sent',
    sent: 1,
  };
  const mine = await ask('GET', 'history');
  expect(mine.json()).toMatchObject({ items: [{ ...item, mine: { state: 'sent', reason: null } }], next_cursor: null });
  expect((await ask('GET', 'history', undefined, { user: 'eve' })).json()).toMatchObject({
    items: [{ ...item, mine: null }],
  });
  expect(mine.body).not.toContain('@');
});

test('pages of the history hold every alert once, the newest first', async () => {
  const alerts = Array.from({ length: 25 }, (_, index) => ({ fingerprint: `f${index}` }));
  for (const alert of alerts) await receiveAlerts(full.desk, Buffer.from(webhookBody([alert], { truncatedAlerts: 1 })));
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await ask('GET', `history?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const { items, next_cursor } = page.json<{ items: { id: string }[]; next_cursor: string | null }>();
    ids.push(...items.map(({ id }) => id));
    cursor = next_cursor;
  }
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(50);
  const budgets = await ask('GET', 'history?category=budget&status=firing');
  expect(budgets.json<{ items: unknown[] }>().items).toHaveLength(25);
});

describe('unsubscribing', () => {
  const wanted = async () =>
    (await ask('GET', 'preferences')).json<{ opted_out: boolean; channels: { categories: object }[] }>();

  test('by looking at the link changes nothing, as often as programs look', async () => {
    const url = await alertTo('ada');
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const page = await app.inject({ method, url });
      expect(page.statusCode).toBe(200);
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
      if (method === 'GET') expect(page.body).toContain('<form method="post">');
    }
    expect((await wanted()).channels[0]?.categories).toEqual(ALL);
  });

  test.each([
    ['by one click of the mail program', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
    ['by the button of the page', '', 'application/x-www-form-urlencoded'],
    [
      'by a form of parts',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
      'multipart/form-data; boundary=x',
    ],
  ])('%s ends this category, and again is fine too', async (_how, payload, type) => {
    const url = await alertTo('ada');
    for (let time = 0; time < 2; time += 1) {
      const done = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
      expect([done.statusCode, done.headers.location, done.headers['set-cookie']]).toEqual([200, undefined, undefined]);
    }
    expect(await wanted()).toMatchObject({ opted_out: false, channels: [{ categories: { ...ALL, budget: false } }] });
  });

  test('from everything ends everything, until the person says otherwise', async () => {
    const url = await alertTo('ada');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await app.inject({ method: 'POST', url, payload: 'scope=all', headers });
    expect(await wanted()).toMatchObject({ opted_out: true, channels: [{ categories: NONE }] });
  });

  test('by a link that is not genuine changes nothing', async () => {
    const url = await alertTo('ada');
    const [, , token = ''] = url.split('/');
    const forged = [
      token.replace('.budget.', '.all.'),
      token.replace('.budget.', '.weather.'),
      token.replace(/^v1\.\d+/, 'v1.999999'),
      token.replace(/^v1/, 'v2'),
      `${token}x`,
      token.slice(0, -1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      'x',
    ];
    for (const text of forged) {
      for (const method of ['GET', 'POST'] as const) {
        expect([text, (await app.inject({ method, url: `/unsubscribe/${text}` })).statusCode]).toEqual([text, 404]);
      }
    }
    expect((await wanted()).channels[0]?.categories).toEqual(ALL);
  });
});

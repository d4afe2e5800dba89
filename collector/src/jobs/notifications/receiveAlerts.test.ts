import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { webhookBody, type WebhookAlert } from '../../../test/grafanaWebhook.js';
import { seeded } from '../../../test/money/random.js';
import { FullDesk, quietNotifications } from '../../../test/notificationParts.js';
import { alertHistory } from '../../store/notifications/history.js';
import { receiveAlerts } from './receiveAlerts.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const receive = (alerts: readonly WebhookAlert[], envelope: Parameters<typeof webhookBody>[1] = {}) =>
  receiveAlerts(quietNotifications(database.pool), Buffer.from(webhookBody(alerts, envelope)));

const ROWS = `
select a.group_key || ' ' || a.fingerprint as alert, to_char(a.started_at at time zone 'UTC', 'HH24:MI:SS') as started,
       to_char(a.ended_at at time zone 'UTC', 'HH24:MI:SS') as ended, a.annotations ->> 'summary' as summary
from aicost.alert as a order by 1, 2`;

interface Row {
  readonly alert: string;
  readonly started: string;
  readonly ended: string | null;
  readonly summary: string;
}

async function history(): Promise<Row[]> {
  return (await database.pool.query<Row>(ROWS)).rows;
}

const clock = (second: number): string => new Date(Date.UTC(2026, 10, 23, 0, 0, second)).toISOString();

test('10,000 events with duplicates, in random order and cut into random webhooks, are the exact history', async () => {
  const seed = Number(process.env.AICOST_WEBHOOK_SEED ?? Math.floor(Math.random() * 1_000_000));
  const random = seeded(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const expected = new Map<string, Row>();
  const events: { readonly groupKey: string; readonly alert: WebhookAlert }[] = [];
  for (let episode = 0; episode < 3_000; episode += 1) {
    const groupKey = `group-${pick(20)}`;
    const fingerprint = `alert-${pick(150)}`;
    const start = episode * 10;
    const isOver = random() < 0.8;
    const summary = `episode ${episode}`;
    const common = { fingerprint, startsAt: clock(start), annotations: { summary } };
    const ended = isOver ? clock(start + 1 + pick(5_000)) : null;
    const told: WebhookAlert[] = [{ ...common, status: 'firing' }];
    if (ended) told.push({ ...common, status: 'resolved', endsAt: ended });
    for (const alert of told) for (let copy = 0; copy < 1 + pick(2); copy += 1) events.push({ groupKey, alert });
    const row = { alert: `${groupKey} ${fingerprint}`, started: clock(start).slice(11, 19), summary };
    expected.set(`${episode}`, { ...row, ended: ended?.slice(11, 19) ?? null });
  }
  while (events.length < 10_000) events.push(events[pick(events.length)]!);
  const shuffled = events.map((event) => [random(), event] as const).sort(([one], [other]) => one - other);
  const webhooks = new Map<string, WebhookAlert[]>();
  for (const [index, [, { groupKey, alert }]] of shuffled.entries()) {
    // Grafana sends one group at a time, up to a hundred alerts of it.
    const key = JSON.stringify([groupKey, Math.floor(index / 600)]);
    webhooks.set(key, [...(webhooks.get(key) ?? []), alert]);
  }
  const queue = [...webhooks];
  const sendAll = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [key, alerts] = next;
      await receive(alerts, { groupKey: (JSON.parse(key) as [string])[0] });
    }
  };
  await Promise.all([sendAll(), sendAll(), sendAll(), sendAll()]);
  const sorted = [...expected.values()].sort((one, other) =>
    one.alert === other.alert ? (one.started < other.started ? -1 : 1) : one.alert < other.alert ? -1 : 1,
  );
  expect({ seed, events: events.length, rows: await history() }).toEqual({ seed, events: events.length, rows: sorted });
});

describe('the state of an alert', () => {
  const firing: WebhookAlert = { status: 'firing', startsAt: '2026-11-23T10:00:00.123Z' };
  const resolved: WebhookAlert = { ...firing, status: 'resolved', endsAt: '2026-11-23T11:30:00Z' };

  test('is the same whether its end or its start is told first', async () => {
    await receive([resolved]);
    await receive([firing]);
    expect(await history()).toMatchObject([{ started: '10:00:00', ended: '11:30:00' }]);
  });

  test('is the same instant in whatever time zone Grafana writes it', async () => {
    await receive([firing]);
    await receive([{ ...resolved, startsAt: '2026-11-23T11:00:00.123+01:00', endsAt: '2026-11-23T12:30:00+01:00' }]);
    expect(await history()).toMatchObject([{ started: '10:00:00', ended: '11:30:00' }]);
  });

  test('has the later end when two servers of Grafana differ, whoever comes first', async () => {
    const later = { ...resolved, endsAt: '2026-11-23T11:30:20Z' };
    for (const alerts of [[resolved], [later], [resolved]]) await receive(alerts);
    expect(await history()).toMatchObject([{ ended: '11:30:20' }]);
  });

  test('may be firing and resolved in one webhook', async () => {
    await receive([firing, resolved, firing]);
    expect(await history()).toMatchObject([{ ended: '11:30:00' }]);
  });
});

test('texts that no database keeps are stored without them', async () => {
  await receive([{ labels: { account: 'a\0b\ud800' }, annotations: { summary: '\0 <b>' }, fingerprint: 'x\0y' }]);
  const { rows } = await database.pool.query<{ account: string }>('select account from aicost.alert');
  expect(rows).toEqual([{ account: 'a\ufffdb\ufffd' }]);
});

test.each([
  ['no JSON', 'Budget is at 92 %'],
  ['a template of somebody', '{"text":"Budget is at 92 %"}'],
  ['nothing', ''],
  ['a list', '[]'],
  ['an alert without a fingerprint', webhookBody([{}]).replace('"fingerprint":"f00d"', '"f":1')],
  ['a day that does not exist', webhookBody([{ startsAt: '2026-13-45T10:00:00Z' }])],
  ['a label that is no text', webhookBody([{}]).replace('"severity":"warning"', '"severity":{}')],
])('%s is refused with a sentence, and nothing of it is stored', async (_what, body) => {
  await expect(receiveAlerts(quietNotifications(database.pool), Buffer.from(body))).rejects.toMatchObject({
    code: 'ALERT_PAYLOAD_UNKNOWN',
    message: expect.stringMatching(
      /^this is not the body that Grafana's webhook sends by itself.*remove the custom payload/,
    ),
  });
  expect(await history()).toEqual([]);
});

const QUESTION = { before: null, category: null, status: null, subject: 'user:ada', limit: 100 };

test('alerts that Grafana has cut off are visible, once for each webhook', async () => {
  for (let time = 0; time < 2; time += 1) await receive([{}], { truncatedAlerts: 12 });
  expect(await alertHistory(database.pool, QUESTION)).toMatchObject([
    {
      event: '12 alerts not recorded',
      category: 'system',
      status: 'unknown',
      outcomes: expect.stringContaining('cut them off'),
    },
    { event: 'Budget', status: 'firing' },
  ]);
});

describe('who is to hear of it', () => {
  const states = async () =>
    (
      await database.pool.query<{ who: string; state: string }>(
        `select p.person_name as who, n.state from aicost.notification as n join aicost.notification_person as p using (person_id) order by 1`,
      )
    ).rows.map(({ who, state }) => `${who} ${state}`);

  test('is put down with the alert: who wants the category; who has said no is put down as suppressed', async () => {
    await using full = await FullDesk.open(database.pool);
    await full.subscribe('ada');
    await full.subscribe('bob', { channels: [{ channel: 'email', categories: { budget: false } }] });
    await full.subscribe('eve', { isOptedOut: true });
    await full.subscribe('zoe', { channels: [{ channel: 'email', address: null }] });
    const body = Buffer.from(webhookBody([{}]));
    await receiveAlerts(full.desk, body);
    await receiveAlerts(full.desk, body);
    expect(await states()).toEqual(['ada waiting', 'bob suppressed', 'eve suppressed']);
    expect(full.events).toEqual(['webhook recorded 1', 'email suppressed 2', 'webhook duplicate 1']);
  });

  test('is nobody while no mail leaves from here, and nobody afterwards either', async () => {
    await using full = await FullDesk.open(database.pool);
    await full.subscribe('ada');
    await receive([{}]);
    await receiveAlerts(full.desk, Buffer.from(webhookBody([{}])));
    expect(await states()).toEqual([]);
    expect(await alertHistory(database.pool, QUESTION)).toMatchObject([{ outcomes: 'no recipients', sent: 0 }]);
  });

  test('is nobody when the alert is not one of ours, such as the test of a contact point', async () => {
    await using full = await FullDesk.open(database.pool);
    await full.subscribe('ada');
    await receiveAlerts(full.desk, Buffer.from(webhookBody([{ labels: { alertname: 'TestAlert', category: '' } }])));
    expect(await states()).toEqual([]);
    expect(await alertHistory(database.pool, QUESTION)).toMatchObject([
      { event: 'TestAlert', category: 'system', outcomes: 'not relayed: no category', mine: null },
    ]);
  });

  test('hears of an anomaly once, also when it is withdrawn and found again', async () => {
    await using full = await FullDesk.open(database.pool);
    await full.subscribe('ada');
    for (const [index, anomaly] of ['7', '7', '8'].entries()) {
      const alert = { labels: { category: 'anomaly', anomaly }, startsAt: `2026-11-2${index}T10:00:00Z` };
      await receiveAlerts(full.desk, Buffer.from(webhookBody([alert])));
    }
    expect(await states()).toEqual(['ada waiting', 'ada waiting']);
  });

  test('hears of a threshold once a period, however often costs are corrected to and fro over it', async () => {
    await using full = await FullDesk.open(database.pool);
    await full.subscribe('ada');
    const labels = { budget: 'Production', kind: 'percent', threshold: '90', period: 'month' };
    for (const [index, day] of ['2026-11-01', '2026-11-01', '2026-12-01'].entries()) {
      const alert = { labels: { ...labels, period_first: day }, startsAt: `2026-11-2${index}T10:00:00Z` };
      await receiveAlerts(full.desk, Buffer.from(webhookBody([alert])));
    }
    expect(await states()).toEqual(['ada waiting', 'ada waiting']);
    const rows = await alertHistory(database.pool, QUESTION);
    expect(rows.map(({ outcomes }) => outcomes)).toEqual(['email: 1 waiting', 'told before', 'email: 1 waiting']);
  });
});

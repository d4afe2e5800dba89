import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { signed, WEBHOOK_SECRET, webhookBody } from '../../../test/grafanaWebhook.js';
import { quietNotifications } from '../../../test/notificationParts.js';
import { ALL_FEATURES, OpenServers } from '../../../test/openServer.js';
import { Secret } from '../../domain/secret.js';

const OLD_SECRET = new Secret('the-secret-of-last-year');
const MINUTE = 60_000;

let servers: OpenServers;
let app: ReturnType<typeof open>;
beforeAll(async () => {
  servers = await OpenServers.open();
  app = open();
});
afterEach(async () => {
  outcomes.length = 0;
  await servers.database.pool.query('delete from aicost.alert');
});
afterAll(() => servers.close());

const outcomes: string[] = [];
function open(secrets: readonly Secret[] = [WEBHOOK_SECRET], pool = servers.database.pool) {
  const observe = ({ outcome }: { outcome: string }) => outcomes.push(outcome);
  return servers.serverOf(pool, { notifications: { ...quietNotifications(pool), webhookSecrets: secrets, observe } });
}

const post = (server: typeof app, payload: string | Buffer, headers: Record<string, string>) =>
  server.inject({ method: 'POST', url: '/hooks/grafana-alerts', payload, headers });

async function stored(): Promise<number> {
  return (await servers.database.pool.query('select from aicost.alert')).rowCount ?? 0;
}

test('what Grafana has signed is stored when it is answered, and the same again changes nothing', async () => {
  const body = webhookBody([{}]);
  // The other server of a pair repeats it with a time of its own.
  for (const at of [Date.now(), Date.now() + 2_000]) {
    const answer = await post(app, body, signed(body, { at }));
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(await stored()).toBe(1);
  }
  expect(outcomes).toEqual(['recorded', 'duplicate']);
});

test('while the secret is changed both are good', async () => {
  const both = open([WEBHOOK_SECRET, OLD_SECRET]);
  const body = webhookBody([{}]);
  for (const secret of [WEBHOOK_SECRET, OLD_SECRET]) {
    expect((await post(both, body, signed(body, { secret }))).statusCode).toBe(204);
  }
});

describe('is refused and stores nothing:', () => {
  const body = webhookBody([{ labels: { account: 'A&B <x>' } }]);
  const without = (name: string) => Object.fromEntries(Object.entries(signed(body)).filter(([key]) => key !== name));
  const seconds = (ahead: number) => String(Math.floor(Date.now() / 1_000) + ahead);
  /** As a proxy would write it that parses JSON and writes it anew. */
  const reencoded = body.replaceAll('&', '\\u0026').replaceAll('<', '\\u003c');

  /** Made when the test runs, because a signature is good for minutes. */
  const REFUSED: readonly (readonly [string, string, () => Record<string, string>])[] = [
    ['no signature', body, () => without('x-grafana-alerting-signature')],
    ['no time', body, () => without('x-grafana-alerting-timestamp')],
    ['the secret of somebody else', body, () => signed(body, { secret: new Secret('another-secret') })],
    ['a secret that was replaced', body, () => signed(body, { secret: OLD_SECRET })],
    ['the signature of another body', body, () => signed(`${body} `)],
    ['a body that was encoded anew', reencoded, () => signed(body)],
    ['another time than the signed one', body, () => ({ ...signed(body), 'x-grafana-alerting-timestamp': seconds(7) })],
    ['a signature of six minutes ago', body, () => signed(body, { at: Date.now() - 6 * MINUTE })],
    ['a signature of the future', body, () => signed(body, { at: Date.now() + 6 * MINUTE })],
    ['a time that is none', body, () => ({ ...signed(body), 'x-grafana-alerting-timestamp': 'now' })],
    ['a signature that is none', body, () => ({ ...signed(body), 'x-grafana-alerting-signature': 'zz'.repeat(32) })],
    ['a signature cut short', body, () => ({ ...signed(body), 'x-grafana-alerting-signature': 'ab'.repeat(31) })],
    ['an empty body', '', () => signed('')],
  ];

  test.each(REFUSED)('%s', async (_what, payload, headers) => {
    const answer = await post(app, payload, headers());
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(answer.body + servers.log.join('')).not.toContain(WEBHOOK_SECRET.reveal());
    expect(outcomes).toEqual(['refused']);
    expect(await stored()).toBe(0);
  });

  test('a custom payload, with a sentence that says what to do', async () => {
    const custom = JSON.stringify({ text: 'Budget is at 92 %' });
    const answer = await post(app, custom, signed(custom));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'ALERT_PAYLOAD_UNKNOWN',
      message: expect.stringContaining('remove the custom payload'),
    });
  });

  test('a body of more than two MiB', async () => {
    const large = webhookBody([{ annotations: { description: 'x'.repeat(2 * 1024 * 1024) } }]);
    expect((await post(app, large, signed(large))).statusCode).toBe(413);
  });

  test('everything, where no secret is set', async () => {
    const answer = await post(open([]), body, signed(body));
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining('AICOST_WEBHOOK_SECRET is not set') });
  });
});

test('two MiB less a little are taken', async () => {
  const large = webhookBody([{ annotations: { description: 'x'.repeat(2 * 1024 * 1024 - 2_000) } }]);
  expect((await post(app, large, signed(large))).statusCode).toBe(204);
});

test('while the database is away Grafana is told to come again, and one alert is stored then', async () => {
  // It takes connections and says nothing, like a server behind a network that has gone.
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const away = new URL(servers.database.url);
  away.port = String((silent.address() as AddressInfo).port);
  const body = webhookBody([{}]);
  const answer = await post(open([WEBHOOK_SECRET], servers.poolOf(away.href)), body, signed(body));
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(outcomes).toEqual([]);
  silent.close();
  expect((await post(app, body, signed(body))).statusCode).toBe(204);
  expect(await stored()).toBe(1);
});

test('a database that hangs is answered for soon, and nothing of the webhook stays half', async () => {
  const { pool } = servers.database;
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query('lock table aicost.alert in access exclusive mode');
  const body = webhookBody([{}]);
  const answer = await post(app, body, signed(body));
  await holder.query('rollback');
  holder.release();
  expect(answer.statusCode).toBe(503);
  expect((await post(app, body, signed(body))).statusCode).toBe(204);
  expect(await stored()).toBe(1);
});

test('with notifications switched off every one of these routes is gone', async () => {
  const off = servers.serverOf(servers.database.pool, { features: { ...ALL_FEATURES, notifications: false } });
  const routes = [
    ['POST', '/hooks/grafana-alerts'],
    ['GET', '/unsubscribe/x'],
    ['POST', '/unsubscribe/x'],
    ['GET', '/api/notifications/preferences'],
    ['PUT', '/api/notifications/preferences'],
    ['POST', '/api/notifications/test/email'],
    ['GET', '/api/notifications/history'],
  ] as const;
  for (const [method, url] of routes) {
    const answer = await off.inject({ method, url });
    expect([url, answer.statusCode, answer.json()]).toMatchObject([url, 404, { code: 'FEATURE_OFF' }]);
  }
});

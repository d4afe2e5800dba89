import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { ALL_FEATURES, OpenServers } from '../../../../test/openServer.js';
import type { Day } from '../../../domain/day.js';
import { addDays } from '../../../domain/day.js';
import { ensureAccount } from '../../../store/accounts.js';
import { createPool, databaseNow, type Pool } from '../../../store/db.js';
import { bearer, tokenOf, type Method } from '../../access/access.testkit.js';

let servers: OpenServers;
let pool: Pool;
let app: FastifyInstance;
let tokens: Record<'viewer' | 'editor', string>;
let today: Day;
beforeAll(async () => {
  servers = await OpenServers.open();
  pool = createPool(servers.database.url, { applicationName: 'anomalies-test' });
  const account = { serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null } as const;
  for (const accountName of ['one', 'two']) await ensureAccount(pool, { accountName, ...account });
  tokens = { viewer: await tokenOf(pool, 'viewer'), editor: await tokenOf(pool, 'editor') };
  today = (await databaseNow(pool)).slice(0, 10) as Day;
  app = servers.serverOf(pool);
});
afterEach(async () => {
  await pool.query('delete from aicost.anomaly_event');
  await pool.query('delete from aicost.planned_event');
  await pool.query('delete from aicost.anomaly_setting');
  await pool.query('delete from aicost.audit');
});
afterAll(async () => {
  await pool.end();
  await servers.close();
});

function call(
  method: Method,
  path: string,
  payload?: object,
  who: 'viewer' | 'editor' = 'editor',
): Promise<LightMyRequestResponse> {
  return app.inject({ method, url: `/api${path}`, headers: bearer(tokens[who]), ...(payload ? { payload } : {}) });
}

/** Stores an event of so many days ago. */
async function event(accountId: number, ago: number, severity = 'high', model: string | null = null): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into aicost.anomaly_event (account_id, model, currency, detector, day, last_day, anomalous_days, direction, score, severity,
       cost, expected, excess, state, detected_at, updated_at)
     values ($1, $4, 'USD', 'robust', $2, $2, array[$2::date], 'up', 4.5, $3, 124.30, 40.2, 84.1, 'open', now(), now()) returning anomaly_id as id`,
    [accountId, addDays(today, -ago), severity, model],
  );
  return Number(rows[0]?.id);
}

const idsOf = (answer: LightMyRequestResponse) =>
  (answer.json() as { items: { id: number }[] }).items.map(({ id }) => id);

test('anomalies come newest first, page by page, with a summary over all pages', async () => {
  const ids = [await event(1, 2), await event(1, 3, 'critical'), await event(2, 4), await event(2, 5)];
  const first = await call('GET', '/analytics/anomalies?limit=3', undefined, 'viewer');
  expect(idsOf(first)).toEqual(ids.slice(0, 3));
  const { next_cursor: cursor, summary } = first.json() as { next_cursor: string; summary: object };
  expect(summary).toMatchObject({
    total: 4,
    open: 4,
    high: { total: 3, open: 3 },
    critical: { total: 1 },
    low: { total: 0 },
  });
  expect(idsOf(await call('GET', `/analytics/anomalies?limit=3&cursor=${cursor}`))).toEqual(ids.slice(3));
});

test('an anomaly says what it cost, what was expected and which account it is of', async () => {
  const id = await event(1, 2, 'high', 'gpt-5');
  const answer = await call('GET', '/analytics/anomalies');
  expect(answer.json()).toMatchObject({
    items: [
      {
        id,
        account: 'one',
        service_id: 'openai',
        model: 'gpt-5',
        cost: '124.3',
        expected: '40.2',
        excess: '84.1',
        explanation: null,
      },
    ],
    next_cursor: null,
  });
});

test.each([
  ['account_id=2', [3]],
  ['service_id=openai', [1, 2, 3]],
  ['severity=critical', [2]],
  ['model=gpt-5', [2]],
  ['state=withdrawn', []],
  ['verdict=none', [1, 2, 3]],
  ['verdict=confirmed', []],
])('%s filters', async (filter, places) => {
  const ids = [await event(1, 2), await event(1, 3, 'critical', 'gpt-5'), await event(2, 4)];
  const expected = places.map((place) => ids[place - 1]);
  expect(idsOf(await call('GET', `/analytics/anomalies?${filter}`))).toEqual(expected);
});

test.each([
  ['start_date=2026-02-30', 'INVALID_DATE_FORMAT'],
  ['start_date=2026-02-03&end_date=2026-02-01', 'INVALID_DATE_RANGE'],
  ['account_id=77', 'INVALID_ACCOUNT'],
  ['severity=huge', 'BAD_REQUEST'],
  ['acount_id=1', 'BAD_REQUEST'],
  ['cursor=zzz', 'INVALID_CURSOR'],
])('%s is refused', async (filter, code) => {
  const answer = await call('GET', `/analytics/anomalies?${filter}`);
  expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([400, code]);
});

test('a verdict closes the anomaly, is audited once however often it is sent, and may be changed and taken back', async () => {
  const path = `/analytics/anomalies/${await event(1, 2)}/verdict`;
  const wish = { verdict: 'false alarm', note: 'load test' };
  const judged = await call('POST', path, wish);
  expect(judged.json()).toMatchObject({
    ...{ verdict: 'false alarm', verdict_by: 'editor', verdict_note: 'load test' },
    ...{ state: 'closed', state_reason: 'editor said: false alarm' },
  });
  expect((await call('POST', path, wish)).json()).toEqual(judged.json());
  expect((await call('POST', path, { verdict: 'confirmed' })).json()).toMatchObject({
    verdict: 'confirmed',
    verdict_note: '',
  });
  expect((await call('POST', path, { verdict: null })).json()).toMatchObject({
    verdict: null,
    verdict_by: null,
    state: 'open',
  });
  const { rows } = await pool.query(
    `select actor_name, detail ->> 'verdict' as verdict from aicost.audit where action = 'anomaly.verdict' order by audit_id`,
  );
  expect(rows).toEqual(['false alarm', 'confirmed', null].map((verdict) => ({ actor_name: 'editor', verdict })));
});

test('a viewer cannot judge, and an anomaly that is not there cannot be judged', async () => {
  const path = `/analytics/anomalies/${await event(1, 2)}/verdict`;
  expect((await call('POST', path, { verdict: 'confirmed' }, 'viewer')).statusCode).toBe(403);
  expect((await call('POST', '/analytics/anomalies/999999/verdict', { verdict: 'confirmed' })).json()).toMatchObject({
    code: 'ANOMALY_NOT_FOUND',
  });
  expect((await call('POST', path, { verdict: 'maybe' })).statusCode).toBe(400);
});

test('an anomaly is found by its number, also when it is withdrawn', async () => {
  const id = await event(1, 2);
  await pool.query(`update aicost.anomaly_event set state = 'withdrawn'`);
  expect((await call('GET', `/analytics/anomalies/${id}`, undefined, 'viewer')).json()).toMatchObject({
    ...{ id, account: 'one', state: 'withdrawn', cost: '124.3' },
  });
  expect((await call('GET', '/analytics/anomalies/999999')).json()).toMatchObject({ code: 'ANOMALY_NOT_FOUND' });
});

test('precision is the part of the judged anomalies that was real', async () => {
  const verdicts = ['confirmed', 'confirmed', 'confirmed', 'false alarm', 'expected'];
  for (const [index, verdict] of verdicts.entries()) {
    await call('POST', `/analytics/anomalies/${await event(1, index + 1)}/verdict`, { verdict });
  }
  const { rows } = await pool.query(
    `select account, confirmed::int, false_alarms::int, precision::float8 from report.anomaly_precision order by account`,
  );
  const counts = { confirmed: 3, false_alarms: 1, precision: 0.75 };
  expect(rows).toEqual([
    { account: 'all accounts', ...counts },
    { account: 'one', ...counts },
  ]);
  const path = '/analytics/anomaly-precision';
  expect((await call('GET', path, undefined, 'viewer')).json()).toEqual({ ...counts, expected: 1 });
  expect((await call('GET', `${path}?account_id=1`)).json()).toEqual({ ...counts, expected: 1 });
  expect((await call('GET', `${path}?account_id=2`)).json()).toEqual({
    ...{ confirmed: 0, false_alarms: 0, expected: 0, precision: null },
  });
  expect((await call('GET', `${path}?account_id=77`)).json()).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
});

test('a setting holds for its account, the default one for all others', async () => {
  const path = '/analytics/anomaly-settings';
  expect((await call('GET', path)).json()).toEqual({
    ...{
      account_id: null,
      is_own: false,
      threshold: 3,
      detector: 'robust',
      directions: 'up',
      min_excess: null,
      enabled: true,
    },
  });
  const wish = {
    account_id: 1,
    threshold: 4.5,
    detector: 'sigma',
    directions: 'both',
    min_excess: '12.50',
    enabled: true,
  };
  expect((await call('PUT', path, wish)).json()).toEqual({ ...wish, is_own: true, min_excess: '12.5' });
  await call('PUT', path, { threshold: 2 });
  expect((await call('GET', `${path}?account_id=1`)).json()).toMatchObject({ threshold: 4.5, is_own: true });
  expect((await call('GET', `${path}?account_id=2`)).json()).toMatchObject({ threshold: 2, is_own: false });
});

test.each([1, 6])('the threshold may be %d', async (threshold) => {
  expect((await call('PUT', '/analytics/anomaly-settings', { threshold })).json()).toMatchObject({ threshold });
});

test.each([
  [{ threshold: 0.9 }, 'threshold is 0.9; give a number from 1.0 to 6.0, the default is 3'],
  [{ threshold: 6.1 }, 'threshold is 6.1; give a number from 1.0 to 6.0, the default is 3'],
  [{ min_excess: -1 }, 'min_excess -1 is no amount of 0 or more; write it as "12.50", or null for the default'],
])('the setting %j is refused in one clear sentence', async (wish, message) => {
  const answer = await call('PUT', '/analytics/anomaly-settings', wish);
  expect([answer.statusCode, (answer.json() as { message: string }).message]).toEqual([400, message]);
});

test('a planned event withdraws the anomalies inside it, and is listed until it is deleted', async () => {
  await event(1, 3);
  await event(2, 3);
  const plan = { account_id: 1, first_day: addDays(today, -4), last_day: addDays(today, -2), title: 'migration' };
  const made = await call('POST', '/planned-events', plan);
  expect(made.statusCode).toBe(201);
  expect((await call('GET', '/analytics/anomalies?state=withdrawn')).json()).toMatchObject({
    items: [{ account: 'one', state_reason: 'planned: migration' }],
  });
  expect((await call('GET', '/planned-events')).json()).toMatchObject({ items: [{ ...plan, created_by: 'editor' }] });
  const { id } = made.json() as { id: number };
  expect((await call('DELETE', `/planned-events/${id}`)).statusCode).toBe(204);
  expect((await call('DELETE', `/planned-events/${id}`)).json()).toMatchObject({ code: 'PLANNED_EVENT_NOT_FOUND' });
  expect((await call('GET', '/planned-events')).json()).toMatchObject({ items: [] });
});

test.each([
  [{ first_day: '2026-02-30', title: 'a' }, 'INVALID_DATE_FORMAT'],
  [{ first_day: '2026-02-03', last_day: '2026-02-01', title: 'a' }, 'INVALID_DATE_RANGE'],
  [{ first_day: '2026-02-03', last_day: '2027-12-01', title: 'a' }, 'INVALID_DATE_RANGE'],
  [{ first_day: '2026-02-03', title: '  ' }, 'INVALID_REQUEST'],
  [{ first_day: '2026-02-03', title: 'a', account_id: 77 }, 'ACCOUNT_NOT_FOUND'],
])('the planned event %j is refused', async (wish, code) => {
  expect((await call('POST', '/planned-events', wish)).json()).toMatchObject({ code });
});

test('with the feature switched off nothing of it is there', async () => {
  const bare = servers.serverOf(pool, { features: { ...ALL_FEATURES, anomalyDetection: false } });
  for (const path of ['analytics/anomalies', 'analytics/anomaly-settings', 'planned-events']) {
    const answer = await bare.inject({ method: 'GET', url: `/api/${path}`, headers: bearer(tokens.editor) });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([404, 'FEATURE_OFF']);
  }
});

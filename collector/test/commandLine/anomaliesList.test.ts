import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../database.js';
import { aicost } from './console.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await database.drop();
});

test('anomalies tells when nothing was unusual, and lists what was', async () => {
  expect((await aicost('anomalies')).out).toMatch(/^Nothing unusual since \d{4}-\d{2}-\d{2}\.\n$/);
  await database.pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ('acme', 'openai', 'OpenAI', 'config', '2026-01-01')`,
  );
  await database.pool.query(
    `insert into aicost.anomaly_event (account_id, currency, detector, day, last_day, anomalous_days, direction, score, severity,
       cost, expected, excess, state, explanation, detected_at, updated_at)
     select 1, 'USD', 'robust', d.day, d.day, array[d.day], 'up', 4.5, 'high', 1124.3, 40.2, 84.1, 'open', '{"sentence":"+$1084.10"}', now(), now()
     from (select (now() at time zone 'UTC')::date - 10) as d (day)`,
  );
  const { out } = await aicost('anomalies', '--account', 'acme');
  for (const cell of ['acme', '(all)', '+$1084.10', 'high', 'open', '1,124.30', '40.20', 'USD'])
    expect(out).toContain(cell);
  expect(JSON.parse((await aicost('anomalies', '--json')).out)).toMatchObject([{ anomalyId: 1, cost: '1124.3' }]);
  expect((await aicost('anomalies', '--days', '5')).out).toContain('Nothing unusual');
});

test.each([
  ['--days', '0', '--days is "0"; give a whole number from 1 to 9999'],
  ['--account', 'nobody', 'there is no account "nobody"; see "aicost accounts list"'],
])('%s %s is refused', async (option, value, message) => {
  const said = await aicost('anomalies', option, value);
  expect(said.code).toBe(1);
  expect(said.err).toContain(message);
});

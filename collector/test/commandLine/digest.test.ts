import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../../src/domain/day.js';
import { lastSpan } from '../../src/domain/digest.js';
import { plain, readStream, todayOf } from '../analytics/readStream.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { addAccount } from '../export/seededLedger.js';
import { aicost } from './console.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
  const costs = Array.from({ length: 100 }, () => '50.125');
  const first = addDays(await todayOf(database.pool), -99);
  await readStream(
    database.pool,
    await addAccount(database.pool, 'acme'),
    'costs',
    first,
    plain(costs, { xModel: 'm' }),
  );
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL']) delete process.env[name];
  await database.drop();
});

test('digest prints what would be sent of the last week, and stores nothing', async () => {
  const { first, last } = lastSpan('weekly', await todayOf(database.pool));
  const { code, out } = await aicost('digest');
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Subject: Costs of the week ${first} to ${last}: 350\\.88 USD\n`));
  expect(out).toContain('Change: 0.00 USD (0.0 %)');
  const { rows } = await database.pool.query('select from aicost.mail union all select from aicost.digest_post');
  expect(rows).toEqual([]);
});

test('or of the last month, exactly, as the webhook gets it and as the report says', async () => {
  const { first, last } = lastSpan('monthly', await todayOf(database.pool));
  const digest = JSON.parse((await aicost('digest', '--period', 'monthly', '--json')).out);
  const report = JSON.parse((await aicost('report', '--from', first, '--to', last, '--json')).out);
  expect(digest).toMatchObject({ type: 'digest', period: 'monthly', first, last });
  expect(digest.costs[0].billed_cost).toBe(report.rows[0].billedCost);
});

test('another period is refused', async () => {
  const { code, err } = await aicost('digest', '--period', 'daily');
  expect(code).toBe(1);
  expect(err).toContain('Allowed choices are weekly, monthly');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../../src/domain/day.js';
import { plain, readStream, todayOf } from '../analytics/readStream.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { addAccount } from '../export/seededLedger.js';
import { aicost } from './console.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AICOST_LOG_LEVEL = 'silent';
  const first = addDays(await todayOf(database.pool), -40);
  const id = await addAccount(database.pool, 'acme');
  const costs = Array.from({ length: 40 }, () => '50');
  await readStream(database.pool, id, 'costs', first, plain(costs, { xModel: 'gpt-5' }));
  const young = await addAccount(database.pool, 'young', 'anthropic', 'Anthropic');
  await readStream(database.pool, young, 'costs', addDays(first, 36), plain(costs.slice(0, 4)));
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'AICOST_LOG_LEVEL', 'ENABLE_FORECASTING']) delete process.env[name];
  await database.drop();
});

test('forecast shows the month, the next days, their range and how far to trust them', async () => {
  const { code, out } = await aicost('forecast', '--account', 'acme', '--horizon', '60');
  expect(code).toBe(0);
  expect(out).toMatch(/next 30 days.* 1,500\.00 .*1,500\.00 to 1,500\.00/);
  expect(out).toMatch(/next 60 days.* 3,000\.00 /);
  for (const cell of ['this month so far', 'month end at this rate', 'quarter end', 'next 90 days', 'Confidence: high'])
    expect(out).toContain(cell);
  const { out: json } = await aicost('forecast', '--model', 'gpt-5', '--json');
  expect(JSON.parse(json)).toMatchObject({
    horizon: 30,
    forecasts: [{ currency: 'USD', total: { expected: '1500' } }],
  });
});

test('from few days it is called a run rate', async () => {
  const { out } = await aicost('forecast', '--account', 'young');
  expect(out).toMatch(/^Run rate in USD/);
  expect(out).toContain('Not enough data for a forecast: 4 of at least 14 days are known.');
});

test.each([
  [['--horizon', '45'], 'horizon is one of 30, 60, 90 days; "45" is not'],
  [['--account', 'nobody'], 'there is no account "nobody"; see "aicost accounts list"'],
])('%s is refused', async (options, message) => {
  const said = await aicost('forecast', ...options);
  expect([said.code, said.out]).toEqual([1, '']);
  expect(said.err).toContain(message);
});

test('nothing is forecast while forecasting is switched off', async () => {
  process.env.ENABLE_FORECASTING = 'false';
  const said = await aicost('forecast');
  delete process.env.ENABLE_FORECASTING;
  expect(said.err).toContain('forecasting is switched off; set ENABLE_FORECASTING=true');
});

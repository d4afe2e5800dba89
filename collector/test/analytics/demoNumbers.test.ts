import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { detectAnomalies } from '../../src/analysis/anomaly/detect.js';
import { bearer, tokenOf } from '../../src/api/access/access.testkit.js';
import { sumDecimals, type Decimal } from '../../src/domain/decimal.js';
import { addDays, day, eachDay } from '../../src/domain/day.js';
import { createBudget } from '../../src/jobs/budgets/createBudget.js';
import { refreshAnalytics } from '../../src/jobs/analytics/refreshAnalytics.js';
import { directAnalyst } from '../../src/jobs/analytics/threads/analyst.js';
import { createLogger } from '../../src/logging/logger.js';
import type { Pool } from '../../src/store/db.js';
import { demoAccounts, demoPrices } from '../fakeProvider/demoWorld.js';
import { createWorld } from '../fakeProvider/world.js';
import { Simulation } from '../money/simulation.js';
import { OpenServers } from '../openServer.js';

/**
 * The demo's research account on 23 November 2026, a Monday. What it cost each day is published by the simulated provider;
 * every number below was worked out from those days with pencil and paper, not with the code that is tested.
 */
const TODAY = day('2026-11-23');
const ACCOUNT = 'openai-research';

let servers: OpenServers;
let simulation: Simulation;
let pool: Pool;
let app: FastifyInstance;
let headers: { authorization: string };
let accountId: string;

beforeAll(async () => {
  servers = await OpenServers.open();
  const accounts = demoAccounts(TODAY).filter(({ name }) => name === ACCOUNT);
  simulation = await Simulation.start({
    world: createWorld({ seed: 1, today: TODAY, accounts, prices: demoPrices(TODAY) }),
    asOf: `${TODAY}T12:00:00Z`,
    backfillFrom: addDays(TODAY, -200),
    database: servers.database,
  });
  const collector = simulation.collector();
  await collector.sync(ACCOUNT);
  pool = collector.pool;
  const { rows } = await pool.query<{ id: number }>('select account_id as id from aicost.account');
  accountId = String(rows[0]?.id);
  const limit = { name: 'Research', limit: '7000', currency: 'USD', accountId: Number(accountId) };
  await createBudget(pool, { subject: 'test', name: 'test' }, limit);
  const log = createLogger({ level: 'warn', secrets: [] });
  await refreshAnalytics({
    pool,
    log,
    analyst: directAnalyst,
    features: { forecasting: true, anomalyDetection: true },
  });
  app = servers.serverOf(pool);
  headers = bearer(await tokenOf(pool, 'viewer'));
}, 180_000);

afterAll(async () => {
  await servers.closeServers();
  await simulation[Symbol.asyncDispose]();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shapes are checked by the routes' own tests
async function ask(path: string, query: Record<string, string> = {}): Promise<any> {
  const answer = await app.inject({ url: path, query: { account_id: accountId, ...query }, headers });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}

describe('the budget of 7,000 dollars a month', () => {
  test('spent is what the 23 days of November cost until now, which is 81.77 % and so past 70 but not past 90', async () => {
    const [status] = (await ask('/api/budgets/status')).items;
    expect(status).toMatchObject({ spent: '5723.9869865', level: 1, remaining: '1276.0130135' });
    expect(Number(status.used_ratio)).toBeCloseTo(0.817712, 6);
  });

  test('a day costs a seventh of what Monday 16 to Sunday 22 November cost: 1,584.026466185 / 7', async () => {
    const [status] = (await ask('/api/budgets/status')).items;
    expect(Number(status.burn_rate_per_day)).toBeCloseTo(226.289495, 6);
  });

  test('eight days are left, today among them', async () => {
    expect((await ask('/api/budgets/status')).items[0].days_left).toBe(8);
  });
});

describe('month over month', () => {
  test('22 days of November, 5,649.73, against 22 days of October, 4,924.11: 725.62 more, which is 14.7 %', async () => {
    const [usd] = (await ask('/api/analytics/trends')).series;
    expect(usd.month_over_month).toMatchObject({
      first_day: '2026-11-01',
      last_day: '2026-11-22',
      previous_first_day: '2026-10-01',
      previous_last_day: '2026-10-22',
      value: '5649.734640725',
      previous_value: '4924.11182687',
      change: '725.622813855',
      change_ratio: '0.147361',
    });
  });
});

describe('unit costs of November', () => {
  test('5,723.99 dollars for 4,124,626,013 tokens are 0.0013878 a thousand, for 625,902 requests 0.0091452 each', async () => {
    const range = { start_date: '2026-11-01', end_date: TODAY, by: 'account' };
    const [row] = (await ask('/api/analytics/breakdown', range)).currencies[0].rows;
    expect(row).toMatchObject({ billed_cost: '5723.9869865', tokens: '4124626013', requests: '625902' });
    expect(Number(row.cost_per_1k_tokens)).toBeCloseTo(0.0013878, 6);
    expect(Number(row.cost_per_request)).toBeCloseTo(0.0091452, 6);
  });
});

describe('the end of the month', () => {
  test('is what the 22 days that are over cost, plus what each of the eight days from today on is expected to cost', async () => {
    const [usd] = (await ask('/api/analytics/forecast', { horizon: '30' })).forecasts;
    const rest = eachDay(TODAY, day('2026-11-30')).map(
      (date) => usd.days.find((item: { day: string }) => item.day === date).expected as Decimal,
    );
    const expected = Number(sumDecimals(['5649.734640725' as Decimal, ...rest]));
    expect(Number(usd.month_end.expected)).toBeCloseTo(expected, 2);
    expect(usd.month_end.spent).toBe('5723.9869865');
  });

  test('is the same on the forecast and on the budget of the same costs', async () => {
    const [usd] = (await ask('/api/analytics/forecast', { horizon: '30' })).forecasts;
    const [budget] = (await ask('/api/budgets/status')).items;
    const { expected, lower80, upper80 } = usd.month_end;
    expect([budget.expected_at_end, budget.lower80, budget.upper80]).toEqual([expected, lower80, upper80]);
  });

  test('at this rate: 22 days as they were and eight days like the mean of the last seven, 226.29', async () => {
    const [usd] = (await ask('/api/analytics/forecast', { horizon: '30' })).forecasts;
    expect(Number(usd.run_rate.per_day)).toBeCloseTo(226.289495, 5);
    expect(Number(usd.month_end.at_this_rate.expected)).toBeCloseTo(5649.734641 + 8 * 226.289495, 4);
  });
});

describe('the runaway key', () => {
  test('cost 782.65 on 8 and 9 November beyond what four Sundays and four Mondays before cost on the mean', async () => {
    const { items } = await ask('/api/analytics/anomalies');
    expect(items).toHaveLength(1);
    // Sundays 83.57, 87.00, 83.35, 85.59: mean 84.87751073. Mondays 288.51, 304.31, 287.07, 213.79: mean 273.42269951.
    expect(items[0]).toMatchObject({
      day: '2026-11-08',
      last_day: '2026-11-09',
      direction: 'up',
      severity: 'critical',
    });
    expect(items[0].explanation).toMatchObject({
      before: '358.30021024',
      after: '1140.94771198',
      change: '782.64750174',
    });
  });

  test('is named first, and what volume, price and mix made adds up to all of it', async () => {
    const { explanation } = (await ask('/api/analytics/anomalies')).items[0];
    expect(explanation.leaves[0]).toMatchObject({ project: 'Agent experiments' });
    const parts = ['volume', 'price', 'mix', 'unsplit'].map((part) => explanation[part] as Decimal);
    expect(sumDecimals(parts)).toBe('782.64750174');
  });

  test('is 6.68 standard deviations above the mean of the 30 days before, for those who count like that', async () => {
    const { rows } = await pool.query<{ cost: string }>(
      `select sum(billed_cost) as cost from report.daily_cost_by_account where day between $1 and '2026-11-09' group by day order by day`,
      [addDays(day('2026-11-09'), -30)],
    );
    // The mean of 10 October to 8 November is 223.542754, their standard deviation (of a sample) 93.332471.
    const costs = rows.map(({ cost }) => Number(cost));
    const judged = detectAnomalies({ firstDay: day('2026-10-10'), costs }, { detector: 'sigma' }).at(-1);
    expect(judged?.expected).toBeCloseTo(223.542754, 5);
    expect(judged?.score).toBeCloseTo(6.68356, 4);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addAccount } from '../../../../test/export/seededLedger.js';
import { ALL_FEATURES, OpenServers } from '../../../../test/openServer.js';
import { addDays, addMonths, daysBetween, firstOfMonth, type Day } from '../../../domain/day.js';
import { refreshAnalytics } from '../../../jobs/analytics/refreshAnalytics.js';
import { directAnalyst } from '../../../jobs/analytics/threads/analyst.js';
import { createLogger } from '../../../logging/logger.js';
import { createApiToken } from '../../../store/apiTokens.js';
import { plain, readStream, todayOf } from '../../../../test/analytics/readStream.js';

let servers: OpenServers;
let token: string;
let today: Day;
let openai: number;
let claude: number;
let young: number;
/** Batches of forecasts that were worked out by the servers of a test. */
let workedOut = 0;
const analyst: typeof directAnalyst = {
  ...directAnalyst,
  forecast: (batch) => {
    workedOut += 1;
    return directAnalyst.forecast(batch);
  },
};

/** OpenAI costs 2 dollars a day, on two models; Claude 3 euros, and a young account 1 dollar since five days. */
beforeAll(async () => {
  servers = await OpenServers.open();
  const { pool } = servers.database;
  today = await todayOf(pool);
  openai = await addAccount(pool, 'Main');
  claude = await addAccount(pool, 'Claude', 'anthropic', 'Anthropic');
  young = await addAccount(pool, 'Young', 'openrouter', 'OpenRouter');
  const spend = (id: number, stream: string, days: number, cost: string, over = {}) =>
    readStream(
      pool,
      id,
      stream,
      addDays(today, -days),
      plain(
        Array.from({ length: days }, () => cost),
        over,
      ),
    );
  await spend(openai, 'a', 40, '1.5', { xModel: 'x' });
  await spend(openai, 'b', 40, '0.5', { xModel: 'y' });
  await spend(claude, 'costs', 40, '3', { billingCurrency: 'EUR', xModel: 'x' });
  await spend(young, 'costs', 5, '1');
  const log = createLogger({ level: 'silent', secrets: [] });
  await refreshAnalytics({ pool, log, analyst: directAnalyst, features: ALL_FEATURES });
  const made = await createApiToken(pool, { name: 't', role: 'viewer', accountId: null, createdBy: 'test' });
  token = made?.token.reveal() ?? '';
});
afterEach(() => servers.closeServers());
afterAll(() => servers.close());

interface Forecast {
  readonly currency: string;
  readonly enough_data: boolean;
  readonly note: string | null;
  readonly total: { readonly expected: string; readonly last_day: string };
  readonly days: readonly { readonly day: string; readonly expected: string }[];
}

function open(features = ALL_FEATURES) {
  workedOut = 0;
  return servers.serverOf(servers.database.pool, { analyst, features });
}

async function ask(query: string, app = open()) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.inject({ url: `/api/analytics/forecast${query}`, headers });
  return {
    status: answer.statusCode,
    body: answer.json<{ forecasts: Forecast[]; horizon: number; message: string }>(),
  };
}

describe('GET /api/analytics/forecast', () => {
  test('says what an account will cost, from the store', async () => {
    const { body } = await ask(`?account_id=${openai}`);
    const days = daysBetween(firstOfMonth(today), addMonths(today, 1));
    expect(body.horizon).toBe(30);
    expect(body.forecasts).toHaveLength(1);
    expect(body.forecasts[0]).toMatchObject({
      ...{ currency: 'USD', enough_data: true, note: null, method: 'constant' },
      total: { first_day: today, last_day: addDays(today, 29), expected: '60', lower95: '60', upper95: '60' },
      run_rate: { per_day: '2', low: '2', high: '2' },
      history: { first_day: addDays(today, -40), days: 40, total: '80', mean_per_day: '2', trend: 'stable' },
      linear_trend: { slope_per_day: '0', total: '60' },
    });
    const monthEnd = (body.forecasts[0] as unknown as { month_end: Record<string, unknown> }).month_end;
    expect(monthEnd).toMatchObject({ expected: String(2 * days), at_this_rate: { expected: String(2 * days) } });
    expect(body.forecasts[0]?.days).toHaveLength(30);
    expect(body.forecasts[0]?.days[29]).toEqual({
      ...{ day: addDays(today, 29), expected: '2', lower80: '2', upper80: '2', lower95: '2', upper95: '2' },
    });
    expect(workedOut).toBe(0);
  });

  test('never adds currencies: one forecast each', async () => {
    const { body } = await ask('?horizon=90');
    const [euros, dollars] = body.forecasts;
    // 90 days of 3 euros, and of 2 dollars which are 3 since the young account is there.
    expect(euros).toMatchObject({ currency: 'EUR', total: { expected: '270' } });
    expect(dollars?.currency).toBe('USD');
    expect(Number(dollars?.total.expected)).toBeGreaterThan(200);
    expect(Number(dollars?.total.expected)).toBeLessThanOrEqual(270);
    expect(body.forecasts.map(({ days }) => days.length)).toEqual([90, 90]);
  });

  test.each([
    ['a service', () => '?service_id=anthropic&days_ahead=60', '180'],
    ['a model of an account', () => `?account_id=${openai}&model=y&horizon=60`, '30'],
    ['an account with its service', () => `?account_id=${openai}&service_id=openai&horizon=60`, '120'],
  ])('of %s, from the store', async (_case, query, expected) => {
    expect((await ask(query())).body.forecasts[0]?.total.expected).toBe(expected);
    expect(workedOut).toBe(0);
  });

  test('any other combination is worked out once, until the ledger changes', async () => {
    const app = open();
    for (let turn = 0; turn < 3; turn += 1) {
      const { body } = await ask('?model=x', app);
      expect(body.forecasts.map(({ total }) => total.expected)).toEqual(['90', '45']);
    }
    expect(workedOut).toBe(2);
    await servers.database.pool.query(`update aicost.charge_window set content_since = now() where account_id = $1`, [
      young,
    ]);
    await ask('?model=x', app);
    expect(workedOut).toBe(4);
  });

  test('under 14 days it says so, and what is shown is a run rate', async () => {
    const { body } = await ask(`?account_id=${young}`);
    expect(body.forecasts[0]).toMatchObject({ enough_data: false, method: 'run rate', confidence: 'none' });
    expect(body.forecasts[0]?.note).toMatch(
      /^Not enough data for a forecast: 5 of at least 14 days are known\..*run rate/,
    );
    const { body: nothing } = await ask(`?account_id=${young}&model=none`);
    expect(nothing.forecasts[0]).toMatchObject({
      enough_data: false,
      note: expect.stringContaining('Nothing was spent'),
    });
  });

  test.each([
    ['?horizon=45', 'horizon is one of 30, 60, 90 days; "45" is not'],
    ['?days_ahead=0', 'days_ahead is one of 30, 60, 90 days; "0" is not'],
    ['?horizon=30&days_ahead=60', 'horizon and days_ahead mean the same and differ; give one of them'],
    ['?account_id=99', 'account_id is the number of an account (see GET /api/accounts); "99" is none'],
  ])('%s is refused in one sentence', async (query, message) => {
    const { status, body } = await ask(query);
    expect([status, body.message]).toEqual([400, message]);
  });

  test('is not there while forecasting is switched off', async () => {
    const app = open({ ...ALL_FEATURES, forecasting: false });
    expect((await ask('', app)).status).toBe(404);
    expect((await ask('/accuracy', app)).status).toBe(404);
  });
});

test('GET /api/analytics/forecast/accuracy tells how right forecasts were', async () => {
  const outcome = `insert into aicost.forecast_outcome values
    ('k', $1, $2::date - 40, 30, 'USD', null, null, 66, 60, true, true, 24, 30, now()), ('k', $1, $2::date - 33, 30, 'USD', null, null, 54, 60, false, true, 21, 27, now())`;
  await servers.database.pool.query(outcome, [openai, today]);
  const { body } = await ask(`/accuracy?account_id=${openai}&horizon=30`);
  // Errors of 6 and 6 of 60 are 10 %; in all the forecasts were right: bias 0. 45 and 57 of 60 days lay in their bands.
  expect((body as unknown as { items: unknown }).items).toEqual([
    {
      ...{
        scope: 'account',
        service_id: 'openai',
        account_id: openai,
        account: 'Main',
        model: null,
        currency: 'USD',
        horizon: 30,
      },
      ...{
        forecasts: 2,
        total_mape: 0.1,
        total_absolute_error: '6',
        bias: 0,
        total_coverage80: 0.5,
        total_coverage95: 1,
      },
      ...{
        day_coverage80: 0.75,
        day_coverage95: 0.95,
        first_made: addDays(today, -40),
        last_made: addDays(today, -33),
      },
    },
  ]);
  expect((await ask(`?account_id=${openai}`)).body.forecasts[0]).toMatchObject({
    accuracy: { basis: 'as issued', forecasts: 2, total_error: 0.1, day_coverage80: 0.75 },
  });
});

test('GET /api/analytics/forecast/outcomes tells each promise beside what came, of exactly the series that was asked for', async () => {
  const { body } = await ask(`/outcomes?account_id=${openai}&horizon=30`);
  const promise = (age: number, over: object) => ({
    ...{ currency: 'USD', horizon: 30, made_on: addDays(today, -age), first_day: addDays(today, -age) },
    ...{ last_day: addDays(today, 29 - age), lower80: null, upper80: null, came: '60', is_in95: true, ...over },
  });
  expect((body as unknown as { items: unknown }).items).toEqual([
    promise(33, { expected: '54', error_ratio: -0.1, is_in80: false }),
    promise(40, { expected: '66', error_ratio: 0.1, is_in80: true }),
  ]);
  for (const query of [
    '',
    '?service_id=openai',
    '?model=x',
    `?account_id=${openai}&model=x`,
    `?account_id=${openai}&horizon=60`,
  ])
    expect((await ask(`/outcomes${query}`)).body).toEqual({ items: [] });
});

test('a promise has the band that it was made with, while the forecast is kept', async () => {
  const { pool } = servers.database;
  await pool.query(
    `insert into aicost.forecast_outcome
     select f.scope_key, f.account_id, f.made_on, 60, f.billing_currency, f.service_id, f.model, 180, 90, false, false, 0, 0, now()
     from aicost.cost_forecast as f where f.account_id = $1 and f.model is null`,
    [claude],
  );
  const { body } = await ask(`/outcomes?account_id=${claude}`);
  expect((body as unknown as { items: unknown }).items).toEqual([
    expect.objectContaining({
      ...{ currency: 'EUR', horizon: 60, made_on: today, first_day: today, last_day: addDays(today, 59) },
      ...{ expected: '180', lower80: '180', upper80: '180', came: '90', error_ratio: 1 },
    }),
  ]);
});

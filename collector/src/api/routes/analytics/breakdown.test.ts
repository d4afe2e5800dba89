import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addAccount, charge, dims, store } from '../../../../test/export/seededLedger.js';
import { TrendsApi, type BreakdownBody, type Words } from '../../../../test/trends/trendsApi.js';
import { OWN_STREAMS, type Charge } from '../../../domain/charge.js';
import { addDays, day, eachDay } from '../../../domain/day.js';
import { decimal } from '../../../domain/decimal.js';

const PATH = '/api/analytics/breakdown';
const TODAY = day('2026-03-15');
const YESTERDAY = addDays(TODAY, -1);
/** Two days, of which one is over. */
const shown = { start_date: YESTERDAY, end_date: '2026-03-31' };

let api: TrendsApi;
let accounts: Readonly<Record<'openai' | 'claude' | 'router', number>>;

const usage = (model: string, skuMeter: string, unit = 'Tokens') =>
  dims({ xMeasure: 'usage', xModel: model, skuMeter, consumedUnit: unit });
const quantity = (dimensions: Charge['dimensions'], count: string): Charge =>
  charge(dimensions, YESTERDAY, null, { consumedQuantity: decimal(count) });

/** Every account cost the same on each of the days before, and is read to this day. */
beforeAll(async () => {
  api = await TrendsApi.open(TODAY);
  accounts = {
    openai: await addAccount(api.pool, 'Main'),
    claude: await addAccount(api.pool, 'Claude', 'anthropic', 'Anthropic'),
    router: await addAccount(api.pool, 'Router', 'openrouter', 'OpenRouter'),
  };
  await seedOpenAi();
  await seedClaude();
  await store(api.pool, accounts.router, 'activity', [
    charge(dims({ xModel: 'gpt-5', skuMeter: 'Inference' }), YESTERDAY, '2'),
    quantity(usage('gpt-5', 'Input Tokens'), '9000'),
  ]);
  await api.pool.query(
    `insert into aicost.display_name (account_id, kind, id, name, first_seen_at, last_seen_at)
     values ($1, 'sub_account', 'proj_1', 'Chat', now(), now())`,
    [accounts.openai],
  );
});
afterAll(() => api.close());

/** gpt-5 costs 4 dollars a day and 6 yesterday, today 1; 0.5 has no project; something has no price. */
async function seedOpenAi(): Promise<void> {
  const model = dims({ xModel: 'gpt-5', skuMeter: 'Input Tokens', subAccountId: 'proj_1' });
  const before = eachDay(addDays(YESTERDAY, -3), addDays(YESTERDAY, -1));
  await store(api.pool, accounts.openai, 'costs', [
    ...before.map((on) => charge(model, on, '4')),
    ...before.map((on) => charge(dims({ xModel: 'gpt-4' }), on, '1')),
    charge(model, YESTERDAY, '6'),
    charge(dims({ chargeDescription: 'storage' }), YESTERDAY, '0.5'),
    charge(dims({ chargeDescription: 'mystery' }), YESTERDAY, null),
    charge(model, TODAY, '1'),
  ]);
  await store(api.pool, accounts.openai, 'usage.completions', [
    quantity(usage('gpt-5', 'Input Tokens'), '500'),
    quantity(usage('gpt-5', 'Cached Input Tokens'), '1500'),
    quantity(usage('gpt-5', 'Output Tokens'), '1500'),
    quantity(usage('gpt-5', 'Requests', 'Requests'), '70'),
  ]);
  const entry = dims({ source: 'manual', chargeCategory: 'Purchase' });
  await store(api.pool, accounts.openai, OWN_STREAMS.manual, [
    charge(entry, YESTERDAY, '2.5'),
    charge(entry, day('2026-03-20'), '40'),
  ]);
}

/** Claude costs 3 euros a day. */
async function seedClaude(): Promise<void> {
  const model = dims({ xModel: 'claude-5', billingCurrency: 'EUR' });
  const days = eachDay(addDays(YESTERDAY, -3), TODAY);
  await store(
    api.pool,
    accounts.claude,
    'costs',
    days.map((on) => charge(model, on, '3')),
  );
}

async function dollars(words: Words) {
  const { currencies } = await api.get<BreakdownBody>(PATH, { ...shown, ...words });
  const found = currencies.find(({ currency }) => currency === 'USD');
  if (!found) throw new Error('no dollars');
  return found;
}

describe('by model', () => {
  test('the dearest comes first, with its share, what a unit costs and how it changed', async () => {
    const { rows, total } = await dollars({ by: 'model', service_id: 'openai' });
    expect(rows.map(({ value, billed_cost: cost }) => [value, cost])).toEqual([
      ['gpt-5', '7'],
      ['', '3'],
      ['gpt-4', '0'],
    ]);
    // 7 of 10 dollars; 3500 tokens at 7 dollars are 2 a thousand; 70 requests; 1500 of 2000 input tokens were cached;
    // yesterday's 6 dollars against 4 the day before.
    expect(rows[0]).toMatchObject({
      ...{ share: '0.7', tokens: '3500', requests: '70', cost_per_1k_tokens: '2', cost_per_request: '0.1' },
      ...{ cache_hit_share: '0.75', compared_cost: '6', previous_cost: '4', change: '2', change_ratio: '0.5' },
    });
    expect(rows[1]).toMatchObject({ unpriced_charges: 1, tokens: null, cost_per_1k_tokens: null, previous_cost: null });
    expect(rows[2]).toMatchObject({ billed_cost: '0', charges: 0, change: '-1', change_ratio: '-1' });
    expect(total).toMatchObject({ billed_cost: '10', unpriced_charges: 1, compared_cost: '9', previous_cost: '5' });
  });

  test('a service that does not tell cached input apart has no cache hits, and does not dilute those of others', async () => {
    const router = await dollars({ by: 'model', service_id: 'openrouter' });
    expect(router.rows[0]).toMatchObject({ value: 'gpt-5', tokens: '9000', cache_hit_share: null });
    const { rows } = await dollars({ by: 'source' });
    expect(rows[0]).toMatchObject({ value: 'api', cache_hit_share: '0.75' });
  });

  test('cache hits may be left out', async () => {
    const { rows } = await dollars({ by: 'model', cache_hits: 'false' });
    expect(rows.every((row) => row.cache_hit_share === null)).toBe(true);
  });
});

test('the kinds of tokens have their own cost: 7 dollars for 500 input tokens that are not cached', async () => {
  const { rows } = await dollars({ by: 'token_kind', service_id: 'openai' });
  expect(rows.map(({ value, billed_cost: cost, tokens }) => [value, cost, tokens])).toEqual([
    ['input', '7', '500'],
    ['', '3', null],
    ['cache_read', null, '1500'],
    ['other', null, null],
    ['output', null, '1500'],
  ]);
});

test('projects carry their names and accounts', async () => {
  const { rows } = await dollars({ by: 'project', service_id: 'openai' });
  expect(rows[0]).toMatchObject({ id: 'proj_1', value: 'Chat', service: 'OpenAI', account: 'Main', billed_cost: '7' });
});

test('what the limit leaves out is one exact row', async () => {
  const { rows, other, total } = await dollars({ by: 'model', limit: '1' });
  expect(rows).toHaveLength(1);
  // Beyond gpt-5 of OpenAI: 2 of OpenRouter, 3 without a model, and gpt-4, which is gone.
  expect(other).toMatchObject({ rows: 3, billed_cost: '5', unpriced_charges: 1, tokens: '9000' });
  expect(total.billed_cost).toBe('12');
});

test('currencies stand apart, each with the shares of its sources', async () => {
  const { currencies } = await api.get<BreakdownBody>(PATH, { ...shown, by: 'service' });
  expect(currencies.map(({ currency, total }) => [currency, total.billed_cost])).toEqual([
    ['EUR', '6'],
    ['USD', '12'],
  ]);
  // 9.5 of 12 dollars were billed, 2.5 typed in.
  expect(currencies[1]?.sources).toEqual([
    { source: 'api', billed_cost: '9.5', share: '0.791667' },
    { source: 'manual', billed_cost: '2.5', share: '0.208333' },
  ]);
});

test('the answer names the days that are compared: yesterday with the day before, and today with nothing', async () => {
  const answer = await api.get<BreakdownBody>(PATH, { ...shown, by: 'account' });
  expect(answer.compared).toMatchObject({
    ...{ first_day: '2026-03-14', last_day: '2026-03-14', previous_first_day: '2026-03-13' },
    ...{ previous_last_day: '2026-03-13', days: 1, known_days: 1, previous_known_days: 1 },
  });
  const today = await api.get<BreakdownBody>(PATH, { by: 'account', start_date: TODAY, end_date: TODAY });
  expect(today.compared).toBeNull();
});

test('what is entered for later days is in no row', async () => {
  expect((await dollars({ by: 'source' })).entered_for_later_days).toBe('40');
  expect((await dollars({ by: 'source', source: 'api' })).entered_for_later_days).toBe('0');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addAccount, charge, dims, store } from '../../../../test/export/seededLedger.js';
import { UsageApi } from '../../../../test/usage/usageApi.js';
import { addDays, dayOfEpoch } from '../../../domain/day.js';
import { decimal } from '../../../domain/decimal.js';

const TODAY = dayOfEpoch(Date.now());
const YESTERDAY = addDays(TODAY, -1);

let api: UsageApi;
let account: number;
beforeAll(async () => {
  api = await UsageApi.open();
  account = await addAccount(api.pool, 'main');
});
afterAll(() => api.close());

const priced = (model: string, cost: string, tokens: string) => [
  charge(dims({ xModel: model }), YESTERDAY, cost),
  charge(dims({ xModel: model, xMeasure: 'usage', consumedUnit: 'Tokens', billingCurrency: '' }), YESTERDAY, null, {
    consumedQuantity: decimal(tokens),
  }),
];
const unpriced = (model: string, unit: string, quantity: string, on = YESTERDAY) =>
  charge(dims({ source: 'estimate', xModel: model, consumedUnit: unit, skuMeter: 'input' }), on, null, {
    consumedQuantity: decimal(quantity),
  });

test('where everything has a price there is nothing to tell', async () => {
  await store(api.pool, account, 'costs', priced('cheap', '2', '2000000'));
  expect((await api.get('/api/health/unpriced')).items).toEqual([]);
});

test('tokens without a price are bounded by the lowest and the highest price that was paid here', async () => {
  await store(api.pool, account, 'costs', [
    ...priced('cheap', '2', '2000000'),
    ...priced('dear', '30', '1000000'),
    // Of some ten tokens, so its price says nothing.
    ...priced('image-model', '50', '10'),
  ]);
  await store(api.pool, account, 'telemetry', [
    unpriced('nova', 'Tokens', '400000'),
    unpriced('nova', 'Tokens', '600000', TODAY),
    unpriced('nova', 'Images', '3'),
  ]);
  const { items } = await api.get('/api/health/unpriced');
  expect(items).toHaveLength(2);
  expect(items).toContainEqual({
    ...{ account_id: account, account: 'main', service: 'OpenAI', model: 'nova', sku_meter: 'input' },
    ...{ charge_description: '', source: 'estimate', charges: 2, quantity: '1000000', unit: 'Tokens' },
    ...{ first_day: YESTERDAY, last_day: TODAY, at_risk: { currency: 'USD', low: '1', high: '30' } },
  });
  expect(items).toContainEqual(expect.objectContaining({ unit: 'Images', quantity: '3', at_risk: null }));
});

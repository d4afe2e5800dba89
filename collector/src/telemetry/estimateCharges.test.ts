import { describe, expect, test } from '@jest/globals';
import { dimensionsKey } from '../domain/charge.js';
import { day } from '../domain/day.js';
import { decimal } from '../domain/decimal.js';
import type { DailyAmount } from './accumulate.js';
import { estimateCharges, type TokenPrices } from './estimateCharges.js';

const prices: TokenPrices = {
  price: ({ model, day: on }) =>
    model === 'free-of-price' ? null : { perMillion: decimal('3'), currency: 'USD', origin: `test book, ${on}` },
};

function amount(value: string, further: Partial<DailyAmount> = {}): DailyAmount {
  return {
    metric: 'gen_ai.client.token.usage',
    accountName: null,
    application: 'checkout-bot',
    provider: 'openai',
    model: 'gpt-x',
    tokenKind: 'input',
    operation: 'chat',
    day: day('2026-11-01'),
    value: decimal(value),
    ...further,
  };
}
const claude = { application: 'claude-code', provider: 'anthropic', model: 'claude-x', operation: '' } as const;
const money = (value: string) => amount(value, { ...claude, metric: 'claude_code.cost.usage', tokenKind: null });
const claudeTokens = (value: string, further: Partial<DailyAmount> = {}) =>
  amount(value, { ...claude, metric: 'claude_code.token.usage', ...further });

const charges = (...amounts: readonly DailyAmount[]) => estimateCharges(amounts, prices);

describe('tokens that the book knows', () => {
  test('are a cost at list price, with the sum that led to it', () => {
    expect(charges(amount('1500'))).toEqual([
      {
        dimensions: expect.objectContaining({
          source: 'estimate',
          xMeasure: 'cost',
          serviceName: 'checkout-bot',
          xModel: 'gpt-x',
          skuMeter: 'input_tokens',
          xRequestType: 'chat',
          consumedUnit: 'Tokens',
          billingCurrency: 'USD',
          tags: { provider: 'openai' },
        }),
        chargePeriod: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' },
        chargeDate: '2026-11-01',
        billedCost: '0.0045',
        xBilledCostRaw: '1500 input tokens at 3 USD per 1M (test book, 2026-11-01)',
        listCost: '0.0045',
        consumedQuantity: '1500',
      },
    ]);
  });

  test('two metrics of one meter are one charge', () => {
    const found = charges(claudeTokens('5'), amount('7', claude));
    expect(found.map(({ consumedQuantity }) => consumedQuantity)).toEqual(['12']);
  });

  test('other meters, days and models are charges of their own', () => {
    const found = charges(
      amount('1'),
      amount('1', { tokenKind: 'cache_write' }),
      amount('1', { model: 'gpt-y' }),
      amount('1', { day: day('2026-11-02') }),
    );
    expect(new Set(found.map((charge) => charge.chargeDate + dimensionsKey(charge.dimensions))).size).toBe(4);
    expect(found[1]?.xBilledCostRaw).toMatch(/^1 cache write tokens at /);
  });
});

describe('tokens that the book does not know', () => {
  test('are unpriced, never free', () => {
    expect(charges(amount('1500', { model: 'free-of-price', provider: '' }))).toMatchObject([
      { dimensions: { xMeasure: 'cost', tags: {} }, billedCost: null, listCost: null, consumedQuantity: '1500' },
    ]);
  });
});

describe('money that Claude Code computed', () => {
  test('is the cost, and its tokens are usage', () => {
    const found = charges(claudeTokens('1200', { tokenKind: 'cache_read' }), money('0.0421'));
    expect(found).toMatchObject([
      { dimensions: { xMeasure: 'cost' }, billedCost: '0.0421', xBilledCostRaw: '0.0421 USD (claude_code.cost.usage)' },
      {
        dimensions: { xMeasure: 'usage', skuMeter: 'cache_read_tokens' },
        billedCost: null,
        xBilledCostRaw: '',
        consumedQuantity: '1200',
      },
    ]);
  });

  test.each([
    ['another model', { model: 'claude-y' }],
    ['another application', { application: 'other' }],
    ['another day', { day: day('2026-11-02') }],
  ])('says nothing about %s', (_case, further) => {
    expect(charges(claudeTokens('1000000', further), money('1'))).toMatchObject([
      { billedCost: '1' },
      { dimensions: { xMeasure: 'cost' }, billedCost: '3' },
    ]);
  });

  test('a zero is no money: the tokens are priced by the book', () => {
    expect(charges(claudeTokens('1000000'), money('0'))).toMatchObject([{ billedCost: '3' }]);
  });
});

test('nothing used is no charge', () => {
  expect(charges(amount('0'))).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import { csvLine, faultsOf, read } from './files.testkit.js';

/** The row of the FOCUS 1.2 specification's kind for AI usage, synthetic. */
const ROW = {
  AvailabilityZone: '',
  BilledCost: '0.50',
  EffectiveCost: '0.50',
  ListCost: '0.60',
  BillingAccountId: 'org-synth',
  BillingAccountName: 'Synthetic Org',
  BillingCurrency: 'USD',
  ChargeCategory: 'Usage',
  ChargeDescription: 'claude-opus-5-5 uncached input tokens',
  ChargePeriodStart: '2026-11-01T00:00:00Z',
  ChargePeriodEnd: '2026-11-02T00:00:00Z',
  ConsumedQuantity: '125000',
  ConsumedUnit: 'Tokens',
  PricingCategory: 'Standard',
  ProviderName: 'Anthropic',
  ServiceName: 'Claude API',
  SkuId: 'claude-opus-5-5',
  SkuMeter: 'uncached_input_tokens',
  SubAccountId: 'wrkspc_synthA',
  SubAccountName: 'Prod',
  Tags: '{"team":"platform","rank":1}',
  x_TokenType: 'uncached_input_tokens',
};

/** A FOCUS file with one row that has these cells. */
function focus(cells: Readonly<Record<string, string>> = {}): string {
  const row = { ...ROW, ...cells };
  return `${Object.keys(row).join(',')}\r\n${csvLine(Object.values(row))}\r\n`;
}

describe('a FOCUS file', () => {
  test('gives one charge a row, found by the names of its columns', () => {
    const { format, rows, faults, suggestedSource, longPeriods } = read(focus());
    expect(faults).toEqual([]);
    expect([format, suggestedSource, longPeriods]).toEqual(['focus', 'import', 0]);
    expect(rows).toEqual([
      {
        line: 2,
        serviceProviderName: 'Anthropic',
        accountName: 'Synthetic Org',
        day: '2026-11-01',
        dimensions: {
          xMeasure: 'cost',
          chargeCategory: 'Usage',
          chargeDescription: 'claude-opus-5-5 uncached input tokens',
          serviceName: 'Claude API',
          subAccountId: 'wrkspc_synthA',
          xCredentialId: '',
          xModel: '',
          skuMeter: 'uncached_input_tokens',
          xRequestType: '',
          xServiceTier: '',
          billingCurrency: 'USD',
          consumedUnit: 'Tokens',
          tags: { team: 'platform', rank: '1', PricingCategory: 'Standard' },
        },
        period: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' },
        billedCost: '0.5',
        xBilledCostRaw: '0.50 USD',
        listCost: '0.6',
        consumedQuantity: '125000',
        notes: '',
      },
    ]);
  });

  test('of version 1.3 names the provider in its new column', () => {
    expect(read(focus({ ProviderName: '', ServiceProviderName: 'OpenAI' })).rows[0]?.serviceProviderName).toBe(
      'OpenAI',
    );
  });

  test('that our export wrote brings our own columns back', () => {
    const { rows, faults, suggestedSource } = read(
      focus({
        x_Model: 'm',
        x_CredentialId: 'k',
        x_RequestType: 'completion',
        x_ServiceTier: 'batch',
        x_Measure: 'cost',
        x_Source: 'manual',
        x_Notes: "'=SUM(A1)",
        x_BilledCostRaw: '50.0 USD cents',
      }),
    );
    expect(faults).toEqual([]);
    expect(suggestedSource).toBe('manual');
    expect(rows[0]).toMatchObject({ notes: '=SUM(A1)', xBilledCostRaw: '50.0 USD cents' });
    expect(rows[0]?.dimensions).toMatchObject({
      xModel: 'm',
      xCredentialId: 'k',
      xRequestType: 'completion',
      xServiceTier: 'batch',
    });
  });

  test.each([
    ['the account name', {}, 'Synthetic Org'],
    ['else its id', { BillingAccountName: '' }, 'org-synth'],
    ['else the default', { BillingAccountName: '', BillingAccountId: '' }, 'fallback'],
  ])('is of %s', (_case, cells, account) => {
    expect(read(focus(cells), { defaultAccount: 'fallback' }).rows[0]?.accountName).toBe(account);
  });
});

describe('periods', () => {
  test.each([
    ['an hour', '2026-11-01T22:00:00Z', '2026-11-01T23:00:00Z', '2026-11-01', 0],
    ['the last hour', '2026-11-01T23:00:00Z', '2026-11-02T00:00:00Z', '2026-11-01', 0],
    ['two hours over midnight', '2026-11-01T23:00:00Z', '2026-11-02T01:00:00Z', '2026-11-01', 1],
    ['a month', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', '2026-11-01', 1],
    ['a day without seconds', '2026-11-01T00:00Z', '2026-11-02T00:00Z', '2026-11-01', 0],
    ['a day with milliseconds', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-01', 0],
    ['a day in words', '2026-11-01 00:00:00 UTC', '2026-11-02 00:00:00 UTC', '2026-11-01', 0],
  ])('%s is booked whole on its first UTC day', (_case, ChargePeriodStart, ChargePeriodEnd, day, long) => {
    const { rows, longPeriods, faults } = read(focus({ ChargePeriodStart, ChargePeriodEnd }));
    expect(faults).toEqual([]);
    expect([rows[0]?.day, longPeriods]).toEqual([day, long]);
  });

  test.each([
    '2026-11-01T00:00:00',
    '2026-11-01T00:00:00+01:00',
    '2026-11-31T00:00:00Z',
    '2026-11-01T24:00:00Z',
    '01/11/2026',
    '',
  ])('%j is refused as a start', (ChargePeriodStart) => {
    expect(faultsOf(focus({ ChargePeriodStart }))).toEqual([
      expect.stringContaining('write it as 2026-01-31T00:00:00Z'),
    ]);
  });

  test('a period that ends before it starts is refused', () => {
    expect(faultsOf(focus({ ChargePeriodEnd: '2026-10-01T00:00:00Z' }))).toEqual([
      expect.stringContaining('2 ChargePeriodEnd: the period ends at 2026-10-01T00:00:00Z'),
    ]);
  });
});

describe('amounts', () => {
  test.each([
    ['blank in a foreign file', { BilledCost: '' }, 'BilledCost: the amount is blank'],
    ['with an exponent', { BilledCost: '5e-1' }, 'write it as 1234.50'],
    ['on a usage row', { x_Measure: 'usage' }, 'has no amount of its own'],
    ['a tag against its column', { Tags: '{"PricingCategory":"Dynamic"}' }, 'disagree; keep one'],
    ['no account', { BillingAccountName: '', BillingAccountId: '' }, 'names no billing account'],
    ['an unknown category', { ChargeCategory: 'Fee' }, 'is not one of Usage, Purchase'],
  ])('%s are refused', (_case, cells, message) => {
    expect(faultsOf(focus(cells))).toEqual([expect.stringContaining(message)]);
  });

  test('a blank one beside our own measure is an unpriced charge, never zero', () => {
    expect(read(focus({ BilledCost: '', x_Measure: 'cost' })).rows[0]).toMatchObject({
      billedCost: null,
      xBilledCostRaw: '',
    });
  });

  test('a zero on a usage row is no amount', () => {
    expect(read(focus({ BilledCost: '0', x_Measure: 'usage' })).rows[0]).toMatchObject({
      billedCost: null,
      listCost: null,
    });
  });
});

test('a missing column is named, and foreign ones are let pass', () => {
  const text = focus().replace('ChargeCategory', 'Category');
  expect(read(text).format).toBe('focus');
  expect(faultsOf(text)).toEqual([expect.stringContaining('1 ChargeCategory: the column ChargeCategory is missing')]);
});

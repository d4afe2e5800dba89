import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../domain/day.js';
import { ChargeSheet } from '../kit/chargeSheet.js';
import type { ProviderRefusal } from '../kit/providerRefusal.js';
import { refusalOf } from '../kit/providerRefusal.js';
import { checkShape, parseBody } from '../kit/wireJson.js';
import { anthropic } from './manifest.js';
import { mapAnalyticsCost, mapCostReport, mapUsageReport, meterOf } from './mapper.js';
import { AnalyticsCostPage, ReportCostPage, ReportUsagePage } from './wire.js';

const TIMES = { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-02T00:00:00Z' };
const PAGE = { has_more: false, next_page: null };
const sheetOf = <Page>(map: (page: Page, sheet: ChargeSheet) => void, page: Page): ChargeSheet => {
  const sheet = new ChargeSheet();
  map(page, sheet);
  return sheet;
};

function analytics(cost: object, times: object = TIMES, group: object = {}): ChargeSheet {
  const body = JSON.stringify({
    data: [{ ...times, group, cost: { currency: 'USD', ...cost } }],
    data_refreshed_at: '2026-11-20T00:00:00Z',
    ...PAGE,
  });
  return sheetOf(mapAnalyticsCost, checkShape('test', AnalyticsCostPage, parseBody('test', body)));
}

describe('P07: amounts are cents as text', () => {
  test.each([
    ['41280.000000', '412.8'],
    ['0.123457', '0.00123457'],
    ['-80', '-0.8'],
    ['1e-3', '0.00001'],
  ])('%s is %s dollars', (amount, dollars) => {
    const [charge] = analytics({ amount, list_amount: amount }).charges;
    expect(charge).toMatchObject({ billedCost: dollars, listCost: dollars, xBilledCostRaw: `${amount} USD cents` });
  });

  test.each(['1,234.50', 'NaN', '', '١٢'])('%j is rejected', (amount) =>
    expect(analytics({ amount }).rejects).toHaveLength(1),
  );

  test.each([null, undefined, ''])('a list price that is %p is not known', (listAmount) => {
    expect(analytics({ amount: '1', list_amount: listAmount }).charges[0]?.listCost).toBeNull();
  });
});

describe('a meter', () => {
  test.each([
    ['tokens', 'uncached_input_tokens', 'Input Tokens'],
    ['', 'output_tokens', 'Output Tokens'],
    ['tokens', 'cache_creation.ephemeral_1h_input_tokens', 'Cache Write Input Tokens (1h)'],
    ['web_search', '', 'Web Search Requests'],
    ['session_usage', '', 'Managed Agent Sessions'],
    ['new_cost', '', 'new_cost'],
    ['tokens', 'new_tokens', 'new_tokens'],
    ['fast_mode', 'output_tokens', 'fast_mode, output_tokens'],
    ['tokens', 'constructor', 'constructor'],
    ['toString', '', 'toString'],
    ['', '', ''],
  ])('of %j and %j is %j', (costType, tokenType, meter) => expect(meterOf(costType, tokenType)).toBe(meter));

  test('is another one for every pair of types that one day can hold', () => {
    const known = fc.constantFrom('tokens', 'web_search', 'code_execution', 'session_usage', 'new_cost');
    const tokens = fc.constantFrom(
      '',
      'uncached_input_tokens',
      'output_tokens',
      'cache_read_input_tokens',
      'new_tokens',
    );
    fc.assert(
      fc.property(fc.tuple(known, tokens), fc.tuple(known, tokens), (a, b) => {
        expect(meterOf(...a) === meterOf(...b)).toBe(a.join() === b.join());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a row of more or less than a day', () => {
  test.each([
    [
      'the whole range, because the width of buckets was ignored',
      { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-12-01T00:00:00Z' },
    ],
    ['an hour', { starting_at: '2026-11-01T01:00:00Z', ending_at: '2026-11-01T02:00:00Z' }],
    ['prose', { starting_at: 'today', ending_at: 'tomorrow' }],
  ])('is rejected: %s', (_case, times) => {
    const sheet = analytics({ amount: '1' }, times);
    expect([sheet.charges.length, sheet.rowsReceived, sheet.rejects[0]?.reason]).toEqual([0, 1, 'bad_day']);
    const bucket = { ...times, results: [] };
    expect(sheetOf(mapCostReport, checkShape('t', ReportCostPage, { data: [bucket], ...PAGE })).rejects).toHaveLength(
      1,
    );
    expect(sheetOf(mapUsageReport, checkShape('t', ReportUsagePage, { data: [bucket], ...PAGE })).rejects).toHaveLength(
      1,
    );
  });
});

test('P11: a dimension that is not asked for today still keeps rows apart', () => {
  const [charge] = analytics({ amount: '1' }, TIMES, {
    inference_geo: 'eu',
    speed: 'fast',
    new_dimension: 'x',
    cost_type: 'tokens',
  }).charges;
  expect(charge?.dimensions.tags).toEqual({ inference_geo: 'eu', speed: 'fast', new_dimension: 'x' });
  expect(analytics({ amount: '1' }, { ...TIMES, ring: 'blue' }).charges[0]?.dimensions.tags).toEqual({ ring: 'blue' });
});

describe('the requests', () => {
  const endpoints = anthropic.streams.flatMap((stream) => stream.endpoints);
  const queryOf = (name: string) =>
    endpoints
      .find((endpoint) => endpoint.name === name)
      ?.request({ first: day('2026-11-01'), last: day('2026-11-03') });

  test('P06: ask for no more than 31 days, and for no more than five dimensions that count', () => {
    for (const { name, maxDays } of endpoints) {
      const groups = queryOf(name)?.query.flatMap(([key, value]) => (key === 'group_by[]' ? [value] : [])) ?? [];
      expect(groups.filter((group) => group !== 'cost_type' && group !== 'token_type').length).toBeLessThanOrEqual(5);
      expect(groups).not.toContain('rbac_group_id');
      expect(maxDays).toBe(31);
    }
  });

  test('order by time, because an order by amount would shift pages while figures change', () => {
    expect(queryOf('analytics/cost')?.query).toEqual(
      expect.arrayContaining([
        ['order_by', 'time'],
        ['order', 'asc'],
      ]),
    );
    expect(queryOf('analytics/cost')?.headers).toEqual({ 'anthropic-beta': 'analytics-usage-cost-2026-08-24' });
  });
});

describe('who has no access to the analytics', () => {
  const refused = (status: number, message = '') =>
    anthropic.streams[0]?.endpoints.map((endpoint) =>
      endpoint.refusedBy(refusalOf('w', status, JSON.stringify({ error: { message } }), 's') as ProviderRefusal),
    );

  test.each([
    [403, '', true],
    [404, '', true],
    [400, 'anthropic-beta: unknown value', true],
    [400, 'limit: too large', false],
    [401, '', false],
    [429, '', false],
  ])('%i %s: %s', (status, message, expected) => expect(refused(status, message)).toEqual([expected, false]));
});

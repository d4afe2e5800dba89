import { describe, expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { ChargeSheet } from '../kit/chargeSheet.js';
import { range, readScript, totals } from '../kit/readScript.testkit.js';
import { checkShape, parseBody } from '../kit/wireJson.js';
import { openai } from './manifest.js';
import { mapCosts, splitLineItem, usageMapper, type UsageMeter } from './mapper.js';
import { CostPage, UsagePage } from './wire.js';

const DAY = '"start_time":1793491200,"end_time":1793577600';

function costs(results: string, times = DAY): ChargeSheet {
  const sheet = new ChargeSheet();
  const page = parseBody('test', `{"data":[{${times},"results":[${results}]}],"has_more":false,"next_page":null}`);
  mapCosts(checkShape('test', CostPage, page), sheet);
  return sheet;
}

function usage(row: string, ...meters: UsageMeter[]): ChargeSheet {
  const sheet = new ChargeSheet();
  const page = parseBody('test', `{"data":[{${DAY},"results":[${row}]}],"has_more":false}`);
  usageMapper('completions', meters)(checkShape('test', UsagePage, page), sheet);
  return sheet;
}

const quantities = (sheet: ChargeSheet) =>
  sheet.charges.map(({ dimensions, consumedQuantity }) => [dimensions.skuMeter, consumedQuantity]);

describe('a line item', () => {
  test.each([
    ['gpt-5.5, input', 'gpt-5.5', 'Input Tokens', 'Tokens'],
    ['gpt-5.5, Cached Input', 'gpt-5.5', 'Cached Input Tokens', 'Tokens'],
    ['gpt-5.5, cache write', 'gpt-5.5', 'Cache Write Input Tokens', 'Tokens'],
    ['ft:gpt-5.5, my, model, output', 'ft:gpt-5.5, my, model', 'Output Tokens', 'Tokens'],
    ['web search tool calls', '', 'web search tool calls', 'Units'],
    ['gpt-5.5, something new', '', 'gpt-5.5, something new', 'Units'],
    ['gpt-5.5, constructor', '', 'gpt-5.5, constructor', 'Units'],
    [', input', '', ', input', 'Units'],
    ['input', '', 'input', 'Units'],
    ['', '', '', 'Units'],
  ])('%j', (lineItem, model, meter, unit) => expect(splitLineItem(lineItem)).toEqual({ model, meter, unit }));
});

describe('a cost row', () => {
  test('has its currency in capitals, and no other dollars are made of it', () => {
    const [charge] = costs('{"amount":{"value":5,"currency":"eur"},"line_item":"x"}').charges;
    expect(charge).toMatchObject({
      billedCost: '5',
      xBilledCostRaw: '5 EUR dollars',
      dimensions: { billingCurrency: 'EUR' },
    });
  });

  test('P16: without an amount is unpriced', () => {
    expect(
      costs('{"amount":null,"line_item":"x"},{"line_item":"y"}').charges.map(({ billedCost }) => billedCost),
    ).toEqual([null, null]);
  });

  test.each(['credit adjustment', 'Promotional credits', 'CREDIT'])('P24: called %j is a credit', (lineItem) => {
    expect(
      costs(`{"amount":{"value":0,"currency":"usd"},"line_item":"${lineItem}"}`).charges[0]?.dimensions.chargeCategory,
    ).toBe('Credit');
  });

  test('is no credit because a word begins like one', () => {
    expect(
      costs('{"amount":{"value":1,"currency":"usd"},"line_item":"creditor report"}').charges[0]?.dimensions
        .chargeCategory,
    ).toBe('Usage');
  });

  test.each([
    ['an hour', '"start_time":1793491200,"end_time":1793494800', true],
    ['an hour that begins after midnight', '"start_time":1793494800,"end_time":1793498400', false],
    ['a week', '"start_time":1793491200,"end_time":1794096000', false],
    ['a time before 1970', '"start_time":-86400,"end_time":0', false],
  ])('in a bucket of %s', (_case, times, isDay) => {
    const sheet = costs('', times);
    expect(sheet.days.size).toBe(isDay ? 1 : 0);
    expect(sheet.rejects.map(({ reason }) => reason)).toEqual(isDay ? [] : ['bad_day']);
  });
});

describe('P18: counts that contain each other', () => {
  const input: UsageMeter = {
    meter: 'Input',
    unit: 'Tokens',
    field: 'input_tokens',
    less: ['input_cached_tokens', 'input_cache_write_tokens'],
  };
  const cached: UsageMeter = { meter: 'Cached', unit: 'Tokens', field: 'input_cached_tokens' };

  test('are counted once each: input less cached and cache-write tokens', () => {
    const row = '{"input_tokens":10000,"input_cached_tokens":6000,"input_cache_write_tokens":500}';
    expect(quantities(usage(row, input, cached))).toEqual([
      ['Input', '3500'],
      ['Cached', '6000'],
    ]);
  });

  test('are whole where nothing was cached, or the field is not given', () => {
    expect(quantities(usage('{"input_tokens":7,"input_cached_tokens":null}', input, cached))).toEqual([['Input', '7']]);
  });

  test('make no charge of nothing: all of the input was cached', () => {
    expect(quantities(usage('{"input_tokens":7,"input_cached_tokens":7}', input, cached))).toEqual([['Cached', '7']]);
  });

  test.each(['{"input_tokens":1e400}', '{"input_tokens":7,"input_cached_tokens":1e400}'])(
    'that are no numbers are rejected: %s',
    (row) => {
      expect(usage(row, input, cached).rejects.map(({ reason }) => reason)).toContain('bad_number');
    },
  );

  test('of bytes are given in gigabytes, so that a terabyte has room', () => {
    const bytes: UsageMeter = { meter: 'Storage', unit: 'GB', field: 'usage_bytes', shift: 9 };
    expect(quantities(usage('{"usage_bytes":5000000000001}', bytes))).toEqual([['Storage', '5000.000000001']]);
  });
});

test('batch is a request type of its own', () => {
  const meter: UsageMeter = { meter: 'Requests', unit: 'Requests', field: 'num_model_requests' };
  const types = ['true', 'false', 'null'].map(
    (batch) => usage(`{"batch":${batch},"num_model_requests":1}`, meter).charges[0]?.dimensions.xRequestType,
  );
  expect(types).toEqual(['completions (batch)', 'completions', 'completions']);
});

test('P06: no request asks for more than 31 days or buckets', () => {
  for (const { request, maxDays } of openai.streams.flatMap((stream) => stream.endpoints)) {
    const query = new Map(request({ first: day('2026-11-01'), last: day('2026-11-01') }).query);
    expect(Number(query.get('limit'))).toBeLessThanOrEqual(31);
    expect(maxDays).toBeLessThanOrEqual(Number(query.get('limit')));
  }
});

test.each([
  [400, 'start_time', true],
  [400, 'limit', false],
  [403, 'start_time', false],
])('P20: %i about %s means another endpoint: %s', async (status, param, expected) => {
  const refusal = await readScript(
    () => ({ status, body: JSON.stringify({ error: { message: 'm', param } }) }),
    range('2026-11-01'),
  ).days.catch((error: unknown) => error);
  expect(openai.streams[0]?.endpoints.map((endpoint) => endpoint.refusedBy(refusal as never))).toEqual([
    expected,
    expected,
  ]);
});

test('P19: a hundred thousand rows of 0.000015 are one dollar fifty', async () => {
  const row = '{"amount":{"value":0.000015,"currency":"usd"}}';
  const body = `{"data":[{${DAY},"results":[${`${row},`.repeat(99_999)}${row}]}],"has_more":false,"next_page":null}`;
  expect(totals(await readScript(() => ({ body }), range('2026-11-01')).days)).toEqual([['2026-11-01', '1.5']]);
});

import { describe, expect, test } from '@jest/globals';
import { decodeMetrics } from './decodeMetrics.js';
import { attribute, bodyOf, histogramOf, NOW, pointOf, START, sumOf, TIME } from './otlpBody.testkit.js';
import { readPoints } from './readPoints.js';

const read = (metrics: readonly object[], resource?: Parameters<typeof bodyOf>[1]) =>
  readPoints(decodeMetrics('json', Buffer.from(JSON.stringify(bodyOf(metrics, resource)))), NOW);

const PERSON = [
  attribute('user.email', 'dev1@example.test'),
  attribute('user.id', 'anon-1'),
  attribute('session.id', 's-1'),
  attribute('organization.id', 'org-1'),
];
const cost = (fields: object, attributes: readonly object[] = [attribute('model', 'claude-x')]) =>
  sumOf('claude_code.cost.usage', [pointOf(fields, attributes)]);
const genAi = (attributes: readonly object[]) =>
  histogramOf('gen_ai.client.token.usage', [pointOf({ sum: 1500 }, attributes)]);

describe('a point of ours', () => {
  test('money of Claude Code', () => {
    const resource = [attribute('service.name', 'claude-code'), attribute('aicost.account', 'team-a')];
    expect(read([cost({ asDouble: 0.0421 })], resource).points).toEqual([
      {
        metric: 'claude_code.cost.usage',
        temporality: 'delta',
        seriesKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        start: BigInt(START),
        time: BigInt(TIME),
        value: '0.0421',
        day: '2026-11-01',
        accountName: 'team-a',
        application: 'claude-code',
        provider: 'anthropic',
        model: 'claude-x',
        tokenKind: null,
        operation: '',
      },
    ]);
  });

  test.each([
    ['input', 'input'],
    ['output', 'output'],
    ['cacheRead', 'cache_read'],
    ['cacheCreation', 'cache_write'],
  ])('tokens of Claude Code, type %s', (type, tokenKind) => {
    const metric = sumOf('claude_code.token.usage', [pointOf({ asInt: '12' }, [attribute('type', type)])]);
    expect(read([metric]).points).toMatchObject([{ tokenKind, value: '12', accountName: null, model: '' }]);
  });

  test('tokens by the conventions: the answer names the model, and the sum is the value', () => {
    const attributes = [
      attribute('gen_ai.provider.name', 'openai'),
      attribute('gen_ai.system', 'old'),
      attribute('gen_ai.token.type', 'input'),
      attribute('gen_ai.request.model', 'gpt-x'),
      attribute('gen_ai.response.model', 'gpt-x-2026-05-01'),
      attribute('gen_ai.operation.name', 'chat'),
    ];
    expect(read([genAi(attributes)]).points).toMatchObject([
      { provider: 'openai', model: 'gpt-x-2026-05-01', tokenKind: 'input', operation: 'chat', value: '1500' },
    ]);
  });

  test('older instrumentation', () => {
    const attributes = [
      attribute('gen_ai.system', 'openai'),
      attribute('gen_ai.token.type', 'completion'),
      attribute('gen_ai.request.model', 'gpt-x'),
    ];
    expect(read([genAi(attributes)]).points).toMatchObject([
      { provider: 'openai', model: 'gpt-x', tokenKind: 'output', temporality: 'cumulative' },
    ]);
  });

  test('a label is cut and can be stored', () => {
    const [point] = read([cost({ asInt: 1 }, [attribute('model', `a\u0000${'x'.repeat(300)}`)])]).points;
    expect(point?.model).toBe(`a\ufffd${'x'.repeat(198)}`);
  });
});

describe('people', () => {
  test('tell series apart and appear nowhere', () => {
    const [named] = read([cost({ asInt: 1 }, PERSON)]).points;
    const [nameless] = read([cost({ asInt: 1 }, [])]).points;
    expect(named?.seriesKey).not.toBe(nameless?.seriesKey);
    expect(Object.values(named ?? {}).join(' ')).not.toMatch(/dev1|anon-1|s-1|org-1/);
  });
});

describe('the key of a series', () => {
  const keyOf = (attributes: readonly object[], resource?: Parameters<typeof bodyOf>[1]) =>
    read([cost({ asInt: 1 }, attributes)], resource).points[0]?.seriesKey;

  test('does not depend on the order of attributes', () => {
    expect(keyOf([...PERSON].reverse())).toBe(keyOf(PERSON));
  });

  test('depends on the resource and on the type of a value', () => {
    expect(keyOf(PERSON, [attribute('service.name', 'other')])).not.toBe(keyOf(PERSON));
    expect(keyOf([{ key: 'a', value: { intValue: '1' } }])).not.toBe(keyOf([attribute('a', '1')]));
  });
});

describe('what is refused', () => {
  const nanos = (days: number) => String(NOW + BigInt(days) * 86_400_000_000_000n);
  test.each<[string, object, RegExp]>([
    ['a negative value', cost({ asDouble: -1 }), /a number from 0/],
    ['NaN', cost({ asDouble: 'NaN' }), /a number from 0/],
    ['infinity', cost({ asDouble: 'Infinity' }), /a number from 0/],
    ['no value', cost({}), /a number from 0/],
    ['no time', cost({ asInt: 1, timeUnixNano: null }), /the time is missing/],
    ['a start after the time', cost({ asInt: 1, startTimeUnixNano: nanos(1) }), /after the time/],
    ['tomorrow and later', cost({ asInt: 1, timeUnixNano: nanos(2) }), /in the future/],
    ['long ago', cost({ asInt: 1, startTimeUnixNano: '0', timeUnixNano: nanos(-61) }), /60 days ago/],
    ['no temporality', sumOf('claude_code.cost.usage', [pointOf({ asInt: 1 })], 0), /temporality/],
    ['a gauge', { name: 'claude_code.cost.usage', gauge: { dataPoints: [pointOf({ asInt: 1 })] } }, /must be a sum/],
    ['a sum of a histogram', sumOf('gen_ai.client.token.usage', [pointOf({ asInt: 1 })]), /must be a histogram/],
    ['an unknown type of token', genAi([attribute('gen_ai.token.type', 'reasoning')]), /token type/],
  ])('%s', (_case, metric, reason) => {
    expect(read([metric, metric])).toEqual({
      points: [],
      ignored: 0,
      refused: [{ reason: expect.stringMatching(reason), count: 2 }],
    });
  });

  test('but not what is 60 days old or a day ahead', () => {
    const metrics = [-60, 1].map((days) => cost({ asInt: 1, startTimeUnixNano: '0', timeUnixNano: nanos(days) }));
    expect(read(metrics).points).toHaveLength(2);
  });
});

test('other metrics and points without a value are ignored and counted', () => {
  const result = read([sumOf('other', [pointOf({}), pointOf({})]), cost({ flags: 1 }), cost({ asInt: 1 })]);
  expect(result).toMatchObject({ ignored: 3, refused: [] });
  expect(result.points).toHaveLength(1);
});

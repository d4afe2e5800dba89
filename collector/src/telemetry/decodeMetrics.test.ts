import otlp from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import { describe, expect, test } from '@jest/globals';
import { decodeMetrics, MAX_POINTS } from './decodeMetrics.js';
import { attribute, bodyOf, histogramOf, NOW, pointOf, sumOf, TIME } from './otlpBody.testkit.js';
import { readPoints } from './readPoints.js';

const { ExportMetricsServiceRequest } = (
  otlp as unknown as {
    opentelemetry: {
      proto: {
        collector: {
          metrics: {
            v1: {
              ExportMetricsServiceRequest: {
                fromObject(body: object): object;
                encode(message: object): { finish(): Uint8Array };
              };
            };
          };
        };
      };
    };
  }
).opentelemetry.proto.collector.metrics.v1;

const json = (text: string) => decodeMetrics('json', Buffer.from(text));
const protobuf = (body: object) =>
  decodeMetrics(
    'protobuf',
    Buffer.from(ExportMetricsServiceRequest.encode(ExportMetricsServiceRequest.fromObject(body)).finish()),
  );

const unreadable = (message: string | RegExp) =>
  expect.objectContaining({ code: 'TELEMETRY_UNREADABLE', message: expect.stringMatching(message) });

function failureOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

/** The first point of the only metric. */
const first = (request: ReturnType<typeof json>) => request.metrics[0]?.points[0];

const BODY = bodyOf([
  sumOf('claude_code.cost.usage', [pointOf({ asDouble: 0.0421 }, [attribute('model', 'claude-x')])]),
  histogramOf('gen_ai.client.token.usage', [
    pointOf({ count: '3', sum: 1500, bucketCounts: ['0', '3'], explicitBounds: [1] }, [
      { key: 'list', value: { arrayValue: { values: [{ intValue: '1' }, { boolValue: true }] } } },
      attribute('gen_ai.token.type', 'input'),
    ]),
  ]),
]);

describe('both wire formats', () => {
  test('say the same', () => {
    const read = json(JSON.stringify(BODY));
    expect(read.metrics.map(({ name, kind, temporality }) => [name, kind, temporality])).toEqual([
      ['claude_code.cost.usage', 'sum', 'delta'],
      ['gen_ai.client.token.usage', 'histogram', 'cumulative'],
    ]);
    expect(first(read)).toMatchObject({ time: BigInt(TIME), value: '0.0421', hasNoValue: false });
    expect(protobuf(BODY)).toEqual(read);
  });

  test('name a stream alike', () => {
    const keys = [json(JSON.stringify(BODY)), protobuf(BODY)].map((request) =>
      readPoints(request, NOW).points.map(({ seriesKey }) => seriesKey),
    );
    expect(keys[0]).toHaveLength(2);
    expect(keys[1]).toEqual(keys[0]);
  });

  test.each(['9007199254740993', '9223372036854775807'])('keep the integer %s exact', (asInt) => {
    const body = bodyOf([sumOf('claude_code.token.usage', [pointOf({ asInt, timeUnixNano: asInt })])]);
    expect(first(json(JSON.stringify(body)))).toMatchObject({ value: asInt, time: BigInt(asInt) });
    expect(first(protobuf(body))).toMatchObject({ value: asInt, time: BigInt(asInt) });
  });

  test.each([NaN, Infinity])('keep %p visible', (asDouble) => {
    const body = bodyOf([sumOf('claude_code.cost.usage', [pointOf({ asDouble })])]);
    expect(first(protobuf(body))?.value).toBe(String(asDouble));
    const text = JSON.stringify(body).replace('"asDouble":null', `"asDouble":"${asDouble}"`);
    expect(first(json(text))?.value).toBe(String(asDouble));
  });

  test('money in JSON keeps digits that a double loses', () => {
    const text = JSON.stringify(bodyOf([sumOf('claude_code.cost.usage', [pointOf({ asDouble: 1 })])]));
    expect(first(json(text.replace('"asDouble":1', '"asDouble":123456789.123456789012')))?.value).toBe(
      '123456789.123456789012',
    );
  });

  test('a point that says it has no value', () => {
    const body = bodyOf([sumOf('claude_code.cost.usage', [pointOf({ flags: 1 })])]);
    expect(first(json(JSON.stringify(body)))?.hasNoValue).toBe(true);
    expect(first(protobuf(body))?.hasNoValue).toBe(true);
  });

  test('an empty request has nothing', () => {
    expect(json('{"later":{"field":1}}')).toEqual({ metrics: [] });
    expect(decodeMetrics('protobuf', Buffer.alloc(0))).toEqual({ metrics: [] });
  });
});

describe('what cannot be read', () => {
  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /not valid JSON/],
    ['a list', '[]', /no ExportMetricsServiceRequest at \//],
    ['text for a list', '{"resourceMetrics":"x"}', /at \/resourceMetrics/],
    [
      'an object for a number',
      '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"sum":{"dataPoints":[{"asDouble":{}}]}}]}]}]}',
      /asDouble/,
    ],
    ['a key with two values', '{"a":1,"a":2}', /not valid JSON/],
    ['nesting without end', '['.repeat(200_000), /nested too deeply/],
  ])('JSON: %s', (_case, text, message) => {
    expect(failureOf(() => json(text))).toEqual(unreadable(message));
  });

  test.each([
    ['a cut message', Buffer.from([0x0a, 0x7f, 0x01])],
    ['noise', Buffer.from('resourceMetrics')],
  ])('protobuf: %s', (_case, body) => {
    expect(failureOf(() => decodeMetrics('protobuf', body))).toEqual(unreadable(/not a protobuf/));
  });

  test('bytes that are not UTF-8', () => {
    expect(failureOf(() => decodeMetrics('json', Buffer.from([0x22, 0xff, 0x22])))).toEqual(
      unreadable(/not valid JSON/),
    );
  });

  test('an attribute nested too deeply', () => {
    const nested = Array.from({ length: 40 }).reduce<object>((value) => ({ arrayValue: { values: [value] } }), {
      intValue: '1',
    });
    const body = bodyOf([sumOf('x', [pointOf({ asInt: 1 }, [{ key: 'deep', value: nested }])])]);
    expect(failureOf(() => json(JSON.stringify(body)))).toEqual(unreadable(/nested deeper than 16/));
  });

  test('more points than a request may hold', () => {
    const points = Array.from({ length: MAX_POINTS }, () => ({ asInt: 1 }));
    expect(json(JSON.stringify(bodyOf([sumOf('x', points)]))).metrics[0]?.points).toHaveLength(MAX_POINTS);
    const body = bodyOf([sumOf('x', points), sumOf('y', [{ asInt: 1 }])]);
    expect(failureOf(() => json(JSON.stringify(body)))).toEqual(unreadable(/at most 20000 data points/));
  });
});

test('keys that reach for a prototype are keys like others', () => {
  const metric = sumOf('claude_code.cost.usage', [pointOf({ asInt: 1 }, [attribute('__proto__', 'x')])]);
  const body = JSON.stringify(bodyOf([metric])).replace('{', '{"__proto__":{"polluted":true},"constructor":{},');
  expect(first(json(body))?.attributes.get('__proto__')).toEqual({ isText: true, text: 'x' });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

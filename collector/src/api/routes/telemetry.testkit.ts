/** Bodies and answers of OTLP/HTTP, for tests. */
import otlp from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import { attribute } from '../../telemetry/otlpBody.testkit.js';

interface MessageType {
  fromObject(value: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: { longs: typeof Number }): unknown;
}
const { ExportMetricsServiceRequest, ExportMetricsServiceResponse, ExportMetricsPartialSuccess } = (
  otlp as unknown as { opentelemetry: { proto: { collector: { metrics: { v1: Record<string, MessageType> } } } } }
).opentelemetry.proto.collector.metrics.v1 as Record<
  'ExportMetricsServiceRequest' | 'ExportMetricsServiceResponse' | 'ExportMetricsPartialSuccess',
  MessageType
>;

export const ENCODINGS = {
  'application/json': (body: object): Buffer => Buffer.from(JSON.stringify(body)),
  'application/x-protobuf': (body: object): Buffer =>
    Buffer.from(ExportMetricsServiceRequest.encode(ExportMetricsServiceRequest.fromObject(body)).finish()),
};

export function responseOf(bytes: Buffer): unknown {
  return ExportMetricsServiceResponse.toObject(ExportMetricsServiceResponse.decode(bytes), { longs: Number });
}

/** A `google.rpc.Status`: a number in field 1, a text in field 2. */
export function statusOf(bytes: Buffer): unknown {
  return ExportMetricsPartialSuccess.toObject(ExportMetricsPartialSuccess.decode(bytes), { longs: Number });
}

/** What belongs to a person in the points below, and must not be found in any table. */
export const PERSONAL = [
  'session-7f3a',
  'user-91bc',
  'dev1@example.test',
  '00000000-0000-4000-8000-000000000001',
  'engineering',
];

/** A body as Claude Code sends it. */
export function claudeBody(startTimeUnixNano: string, timeUnixNano: string): object {
  const [session = '', user = '', email = '', organisation = '', department = ''] = PERSONAL;
  const common = [
    attribute('session.id', session),
    attribute('user.id', user),
    attribute('user.email', email),
    attribute('organization.id', organisation),
    attribute('model', 'claude-sonnet-4-5'),
    attribute('query_source', 'main'),
    attribute('department', department),
  ];
  const times = { startTimeUnixNano, timeUnixNano };
  const cost = { ...times, asDouble: 0.0421, attributes: common };
  const tokens = { ...times, asDouble: 1200, attributes: [...common, attribute('type', 'cacheRead')] };
  const delta = { aggregationTemporality: 1, isMonotonic: true };
  return {
    resourceMetrics: [
      {
        resource: { attributes: [attribute('service.name', 'claude-code'), attribute('host.name', email)] },
        scopeMetrics: [
          {
            scope: { name: 'com.anthropic.claude_code' },
            metrics: [
              { name: 'claude_code.cost.usage', unit: 'USD', sum: { ...delta, dataPoints: [cost] } },
              { name: 'claude_code.token.usage', unit: 'tokens', sum: { ...delta, dataPoints: [tokens] } },
            ],
          },
        ],
      },
    ],
  };
}

/** A body of an application that follows the conventions for generative AI. */
export function genAiBody(startTimeUnixNano: string, timeUnixNano: string): object {
  const attributes = [
    attribute('gen_ai.operation.name', 'chat'),
    attribute('gen_ai.provider.name', 'openai'),
    attribute('gen_ai.token.type', 'input'),
    attribute('gen_ai.request.model', 'gpt-5'),
    attribute('gen_ai.response.model', 'gpt-5-2025-08-07'),
  ];
  const point = {
    startTimeUnixNano,
    timeUnixNano,
    count: '3',
    sum: 1500,
    bucketCounts: ['1', '2'],
    explicitBounds: [1024],
    attributes,
  };
  const histogram = { aggregationTemporality: 2, dataPoints: [point] };
  return {
    resourceMetrics: [
      {
        resource: { attributes: [attribute('service.name', 'checkout-bot')] },
        scopeMetrics: [
          { scope: { name: 'app' }, metrics: [{ name: 'gen_ai.client.token.usage', unit: '{token}', histogram }] },
        ],
      },
    ],
  };
}

import otlp from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import { parse } from 'lossless-json';
import { Compile } from 'typebox/compile';
import { errorMessage } from '../errors.js';
import { readAttributes } from './attributes.js';
import type { OtlpMetric, OtlpPoint, OtlpRequest, Temporality } from './otlpRequest.js';
import { numberText, WireRequest, type WireData, type WireMetric, type WirePoint, type WireScope } from './otlpWire.js';
import { unreadable } from './unreadable.js';

/** Data points of one request. An exporter sends some hundreds; a whole fleet behind one gateway some thousands. */
export const MAX_POINTS = 20_000;

const NO_RECORDED_VALUE = 1n;

const TEMPORALITIES: ReadonlyMap<string | null, Temporality> = new Map([
  ['1', 'delta'],
  ['2', 'cumulative'],
  ['AGGREGATION_TEMPORALITY_DELTA', 'delta'],
  ['AGGREGATION_TEMPORALITY_CUMULATIVE', 'cumulative'],
]);

/** What we use of the generated protobuf module, whose own types are those of any message. */
interface MessageType {
  decode(bytes: Uint8Array): object;
  /** `json` writes NaN and infinities as text, `longs` keeps 64-bit integers exact. */
  toObject(message: object, options: { json: true; longs: typeof String; bytes: typeof String }): unknown;
}
const { ExportMetricsServiceRequest } = (
  otlp as unknown as {
    opentelemetry: { proto: { collector: { metrics: { v1: { ExportMetricsServiceRequest: MessageType } } } } };
  }
).opentelemetry.proto.collector.metrics.v1;

const wireRequest = Compile(WireRequest);

/** Reads the body of `POST /v1/metrics`; every number keeps its text. `TELEMETRY_UNREADABLE` when it is no such body. */
export function decodeMetrics(contentType: 'json' | 'protobuf', body: Buffer): OtlpRequest {
  const wire = contentType === 'json' ? parseJson(body) : parseProtobuf(body);
  if (!wireRequest.Check(wire)) {
    const [first] = wireRequest.Errors(wire);
    const place = first?.instancePath || '/';
    throw unreadable(`the body is no ExportMetricsServiceRequest at ${place.slice(0, 120)} (${first?.message ?? ''})`);
  }
  return { metrics: metricsOf(wire) };
}

function parseJson(body: Buffer): unknown {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw unreadable(`the body is not valid JSON (${reasonOf(error)})`, error);
  }
}

function parseProtobuf(body: Buffer): unknown {
  try {
    const message = ExportMetricsServiceRequest.decode(body);
    return ExportMetricsServiceRequest.toObject(message, { json: true, longs: String, bytes: String });
  } catch (error) {
    throw unreadable(`the body is not a protobuf ExportMetricsServiceRequest (${reasonOf(error)})`, error);
  }
}

/** Both parsers call themselves for what is nested, so what is nested without end ends on the stack. */
function reasonOf(error: unknown): string {
  const message = errorMessage(error);
  return message.includes('call stack') ? 'it is nested too deeply' : message.replace(/\p{Cc}/gu, ' ').slice(0, 120);
}

function metricsOf(request: WireRequest): OtlpMetric[] {
  const metrics: OtlpMetric[] = [];
  let count = 0;
  for (const { metric, ...origin } of wireMetrics(request)) {
    const { kind, data } = dataOf(metric);
    count += data.dataPoints?.length ?? 0;
    if (count > MAX_POINTS)
      throw unreadable(`a request may hold at most ${MAX_POINTS} data points, send fewer at once`);
    metrics.push({ ...origin, ...readMetric(metric, kind, data) });
  }
  return metrics;
}

/** Every metric with what it came from. */
function* wireMetrics(
  request: WireRequest,
): Generator<Pick<OtlpMetric, 'resource' | 'scope'> & { metric: WireMetric }> {
  for (const { resource: wireResource, scopeMetrics } of request.resourceMetrics ?? []) {
    const resource = readAttributes(wireResource?.attributes);
    for (const { scope: wireScope, metrics } of scopeMetrics ?? []) {
      const scope = readScope(wireScope);
      for (const metric of metrics ?? []) yield { resource, scope, metric };
    }
  }
}

function readScope(scope: WireScope | null | undefined): OtlpMetric['scope'] {
  return { name: scope?.name ?? '', version: scope?.version ?? '', attributes: readAttributes(scope?.attributes) };
}

function dataOf(metric: WireMetric): { kind: OtlpMetric['kind']; data: WireData } {
  if (metric.sum) return { kind: 'sum', data: metric.sum };
  const histogram = metric.histogram ?? metric.exponentialHistogram;
  if (histogram) return { kind: 'histogram', data: histogram };
  return { kind: 'other', data: metric.gauge ?? metric.summary ?? {} };
}

function readMetric(
  metric: WireMetric,
  kind: OtlpMetric['kind'],
  data: WireData,
): Omit<OtlpMetric, 'resource' | 'scope'> {
  return {
    name: metric.name ?? '',
    unit: metric.unit ?? '',
    kind,
    temporality: TEMPORALITIES.get(numberText(data.aggregationTemporality)) ?? null,
    points: (data.dataPoints ?? []).map((point) => readPoint(point, kind)),
  };
}

function readPoint(point: WirePoint, kind: OtlpMetric['kind']): OtlpPoint {
  const value = kind === 'histogram' ? point.sum : (point.asDouble ?? point.asInt);
  return {
    attributes: readAttributes(point.attributes),
    start: wholeNumber(point.startTimeUnixNano),
    time: wholeNumber(point.timeUnixNano),
    value: numberText(value),
    hasNoValue: (wholeNumber(point.flags) & NO_RECORDED_VALUE) !== 0n,
  };
}

/** A whole number as OTLP/JSON writes 64 bits; 0, which stands for "not given", when it is anything else. */
function wholeNumber(value: unknown): bigint {
  const text = numberText(value) ?? '';
  return /^\d{1,20}$/.test(text) ? BigInt(text) : 0n;
}

import { dayOfEpoch } from '../domain/day.js';
import { parseDecimal } from '../domain/decimal.js';
import { labelsOf } from './labels.js';
import type { OtlpMetric, OtlpPoint, OtlpRequest } from './otlpRequest.js';
import { seriesKeys } from './seriesKey.js';
import { CLAUDE_COST, CLAUDE_TOKENS, GEN_AI_TOKENS, type MetricName, type TelemetryPoint } from './telemetryPoint.js';

const NANOS_PER_MS = 1_000_000n;
const DAY_NANOS = 86_400_000n * NANOS_PER_MS;
const MAX_AHEAD = DAY_NANOS;
const MAX_AGE = 60n * DAY_NANOS;

const KINDS: ReadonlyMap<string, OtlpMetric['kind']> = new Map<MetricName, OtlpMetric['kind']>([
  [CLAUDE_COST, 'sum'],
  [CLAUDE_TOKENS, 'sum'],
  [GEN_AI_TOKENS, 'histogram'],
]);

/** What a request holds for us. */
export interface ReadPoints {
  readonly points: readonly TelemetryPoint[];
  /** Data points of other metrics, and those that say they have no value. */
  readonly ignored: number;
  /** Data points of our metrics that cannot be right, counted by reason. */
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
}

/** Takes our three metrics out of a request. `now` is in Unix nanoseconds; it bounds what a broken clock may do. */
export function readPoints(request: OtlpRequest, now: bigint): ReadPoints {
  const points: TelemetryPoint[] = [];
  const refused = new Map<string, number>();
  let ignored = 0;
  for (const metric of request.metrics) {
    const present = isOurs(metric) ? metric.points.filter((point) => !point.hasNoValue) : [];
    ignored += metric.points.length - present.length;
    for (const entry of readMetric(metric, present, now)) {
      if (typeof entry !== 'string') points.push(entry);
      else refused.set(entry, (refused.get(entry) ?? 0) + 1);
    }
  }
  return { points, ignored, refused: [...refused].map(([reason, count]) => ({ reason, count })) };
}

type OurMetric = OtlpMetric & { readonly name: MetricName };

function isOurs(metric: OtlpMetric): metric is OurMetric {
  return KINDS.has(metric.name);
}

/** Each point, or the reason why it is refused. */
function readMetric(metric: OtlpMetric, present: readonly OtlpPoint[], now: bigint): (TelemetryPoint | string)[] {
  if (!isOurs(metric)) return [];
  const keyOf = seriesKeys(metric);
  const { temporality } = metric;
  return present.map((point) => {
    if (metric.kind !== KINDS.get(metric.name)) return `${metric.name} must be a ${KINDS.get(metric.name)}`;
    if (temporality === null) return `${metric.name}: the aggregation temporality must be delta or cumulative`;
    const time = timeFault(point, now);
    if (time !== null) return `${metric.name}: ${time}`;
    const value = parseDecimal(point.value ?? '')?.value;
    if (value === undefined || value.startsWith('-')) {
      return `${metric.name}: the value must be a number from 0 to 999999999999`;
    }
    const labels = labelsOf(metric.name, metric.resource, point.attributes);
    if (labels.tokenKind === null && metric.name !== CLAUDE_COST) return `${metric.name}: the token type is unknown`;
    const { start, time: at } = point;
    const day = dayOfEpoch(Number(at / NANOS_PER_MS));
    return { ...labels, temporality, seriesKey: keyOf(point.attributes), start, time: at, value, day };
  });
}

function timeFault({ start, time }: OtlpPoint, now: bigint): string | null {
  if (time === 0n) return 'the time is missing';
  if (start > time) return 'the start time is after the time';
  if (time > now + MAX_AHEAD) return 'the time is more than 1 day in the future';
  return time < now - MAX_AGE ? 'the time is more than 60 days ago' : null;
}

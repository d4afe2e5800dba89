import { isLosslessNumber } from 'lossless-json';
import { Type, type Static, type TSchema } from 'typebox';

// The shape of OTLP/JSON (opentelemetry-proto 1.x, lowerCamelCase names). Protobuf is turned into the same shape, so that
// there is one way from here on. Whatever the shape does not name is ignored, as the protocol asks of a receiver.

/** Proto3 writes no field that has its default value, and JSON may write null instead. */
const maybe = <S extends TSchema>(schema: S) => Type.Optional(Type.Union([schema, Type.Null()]));

/** A number as its source text (`Infinity` and 64-bit integers come as JSON text), or a double out of protobuf. */
const WireNumber = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Object({ isLosslessNumber: Type.Literal(true), value: Type.String() }),
]);

const KeyValue = Type.Object({ key: maybe(Type.String()), value: Type.Optional(Type.Unknown()) });
export type KeyValue = Static<typeof KeyValue>;

const AttributeList = maybe(Type.Array(KeyValue));

const WirePoint = Type.Object({
  attributes: AttributeList,
  startTimeUnixNano: maybe(WireNumber),
  timeUnixNano: maybe(WireNumber),
  asDouble: maybe(WireNumber),
  asInt: maybe(WireNumber),
  sum: maybe(WireNumber),
  flags: maybe(WireNumber),
});
export type WirePoint = Static<typeof WirePoint>;

const WireData = Type.Object({
  aggregationTemporality: maybe(WireNumber),
  dataPoints: maybe(Type.Array(WirePoint)),
});
export type WireData = Static<typeof WireData>;

const WireMetric = Type.Object({
  name: maybe(Type.String()),
  unit: maybe(Type.String()),
  sum: maybe(WireData),
  histogram: maybe(WireData),
  exponentialHistogram: maybe(WireData),
  gauge: maybe(WireData),
  summary: maybe(WireData),
});
export type WireMetric = Static<typeof WireMetric>;

const WireScope = Type.Object({
  name: maybe(Type.String()),
  version: maybe(Type.String()),
  attributes: AttributeList,
});
export type WireScope = Static<typeof WireScope>;

export const WireRequest = Type.Object({
  resourceMetrics: maybe(
    Type.Array(
      Type.Object({
        resource: maybe(Type.Object({ attributes: AttributeList })),
        scopeMetrics: maybe(
          Type.Array(Type.Object({ scope: maybe(WireScope), metrics: maybe(Type.Array(WireMetric)) })),
        ),
      }),
    ),
  ),
});
export type WireRequest = Static<typeof WireRequest>;

/** The text of a number in any of its wire forms; null when it is no number. A double has its shortest decimal text. */
export function numberText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isLosslessNumber(value) ? value.value : null;
}

/** An attribute's value. Anything that is not text has a canonical text, so that equal values are equal texts. */
export interface AttributeValue {
  readonly isText: boolean;
  readonly text: string;
}

export type Attributes = ReadonlyMap<string, AttributeValue>;

/** Whether a value counts since the previous one, or since the start of its sequence. */
export type Temporality = 'delta' | 'cumulative';

/** One data point, before anybody asked whether it makes sense. */
export interface OtlpPoint {
  readonly attributes: Attributes;
  /** Unix time in nanoseconds; 0 when the sender did not say. */
  readonly start: bigint;
  readonly time: bigint;
  /** Source text of the number (of a histogram: of its sum), `NaN` and `Infinity` among them; null when there is none. */
  readonly value: string | null;
  /** The sender says that at this time there was nothing to measure. */
  readonly hasNoValue: boolean;
}

/** One stream of data points of one metric, with what it came from. */
export interface OtlpMetric {
  readonly resource: Attributes;
  readonly scope: { readonly name: string; readonly version: string; readonly attributes: Attributes };
  readonly name: string;
  readonly unit: string;
  readonly kind: 'sum' | 'histogram' | 'other';
  readonly temporality: Temporality | null;
  readonly points: readonly OtlpPoint[];
}

/** An OTLP `ExportMetricsServiceRequest`, whichever way it was written on the wire. */
export interface OtlpRequest {
  readonly metrics: readonly OtlpMetric[];
}

import otlp from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

interface PartialSuccess {
  readonly rejectedDataPoints: number;
  readonly errorMessage: string;
}

/** What we use of the generated protobuf module, whose own types are those of any message. */
interface MessageType<Message> {
  encode(message: Message): { finish(): Uint8Array };
}
const { ExportMetricsPartialSuccess, ExportMetricsServiceResponse } = (
  otlp as unknown as {
    opentelemetry: {
      proto: {
        collector: {
          metrics: {
            v1: {
              ExportMetricsPartialSuccess: MessageType<PartialSuccess>;
              ExportMetricsServiceResponse: MessageType<{ readonly partialSuccess?: PartialSuccess }>;
            };
          };
        };
      };
    };
  }
).opentelemetry.proto.collector.metrics.v1;

/** An `ExportMetricsServiceResponse` in protobuf; null: every point was taken. */
export function encodeResponse(partialSuccess: PartialSuccess | null): Buffer {
  return Buffer.from(ExportMetricsServiceResponse.encode(partialSuccess ? { partialSuccess } : {}).finish());
}

/**
 * A `google.rpc.Status` in protobuf. The package has no such message, but its bytes are those of a partial success: a
 * whole number in field 1, a text in field 2.
 */
export function encodeStatus(code: number, message: string): Buffer {
  return Buffer.from(ExportMetricsPartialSuccess.encode({ rejectedDataPoints: code, errorMessage: message }).finish());
}

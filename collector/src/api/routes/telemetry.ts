import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { TelemetryReceiver } from '../../jobs/receiveTelemetry.js';
import { decodeMetrics } from '../../telemetry/decodeMetrics.js';
import type { ApiContext } from '../context.js';
import { answerInOtlp, ExportMetricsServiceResponse, isProtobuf } from './telemetryAnswer.js';
import { MAX_BODY, takeOtlpBodies } from './telemetryBody.js';

/** `POST /v1/metrics`: OTLP/HTTP, in JSON and protobuf. */
export const telemetryRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const receiver = new TelemetryReceiver(pool);
  takeOtlpBodies(app);
  answerInOtlp(app);
  const schema = {
    summary: 'Takes in OpenTelemetry metrics of AI clients',
    description:
      'OTLP/HTTP: an ExportMetricsServiceRequest as application/json or application/x-protobuf, also with gzip. Answered when the points are stored. Metrics: claude_code.cost.usage, claude_code.token.usage, gen_ai.client.token.usage; others are ignored.',
    response: { 200: ExportMetricsServiceResponse },
  };
  app.post('/v1/metrics', { bodyLimit: MAX_BODY, schema }, async (request): Promise<ExportMetricsServiceResponse> => {
    // A request without a body is an empty message.
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const metrics = decodeMetrics(isProtobuf(request) ? 'protobuf' : 'json', body);
    const { count, reasons } = await receiver.receive(metrics, request.caller);
    if (count === 0) return {};
    return { partialSuccess: { rejectedDataPoints: String(count), errorMessage: reasons.join('; ') } };
  });
};

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { databaseError } from '../../store/db.js';
import { encodeResponse, encodeStatus } from '../../telemetry/encodeAnswer.js';
import type { ErrorBody } from '../errorBody.js';
import { PROTOBUF_TYPE } from './telemetryBody.js';

/** As OTLP/JSON writes it. */
export const ExportMetricsServiceResponse = Type.Object(
  {
    partialSuccess: Type.Optional(
      Type.Object({
        rejectedDataPoints: Type.String({ description: 'How many data points were not taken' }),
        errorMessage: Type.String({ description: 'Which ones and why' }),
      }),
    ),
  },
  { title: 'ExportMetricsServiceResponse' },
);
export type ExportMetricsServiceResponse = Static<typeof ExportMetricsServiceResponse>;

type Answer = ExportMetricsServiceResponse | ErrorBody;

/** Exporters keep their points and try again after this long. */
const RETRY_AFTER_SECONDS = 5;

/** Numbers of `google.rpc.Code` by status of HTTP. */
const RPC_CODES: ReadonlyMap<number, number> = new Map([
  [400, 3],
  [401, 16],
  [403, 7],
  [404, 5],
  [408, 4],
  [413, 3],
  [415, 3],
  [429, 8],
  [503, 14],
]);
const RPC_INTERNAL = 13;

/** Every answer of this scope, failures too, is in the content type of its request. */
export function answerInOtlp(scope: FastifyInstance): void {
  // Exporters drop what is answered with 500, so a database that is away must be known as such, wherever it was missed.
  scope.setErrorHandler((error) => {
    throw databaseError(error);
  });
  scope.addHook('preSerialization', async (request, reply, payload) => {
    const { statusCode } = reply;
    if (statusCode === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER_SECONDS);
    if (isProtobuf(request)) reply.type(PROTOBUF_TYPE).serializer(serializerOf(statusCode));
    return payload;
  });
}

/** Whether the body is protobuf; else it is JSON. */
export function isProtobuf({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === PROTOBUF_TYPE;
}

/** Bytes, although the type of a serializer knows of text only. */
function serializerOf(status: number): (answer: Answer) => string {
  return ((answer: Answer) => bytesOf(status, answer)) as unknown as (answer: Answer) => string;
}

function bytesOf(status: number, answer: Answer): Buffer {
  if ('message' in answer) return encodeStatus(RPC_CODES.get(status) ?? RPC_INTERNAL, answer.message);
  const { partialSuccess } = answer;
  return encodeResponse(
    partialSuccess ? { ...partialSuccess, rejectedDataPoints: Number(partialSuccess.rejectedDataPoints) } : null,
  );
}

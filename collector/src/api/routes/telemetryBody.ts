import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CollectorError } from '../../errors.js';

export const JSON_TYPE = 'application/json';
export const PROTOBUF_TYPE = 'application/x-protobuf';

/** As sent. */
export const MAX_BODY = 4 * 1024 * 1024;
/** As meant: the inflating stops here, so that a small body cannot fill the memory. */
export const MAX_INFLATED = 16 * 1024 * 1024;

const inflate = promisify(gunzip);

/** From here on this scope takes OTLP bodies, as bytes, and nothing else. Exporters compress them with gzip. */
export function takeOtlpBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    [JSON_TYPE, PROTOBUF_TYPE],
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      return plainBytes(body, request.headers['content-encoding'] ?? 'identity');
    },
  );
}

async function plainBytes(body: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') {
    throw new CollectorError('TELEMETRY_ENCODING', 'OTLP metrics: the body may be compressed with gzip, or not at all');
  }
  return inflate(body, { maxOutputLength: MAX_INFLATED }).catch((error: unknown) => {
    throw isTooLarge(error)
      ? new CollectorError(
          'TELEMETRY_TOO_LARGE',
          'OTLP metrics: the body inflates to more than 16 MiB; send less at once',
        )
      : new CollectorError(
          'TELEMETRY_UNREADABLE',
          'OTLP metrics: the body is not valid gzip; nothing of it was stored',
          {
            cause: error,
          },
        );
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

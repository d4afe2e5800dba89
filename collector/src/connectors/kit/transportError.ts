import { CollectorError, type ErrorCode } from '../../errors.js';

const BY_CODE: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/, 'PROVIDER_TIMEOUT', 'the provider accepted the connection but did not answer in time'],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'PROVIDER_UNREACHABLE', 'the provider could not be reached in time'],
  [/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/, 'PROVIDER_TLS', 'the TLS certificate or protocol of the provider was refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'PROVIDER_UNREACHABLE', 'the name of the provider was not found'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'PROVIDER_UNREACHABLE', 'the provider refused the connection'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'PROVIDER_TRUNCATED', 'the connection broke before the answer was whole'],
  [/^(Z_|ERR_ZLIB)/, 'PROVIDER_TRUNCATED', 'the compressed answer is damaged'],
];

/** A failure of the network as one of ours: where, what, and that nothing was lost. Never the URL or a header. */
export function transportError(where: string, error: unknown, signal: AbortSignal): unknown {
  if (error instanceof CollectorError) return error;
  if (signal.aborted) return abortError(where, signal);
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : '';
  if (/proxy/i.test(text)) {
    return new CollectorError('PROVIDER_PROXY', `${where}: the HTTP proxy refused the connection; check HTTPS_PROXY and its credentials`, { cause: error });
  }
  const known = BY_CODE.find(([pattern]) => pattern.test(code));
  if (!known) return error;
  return new CollectorError(known[1], `${where}: ${known[2]} (${code}); the stored figures stay`, { cause: error });
}

function abortError(where: string, signal: AbortSignal): CollectorError {
  const isDeadline = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return isDeadline
    ? new CollectorError('SYNC_DEADLINE', `${where}: the sync took longer than it may; the next one goes on from here`)
    : new CollectorError('SYNC_ABORTED', `${where}: the sync was stopped; the next one goes on`);
}

/** The code of an error, of its cause, or of the first of several connection attempts. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  const own = 'code' in error ? String(error.code) : '';
  return own !== '' ? own : codeOf(error.cause);
}

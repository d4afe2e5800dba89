import { CollectorError, type ErrorCode } from '../../errors.js';

const BY_CODE: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|TimeoutError)$/,
    'PROVIDER_TIMEOUT',
    'the provider accepted the connection but did not answer in time',
  ],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'PROVIDER_UNREACHABLE', 'the provider could not be reached in time'],
  [
    /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/,
    'PROVIDER_TLS',
    'the TLS certificate or protocol of the provider was refused',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'PROVIDER_UNREACHABLE', 'the name of the provider was not found'],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    'PROVIDER_UNREACHABLE',
    'no connection to the provider',
  ],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    'PROVIDER_TRUNCATED',
    'the connection broke before the answer was whole',
  ],
  [/^(Z_|ERR_ZLIB)/, 'PROVIDER_TRUNCATED', 'the compressed answer is damaged'],
  [/^(HPE_|HTTPParserError|UND_ERR_HEADERS_OVERFLOW)/, 'PROVIDER_NOT_JSON', 'the answer is not HTTP as we know it'],
  [
    /^UND_ERR_INVALID_ARG$/,
    'CONFIG_INVALID',
    'the base URL or the key holds characters that no request can carry; set it again',
  ],
];

/** A failure of the network as one of ours: where, what, and that nothing was lost. Never the URL or a header. */
export function transportError(where: string, error: unknown, signal: AbortSignal, url: URL): unknown {
  if (error instanceof CollectorError) return error;
  if (signal.aborted) return abortError(where, signal);
  const failure = innermost(error);
  if (isOfProxy(failure, url)) {
    return new CollectorError(
      'PROVIDER_PROXY',
      `${where}: the HTTP proxy refused the connection (${nameOf(failure)}); check HTTPS_PROXY and its credentials`,
      {
        cause: error,
      },
    );
  }
  const name = nameOf(failure);
  const known = BY_CODE.find(([pattern]) => pattern.test(name));
  if (!known) return error;
  return new CollectorError(known[1], `${where}: ${known[2]} (${name}); the stored figures stay`, { cause: error });
}

/** Why a signal ended what was going on. */
export function abortError(where: string, signal: AbortSignal): CollectorError {
  return part(signal.reason, 'name') === 'TimeoutError'
    ? new CollectorError('SYNC_DEADLINE', `${where}: the sync took longer than it may; the next one goes on from here`)
    : new CollectorError('SYNC_ABORTED', `${where}: the sync was stopped; the next one goes on`);
}

/** The tunnel was refused, or what failed is a connection to somebody else than the provider. */
function isOfProxy(failure: unknown, url: URL): boolean {
  if (/^(Proxy response|Secure Proxy)/.test(String(part(failure, 'message')))) return true;
  const port = part(failure, 'port');
  const host = part(failure, 'hostname');
  const ownPort = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return (typeof port === 'number' && port !== ownPort) || (typeof host === 'string' && host !== url.hostname);
}

/** The first of several connection attempts, and of an error without a code its cause. */
function innermost(error: unknown): unknown {
  const attempts = part(error, 'errors');
  if (Array.isArray(attempts) && attempts.length > 0) return innermost(attempts[0]);
  const cause = part(error, 'cause');
  return typeof part(error, 'code') !== 'string' && cause !== undefined ? innermost(cause) : error;
}

/** The code of an error. Those of the web (`TimeoutError`) have a number for a code and are known by their name. */
function nameOf(error: unknown): string {
  const code = part(error, 'code');
  return typeof code === 'string' ? code : String(part(error, 'name') ?? '');
}

/** A property of an error of any realm: Node's own errors are no instances of our classes. */
function part(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

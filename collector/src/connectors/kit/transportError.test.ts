import { describe, expect, test } from '@jest/globals';
import { CollectorError } from '../../errors.js';
import { abortError, transportError } from './transportError.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const live = new AbortController().signal;
const URL_OF_PROVIDER = new URL('https://api.example.test/v1/costs?limit=31');

const failed = (code: string, more: object = {}) => Object.assign(new Error(`raw words of ${code}`), { code }, more);
const ours = (error: unknown, signal = live, url = URL_OF_PROVIDER) =>
  transportError(WHERE, error, signal, url) as CollectorError;

describe('a failure of the network', () => {
  test.each([
    ['ECONNREFUSED', 'PROVIDER_UNREACHABLE'],
    ['EHOSTUNREACH', 'PROVIDER_UNREACHABLE'],
    ['ENETUNREACH', 'PROVIDER_UNREACHABLE'],
    ['EACCES', 'PROVIDER_UNREACHABLE'],
    ['ENOTFOUND', 'PROVIDER_UNREACHABLE'],
    ['EAI_AGAIN', 'PROVIDER_UNREACHABLE'],
    ['ETIMEDOUT', 'PROVIDER_UNREACHABLE'],
    ['UND_ERR_CONNECT_TIMEOUT', 'PROVIDER_UNREACHABLE'],
    ['UND_ERR_HEADERS_TIMEOUT', 'PROVIDER_TIMEOUT'],
    ['UND_ERR_BODY_TIMEOUT', 'PROVIDER_TIMEOUT'],
    ['ECONNRESET', 'PROVIDER_TRUNCATED'],
    ['EPIPE', 'PROVIDER_TRUNCATED'],
    ['UND_ERR_SOCKET', 'PROVIDER_TRUNCATED'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'PROVIDER_TRUNCATED'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'PROVIDER_TRUNCATED'],
    ['Z_DATA_ERROR', 'PROVIDER_TRUNCATED'],
    ['Z_BUF_ERROR', 'PROVIDER_TRUNCATED'],
    ['CERT_HAS_EXPIRED', 'PROVIDER_TLS'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'PROVIDER_TLS'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'PROVIDER_TLS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'PROVIDER_TLS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'PROVIDER_TLS'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'PROVIDER_TLS'],
    ['EPROTO', 'PROVIDER_TLS'],
    ['HPE_INVALID_CONSTANT', 'PROVIDER_NOT_JSON'],
    ['UND_ERR_HEADERS_OVERFLOW', 'PROVIDER_NOT_JSON'],
    ['UND_ERR_INVALID_ARG', 'CONFIG_INVALID'],
  ])('%s is %s', (code, expected) => {
    const error = ours(failed(code));
    expect(error.code).toBe(expected);
    expect(error.message).toMatch(new RegExp(`^${WHERE}: .*\\(${code}\\)`));
    expect(error.message).not.toContain('raw words');
    expect(error.message).not.toContain('example.test');
    expect(error.cause).toBeDefined();
  });

  test('is known by the first of several attempts to connect', () => {
    const attempts = new AggregateError([failed('ECONNREFUSED'), failed('ENETUNREACH')], '');
    expect(ours(attempts).message).toContain('(ECONNREFUSED)');
  });

  test('is known by its cause when it has no code itself', () => {
    expect(ours(new TypeError('fetch failed', { cause: failed('ENOTFOUND') })).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('is known by its name when its code is a number', () => {
    expect(ours(new DOMException('too long', 'TimeoutError')).code).toBe('PROVIDER_TIMEOUT');
  });

  test('that is ours already stays what it is', () => {
    const mine = new CollectorError('PROVIDER_RESPONSE_TOO_LARGE', 'too large');
    expect(transportError(WHERE, mine, live, URL_OF_PROVIDER)).toBe(mine);
  });

  test.each([new TypeError('a bug of ours'), 'a text', undefined, new AggregateError([], 'empty')])(
    'that nobody knows stays what it is: %p',
    (error) => {
      expect(transportError(WHERE, error, live, URL_OF_PROVIDER)).toBe(error);
    },
  );
});

describe('N15: a failure of the proxy', () => {
  test.each([
    [
      'it wants credentials',
      failed('UND_ERR_ABORTED', { message: 'Proxy response (407) !== 200 when HTTP Tunneling' }),
    ],
    ['its certificate is wrong', failed('UND_ERR_PRX_TLS', { message: 'Secure Proxy Connection failed' })],
    ['nobody listens on its port', failed('ECONNREFUSED', { address: '127.0.0.1', port: 3128 })],
    ['its name is not found', failed('ENOTFOUND', { hostname: 'squid.example.test' })],
    ['it hangs up', new AggregateError([failed('ECONNRESET', { port: 8080 })], '')],
  ])('%s', (_case, error) => {
    expect(ours(error).code).toBe('PROVIDER_PROXY');
    expect(ours(error).message).toContain('check HTTPS_PROXY');
    expect(ours(error).message).not.toMatch(/squid|3128/);
  });

  test.each([
    ['https', 'https://api.example.test/', 443],
    ['http', 'http://api.example.test/', 80],
    ['a port of its own', 'http://litellm-proxy.example.test:4000/', 4000],
  ])('the port of the provider itself is none: %s', (_case, url, port) => {
    expect(ours(failed('ECONNREFUSED', { port }), live, new URL(url)).code).toBe('PROVIDER_UNREACHABLE');
  });

  test('a provider whose name has the word proxy in it is none', () => {
    const url = new URL('http://litellm-proxy.example.test:4000/');
    const error = failed('ENOTFOUND', {
      hostname: 'litellm-proxy.example.test',
      message: 'getaddrinfo ENOTFOUND litellm-proxy.example.test',
    });
    expect(ours(error, live, url).code).toBe('PROVIDER_UNREACHABLE');
  });
});

describe('a request that was ended', () => {
  test('by the limit of the sync says so', () => {
    const timeout = AbortSignal.abort(new DOMException('over', 'TimeoutError'));
    expect(ours(failed('UND_ERR_ABORTED'), timeout).code).toBe('SYNC_DEADLINE');
    expect(abortError(WHERE, timeout).message).toBe(
      `${WHERE}: the sync took longer than it may; the next one goes on from here`,
    );
  });

  test('by a person or a shutdown says so', () => {
    expect(ours(failed('UND_ERR_ABORTED'), AbortSignal.abort()).code).toBe('SYNC_ABORTED');
    expect(abortError(WHERE, AbortSignal.abort('stop')).code).toBe('SYNC_ABORTED');
  });
});

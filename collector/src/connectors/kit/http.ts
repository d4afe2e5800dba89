import { pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { CollectorError } from '../../errors.js';
import { abortError, transportError } from './transportError.js';

/** One answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The port to the network: one GET, no retry, no redirect, at most 32 MiB. Failures are `CollectorError`s that name `where`. */
export type HttpGet = (
  where: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<HttpAnswer>;

/** Waits; rejects when the signal aborts. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    throw abortError('the pause between two requests', signal);
  });
};

export const MAX_BODY_BYTES = 32 * 1024 * 1024;

export interface HttpLimits {
  readonly connectMs?: number;
  readonly headersMs?: number;
  /** Silence in the middle of a body. */
  readonly bodyMs?: number;
  /** The whole exchange, however steadily it trickles. */
  readonly totalMs?: number;
}

/** The network through undici; `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are honoured. */
export function createHttpGet(limits: HttpLimits = {}): { get: HttpGet; close(): Promise<void> } {
  // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off: the key would go to anybody.
  const connect = { timeout: limits.connectMs ?? 10_000, rejectUnauthorized: true };
  const agent = new EnvHttpProxyAgent({
    connect,
    proxyTls: connect,
    requestTls: connect,
    headersTimeout: limits.headersMs ?? 60_000,
    bodyTimeout: limits.bodyMs ?? 30_000,
    connections: 4,
  });
  const get: HttpGet = async (where, url, headers, signal) => {
    try {
      const answer = await request(url, {
        dispatcher: agent,
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs ?? 300_000)]),
        headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...headers },
      });
      const body = await readBody(where, answer);
      return { status: answer.statusCode, headers: answer.headers, body };
    } catch (error) {
      throw transportError(where, error, signal, new URL(url));
    }
  };
  return { get, close: () => agent.close() };
}

async function readBody(where: string, answer: Dispatcher.ResponseData): Promise<string> {
  const isZipped = answer.headers['content-encoding'] === 'gzip';
  // A pipeline ends both streams when either fails: a body that nobody reads on would hold its connection for ever.
  const stream = isZipped ? pipeline(answer.body, createGunzip(), () => undefined) : answer.body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new CollectorError(
        'PROVIDER_RESPONSE_TOO_LARGE',
        `${where}: the answer is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB; the stored figures stay`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { CollectorError } from '../../errors.js';
import type { AddressGuard } from './addressGuard.js';
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

export interface HttpOptions extends HttpLimits {
  /** For hosts that were named through the API. Without a guard every address is fine: the configuration named it. */
  readonly guard?: AddressGuard;
}

/** The network through undici; `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are honoured. */
export function createHttpGet(options: HttpOptions = {}): { get: HttpGet; close(): Promise<void> } {
  const { guard } = options;
  const agent = createAgent(options);
  const get: HttpGet = async (where, url, headers, signal) => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(options.totalMs ?? 300_000)]);
    try {
      // The connector guards only what we connect to ourselves; behind a proxy this is the one look at the target.
      if (guard) await unlessAborted(ends, guard.check(new URL(url).hostname));
      const answer = await request(url, {
        dispatcher: agent,
        signal: ends,
        headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...headers },
      });
      const body = await readBody(where, answer);
      return { status: answer.statusCode, headers: answer.headers, body };
    } catch (error) {
      throw transportError(where, withPlace(where, error), signal, new URL(url));
    }
  };
  return { get, close: () => agent.close() };
}

function createAgent(options: HttpOptions): EnvHttpProxyAgent {
  // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off: the key would go to anybody.
  const connect = { timeout: options.connectMs ?? 10_000, rejectUnauthorized: true };
  return new EnvHttpProxyAgent({
    connect: options.guard?.connector(connect) ?? connect,
    // The proxy itself stands in the environment, so it may have a private address.
    proxyTls: connect,
    requestTls: connect,
    headersTimeout: options.headersMs ?? 60_000,
    bodyTimeout: options.bodyMs ?? 30_000,
    connections: 4,
  });
}

/** A name server that is silent must not hold a sync that was stopped. */
function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

/** The guard knows the host; only the request knows what it was for. */
function withPlace(where: string, error: unknown): unknown {
  const isRefusal = error instanceof CollectorError && error.code === 'PROVIDER_ADDRESS_REFUSED';
  return isRefusal ? new CollectorError(error.code, `${where}: ${error.message}`) : error;
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

import { createGunzip } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { CollectorError } from '../../errors.js';
import { transportError } from './transportError.js';

/** One answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The port to the network: one GET, no retry, no redirect, at most 32 MiB. Failures are `CollectorError`s that name `where`. */
export type HttpGet = (where: string, url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<HttpAnswer>;

/** Waits; rejects when the signal aborts. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    throw new CollectorError('SYNC_ABORTED', 'the sync was stopped; the next one goes on');
  });
};

export const MAX_BODY_BYTES = 32 * 1024 * 1024;

export interface HttpLimits {
  readonly connectMs?: number;
  readonly headersMs?: number;
  readonly bodyMs?: number;
}

/** The network through undici; `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are honoured. */
export function createHttpGet(limits: HttpLimits = {}): { get: HttpGet; close(): Promise<void> } {
  const agent = new EnvHttpProxyAgent({
    connect: { timeout: limits.connectMs ?? 10_000 },
    headersTimeout: limits.headersMs ?? 60_000,
    bodyTimeout: limits.bodyMs ?? 30_000,
    connections: 4,
  });
  const get: HttpGet = async (where, url, headers, signal) => {
    try {
      const answer = await request(url, {
        dispatcher: agent,
        signal,
        headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...headers },
      });
      const body = await readBody(where, answer);
      return { status: answer.statusCode, headers: answer.headers, body };
    } catch (error) {
      throw transportError(where, error, signal);
    }
  };
  return { get, close: () => agent.close() };
}

async function readBody(where: string, answer: Dispatcher.ResponseData): Promise<string> {
  const isZipped = answer.headers['content-encoding'] === 'gzip';
  const stream = isZipped ? answer.body.pipe(createGunzip()) : answer.body;
  // A failing socket does not reach the gunzip end of the pipe by itself.
  if (isZipped) answer.body.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      answer.body.destroy();
      throw new CollectorError('PROVIDER_RESPONSE_TOO_LARGE', `${where}: the answer is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB; the stored figures stay`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

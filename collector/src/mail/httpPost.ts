import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import type { Delivery } from './transport.js';

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;
const TOTAL_MS = 60_000;
const MAX_ANSWER = 64 * 1024;
const MAX_REASON = 300;

/** Faults in which the request has not left: the name, the way, the handshake. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EACCES|UND_ERR_CONNECT_TIMEOUT|EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/;

export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Exclude<Dispatcher.DispatchOptions['body'], undefined>,
) => Promise<Delivery>;

/** Posts to a service, called `where` in what is said of it; `HTTPS_PROXY` and `NO_PROXY` are honoured. */
export function createPost(where: string): { post: Post; close(): Promise<void> } {
  const connect = { timeout: CONNECT_MS, rejectUnauthorized: true };
  const agent = new EnvHttpProxyAgent({
    ...{ connect, proxyTls: connect, requestTls: connect },
    ...{ headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS, connections: 2 },
  });
  const post: Post = async (url, headers, body) => {
    try {
      const signal = AbortSignal.timeout(TOTAL_MS);
      const answer = await request(url, { method: 'POST', dispatcher: agent, headers, body, signal });
      // The status decides; an answer whose text breaks off has still been given.
      return judge(where, answer.statusCode, await textOf(answer.body).catch(() => ''));
    } catch (error) {
      return failure(where, error);
    }
  };
  return { post, close: () => agent.close() };
}

function judge(where: string, status: number, text: string): Delivery {
  if (status >= 200 && status < 300) return { outcome: 'accepted' };
  const reason = `${where} answered ${status}${text === '' ? '' : `: ${text.slice(0, MAX_REASON)}`}`;
  // Our credentials, or our right to send: nothing else would get through either.
  if (status === 401 || status === 403) return { outcome: 'unreachable', reason };
  if (status === 408 || status === 429 || status >= 500) return { outcome: 'deferred', reason };
  return { outcome: 'refused', reason };
}

function failure(where: string, error: unknown): Delivery {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (BEFORE_SENDING.test(code)) return { outcome: 'unreachable', reason: `${where} cannot be reached (${code})` };
  return { outcome: 'unknown', reason: `${where} did not answer (${code || 'the time was up'})` };
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').replace(/\s+/g, ' ').trim();
}

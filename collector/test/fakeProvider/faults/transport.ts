import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import type { Answer } from '../http/answer.js';
import type { TransportAction } from './fault.js';

const BOMB_BLOCK_BYTES = 16 * 1024 * 1024;
const DEFAULT_BOMB_MEBIBYTES = 1024;
const TICKS_PER_SECOND = 10;

/** Sends an answer as it is. */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.text), ...answer.headers });
  response.end(answer.text);
}

/** Sends an answer on a bad line. */
export function sendBadly(response: ServerResponse, answer: Answer, action: TransportAction): void {
  switch (action.type) {
    case 'truncated':
      return sendHalf(response, answer);
    case 'slow':
      return sendSlowly(response, answer, action.bytesPerSecond);
    case 'gzipBomb':
      return sendBomb(response, answer, action.mebibytes ?? DEFAULT_BOMB_MEBIBYTES);
    case 'otherOrganisation':
      return send(response, renamed(answer, action.organisation ?? 'org-demo-somebody-else'));
  }
}

/** Promises the whole length, sends half and hangs up. */
function sendHalf(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.text);
  response.writeHead(answer.status, { 'content-length': body.length, ...answer.headers });
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.end());
}

function sendSlowly(response: ServerResponse, answer: Answer, bytesPerSecond: number): void {
  const body = Buffer.from(answer.text);
  const step = Math.max(1, Math.floor(bytesPerSecond / TICKS_PER_SECOND));
  response.writeHead(answer.status, { 'content-length': body.length, ...answer.headers });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + step));
    sent += step;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, 1000 / TICKS_PER_SECOND);
  response.on('close', () => clearInterval(timer));
}

/** Blanks before a small document: valid JSON, if anyone has the memory. A gzip stream may consist of many members. */
function sendBomb(response: ServerResponse, answer: Answer, mebibytes: number): void {
  const block = gzipSync(Buffer.alloc(BOMB_BLOCK_BYTES, ' '));
  const blocks = Math.ceil((mebibytes * 1024 * 1024) / BOMB_BLOCK_BYTES);
  response.writeHead(answer.status, { ...answer.headers, 'content-encoding': 'gzip' });
  for (let count = 0; count < blocks; count++) response.write(block);
  response.end(gzipSync(answer.text));
}

function renamed(answer: Answer, organisation: string): Answer {
  const headers = Object.entries(answer.headers).map(([name, value]) => [
    name,
    isOrganisation(name) ? organisation : value,
  ]);
  return { ...answer, headers: Object.fromEntries(headers) as Record<string, string> };
}

function isOrganisation(name: string): boolean {
  return name === 'openai-organization' || name === 'anthropic-organization-id';
}

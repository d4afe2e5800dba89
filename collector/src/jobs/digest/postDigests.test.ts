import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BudgetLedger } from '../../../test/budgetLedger.js';
import { Secret } from '../../domain/secret.js';
import { createLogger } from '../../logging/logger.js';
import { createPost } from '../../mail/httpPost.js';
import { checkSignature } from '../notifications/webhookSignature.js';
import { DIGEST_SIGNATURE_HEADER, DIGEST_TIMESTAMP_HEADER, postDigests, type DigestPostDesk } from './postDigests.js';

const SECRET = new Secret('a-secret-of-the-webhook');
const AT_ONCE = { gather: 0, lease: 180, retries: [0, 0, 3_600] };

let at: BudgetLedger;
let server: Server;
let http: ReturnType<typeof createPost>;
let received: { headers: IncomingHttpHeaders; body: Buffer }[];
let statuses: number[];
beforeEach(async () => {
  at = await BudgetLedger.open('2026-12-01T07:00:00Z');
  [received, statuses] = [[], []];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(statuses.shift() ?? 204, { location: 'http://169.254.169.254/' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  http = createPost('the webhook of summaries');
});
afterEach(async () => {
  await http.close();
  await new Promise((resolve) => server.close(resolve));
  await at[Symbol.asyncDispose]();
});

let made = 0;
const body = async ({ period, first }: { period: string; first: string }) =>
  JSON.stringify({ period, first, made: (made += 1) });
const post = () => {
  const url = new Secret(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=k`);
  const desk: DigestPostDesk = {
    ...{ pool: at.pool, log: createLogger({ level: 'silent', secrets: [] }), post: http.post, url, secret: SECRET },
  };
  return postDigests(desk, body, new AbortController().signal, AT_ONCE);
};
const keys = () => received.map(({ headers }) => headers['idempotency-key']);
const states = async () =>
  (
    await at.pool.query<{ state: string; reason: string }>(
      'select state, reason from aicost.digest_post order by period',
    )
  ).rows;

test('each period is posted once, signed, whoever is awake', async () => {
  await Promise.all([post(), post()]);
  at.goTo('2026-12-01T12:00:00Z');
  await post();
  expect(keys().sort()).toEqual(['digest-monthly-2026-11-01', 'digest-weekly-2026-11-23']);
  for (const { headers, body: bytes } of received) {
    const signed = { signature: headers[DIGEST_SIGNATURE_HEADER], timestamp: headers[DIGEST_TIMESTAMP_HEADER] };
    expect(() => checkSignature(signed, bytes, [SECRET])).not.toThrow();
    expect(() => checkSignature(signed, bytes, [new Secret('another-secret')])).toThrow();
  }
});

test('what the receiver does not take is posted again, the same to the byte', async () => {
  at.goTo('2027-01-01T07:00:00Z');
  statuses = [503, 500];
  await post();
  expect(keys()).toEqual(Array.from({ length: 3 }, () => 'digest-monthly-2026-12-01'));
  expect(new Set(received.map(({ body: bytes }) => bytes.toString())).size).toBe(1);
  expect(await states()).toEqual([{ state: 'sent', reason: '' }]);
});

test.each([
  [400, 'failed'],
  [302, 'failed'],
  [503, 'pending'],
])('an answer %i leaves it %s, and no redirect is followed', async (status, state) => {
  at.goTo('2027-01-01T07:00:00Z');
  statuses = Array.from({ length: 9 }, () => status);
  await post();
  expect(await states()).toEqual([{ state, reason: `the webhook of summaries answered ${status}` }]);
  expect(received).toHaveLength(state === 'failed' ? 1 : 3);
});

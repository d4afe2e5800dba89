import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OpenServers } from '../../test/openServer.js';
import { ensureAccount } from '../store/accounts.js';
import { bearer, tokenOf, type Method } from './access/access.testkit.js';

let servers: OpenServers;
let headers: ReturnType<typeof bearer>;
beforeAll(async () => {
  servers = await OpenServers.open();
  const { pool } = servers.database;
  const account = { accountName: 'one', serviceId: 'openai', serviceProviderName: 'OpenAI' } as const;
  await ensureAccount(pool, { ...account, origin: 'config', backfillFrom: null });
  headers = bearer(await tokenOf(pool, 'admin'));
});
afterAll(() => servers.close());

const cursor = Buffer.from('["2026-01-01T00:00:00Z","a\\u0000"]').toString('base64url');
const entry = { account_id: 1, date: '2026-10-01', cost: '1' };
const refused: readonly [Method, string, object | undefined][] = [
  ['GET', '/api/audit?actor=%00', undefined],
  ['GET', '/api/analytics/anomalies?model=a%00b', undefined],
  ['GET', `/api/notifications/history?cursor=${cursor}`, undefined],
  ['POST', '/api/planned-events', { first_day: '2026-10-01', title: 'a\0b' }],
  ['POST', '/api/budgets', { name: 'a', limit: 1, model: 'a\0b' }],
  ['POST', '/api/budgets', { name: 'a', limit: 1, tag: { key: 'a\0b', value: '' } }],
  ['POST', '/api/manual-entries', { ...entry, tags: { team: 'a\0b' } }],
  ['POST', '/api/manual-entries', { ...entry, notes: 'a\0b' }],
];

test.each(refused)('a null character is a fault of the request: %s %s %j', async (method, url, payload) => {
  const app = servers.serverOf(servers.database.pool);
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  expect([answer.statusCode, answer.json().code]).toEqual([400, expect.not.stringMatching('INTERNAL')]);
  expect(servers.log.join('')).not.toContain('"level":"error"');
});

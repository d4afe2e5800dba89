import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { seedEveryKind } from '../../../test/export/seededLedger.js';
import { OpenServers } from '../../../test/openServer.js';
import { bearer, tokenOf } from '../access/access.testkit.js';

let servers: OpenServers;
beforeAll(async () => {
  servers = await OpenServers.open();
  await seedEveryKind(servers.database.pool);
});
afterEach(() => servers.closeServers());
afterAll(() => servers.close());

test('an export says how many records it has', async () => {
  const { pool } = servers.database;
  const headers = bearer(await tokenOf(pool, 'editor'));
  const url = '/api/usage/export?start_date=2026-01-30&end_date=2026-02-01';
  const answer = await servers.serverOf(pool).inject({ url, headers });
  expect([answer.statusCode, answer.headers['x-total-count']]).toEqual([200, '19']);
});

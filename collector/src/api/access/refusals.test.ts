import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OpenServers } from '../../../test/openServer.js';
import { createPool, type Pool } from '../../store/db.js';
import { bearer, tokenOf } from './access.testkit.js';

let servers: OpenServers;
let pool: Pool;
beforeAll(async () => {
  servers = await OpenServers.open();
  pool = createPool(servers.database.url, { applicationName: 'refusals-test' });
});
afterAll(async () => {
  await pool.end();
  await servers.close();
});

test('who asks for what they may not stands in the audit, once a person, route and minute', async () => {
  const app = servers.serverOf(pool);
  const refusals = async () =>
    (await pool.query(`select actor_name, target, detail from aicost.audit order by audit_id`)).rows;
  const viewer = bearer(await tokenOf(pool, 'viewer'));
  const ask = async (url: string, headers = viewer) =>
    (await app.inject({ method: 'DELETE', url, headers })).statusCode;
  const account = { actor_name: 'viewer', target: 'DELETE /api/accounts/:id', detail: { needs: 'admin' } };
  const budget = { actor_name: 'viewer', target: 'DELETE /api/budgets/:id', detail: { needs: 'write' } };
  for (const id of [1, 2, 3]) expect(await ask(`/api/accounts/${id}`)).toBe(403);
  expect(await refusals()).toEqual([account]);
  expect(await ask('/api/budgets/1')).toBe(403);
  expect(await ask('/api/accounts/1', bearer(await tokenOf(pool, 'editor')))).toBe(403);
  expect(await refusals()).toEqual([account, budget, { ...account, actor_name: 'editor' }]);
  await pool.query(`update aicost.audit set at = at - interval '1 minute'`);
  expect(await ask('/api/accounts/1')).toBe(403);
  expect(await refusals()).toHaveLength(4);
});

test('who is let in, or is nobody, leaves no refusal', async () => {
  const app = servers.serverOf(pool);
  await pool.query('truncate aicost.audit');
  const admin = bearer(await tokenOf(pool, 'admin'));
  expect((await app.inject({ url: '/api/audit', headers: admin })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/audit' })).statusCode).toBe(401);
  expect((await pool.query('select from aicost.audit')).rowCount).toBe(0);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { createPool } from './db.js';
import { readiness } from './readiness.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

test('ready, too new, not migrated, unreachable: each is said in one sentence', async () => {
  const { pool } = database;
  expect(await readiness(pool, 5_000)).toEqual({ state: 'ready' });
  await pool.query(`insert into aicost.migration (version, name, hash) values (9999, '9999_newer.sql', '')`);
  expect(await readiness(pool, 5_000)).toMatchObject({
    state: 'too new',
    reason: expect.stringContaining('schema version 9999'),
  });
  await pool.query('delete from aicost.migration where version > 1');
  expect(await readiness(pool, 5_000)).toMatchObject({
    state: 'not migrated',
    reason: expect.stringContaining('aicost migrate'),
  });
  await pool.query('drop table aicost.migration');
  expect(await readiness(pool, 5_000)).toMatchObject({
    state: 'not migrated',
    reason: expect.stringContaining('version 0'),
  });
  const nowhere = createPool('postgresql://nobody@127.0.0.1:1/x', { applicationName: 'aicost-nowhere' });
  expect(await readiness(nowhere, 5_000)).toMatchObject({ state: 'unreachable' });
  await nowhere.end();
});

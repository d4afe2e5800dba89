import { expect, test } from '@jest/globals';
import { addAccount, charge, dims, store } from '../../test/export/seededLedger.js';
import { testDatabase } from '../../test/database.js';
import { OWN_STREAMS } from '../domain/charge.js';
import { addDays, type Day } from '../domain/day.js';
import { databaseNow } from './db.js';
import { finishOwnDays } from './ownDays.js';

test('what a person said of today is provisional, and final when the day is over', async () => {
  await using database = await testDatabase();
  const { pool } = database;
  const today = (await databaseNow(pool)).slice(0, 10) as Day;
  const account = await addAccount(pool, 'seats');
  const dimensions = dims({ source: 'manual' });
  const days = [addDays(today, -1), today, addDays(today, 1)];
  await store(
    pool,
    account,
    OWN_STREAMS.manual,
    days.map((day) => charge(dimensions, day, '1')),
  );
  const finality = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ finality: string }>(
      'select finality from aicost.charge_window order by charge_date',
    );
    return rows.map((row) => row.finality);
  };
  expect(await finality()).toEqual(['final', 'provisional', 'provisional']);
  await pool.query(`update aicost.charge_window set finality = 'provisional'`);
  await finishOwnDays(pool);
  expect(await finality()).toEqual(['final', 'provisional', 'provisional']);
});

import { expect, test } from '@jest/globals';
import { testDatabase } from '../../test/database.js';
import { addAccount } from '../../test/export/seededLedger.js';
import { softDeleteAccount } from '../store/managedAccounts.js';
import { readChargeFilter } from './readChargeFilter.js';

test('a deleted account and its service can be asked for, since the history stays', async () => {
  await using database = await testDatabase();
  const { pool } = database;
  const account = await addAccount(pool, 'gone', 'of-old', 'Of Old');
  await softDeleteAccount(pool, account);
  const filter = await readChargeFilter(pool, { account_id: String(account), service_id: 'of-old' });
  expect(filter).toMatchObject({ accountId: account, serviceId: 'of-old' });
});

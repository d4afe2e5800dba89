import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { ensureAccount } from '../store/accounts.js';
import { accountNamed, ledgerAccountNamed } from './accountNamed.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const account = { serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null } as const;
  for (const accountName of ['here', 'gone']) await ensureAccount(database.pool, { accountName, ...account });
  await database.pool.query(
    `update aicost.account set deleted_at = now(), is_active = false where account_name = 'gone'`,
  );
});
afterAll(() => database.drop());

test('a deleted account is found by questions about its costs, and by nothing else', async () => {
  const gone = await ledgerAccountNamed(database.pool, 'gone');
  expect(gone).toMatchObject({ accountName: 'gone', serviceId: 'openai' });
  await expect(accountNamed(database.pool, 'gone')).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
});

test('an account is found by its exact name, and who misspells it is told so', async () => {
  expect(await accountNamed(database.pool, 'here')).toMatchObject({ accountName: 'here' });
  for (const find of [accountNamed, ledgerAccountNamed])
    await expect(find(database.pool, 'Here')).rejects.toThrow('there is no account "Here"; see "aicost accounts list"');
});

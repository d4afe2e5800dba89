import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { accountParts } from '../../../test/accountParts.js';
import { AccountsApi, GOOD_KEY } from '../../../test/accountsApi.js';
import type { AccountConfig } from '../../config.js';
import { Secret } from '../../domain/secret.js';
import { ensureAccount } from '../../store/accounts.js';
import type { AccountDesk } from './accountDesk.js';
import { addAccount } from './addAccount.js';
import { changeAccount } from './changeAccount.js';
import { readableAccounts } from './readableAccounts.js';
import { removeAccount } from './removeAccount.js';

const ACTOR = { subject: 'cli:test', name: 'test' };
const CONFIGURED: AccountConfig = {
  ...{ name: 'configured', serviceId: 'openai', origin: 'config' },
  secrets: { adminKey: new Secret('sk-admin-configured') },
};

let api: AccountsApi;
let desk: AccountDesk;
beforeAll(async () => {
  api = await AccountsApi.open();
  desk = accountParts(api.pool, { vault: await api.vault(), configured: [CONFIGURED] }).desk;
});
afterEach(() => api.clear());
afterAll(() => api.close());

const add = (name: string) => addAccount(desk, ACTOR, { name, serviceId: 'openai', secrets: { adminKey: GOOD_KEY } });
const register = (accountName: string) =>
  ensureAccount(api.pool, {
    ...{ accountName, serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null },
  });

async function readable(sources = desk): Promise<string[]> {
  const found = await readableAccounts(api.pool, sources);
  return found.map(
    ({ row, fault, secrets }) => `${row.accountName} ${fault?.code ?? secrets.adminKey?.reveal() ?? ''}`,
  );
}

test('accounts of the configuration and of the app are read, each with its own credentials', async () => {
  await register('configured');
  await add('managed');
  await addAccount(desk, ACTOR, { name: 'bare', serviceId: 'openai' });
  await addAccount(desk, ACTOR, { name: 'seats', serviceId: 'groq' });
  expect(await readable()).toEqual(['configured sk-admin-configured', `managed ${GOOD_KEY}`]);
  expect(await readable({ ...desk, vault: null })).toEqual(['configured sk-admin-configured']);
});

test('neither a paused nor a deleted account is read', async () => {
  await changeAccount(desk, ACTOR, await add('paused'), { isActive: false });
  await removeAccount(desk, ACTOR, await add('deleted'));
  expect(await readable()).toEqual([]);
});

test('a credential that does not open is a fault of its account alone', async () => {
  await register('configured');
  const broken = await add('broken');
  await add('good');
  await api.rows(`update aicost.account_secret set ciphertext = '\\x00' where account_id = $1`, [broken]);
  expect(await readable()).toEqual(['broken SECRET_UNREADABLE', 'configured sk-admin-configured', `good ${GOOD_KEY}`]);
});

test('a credential that was copied from another account does not open', async () => {
  const [one, other] = [await add('one'), await add('other')];
  await api.rows(
    `update aicost.account_secret set ciphertext = (select ciphertext from aicost.account_secret where account_id = $1) where account_id = $2`,
    [one, other],
  );
  expect(await readable()).toEqual([`one ${GOOD_KEY}`, 'other SECRET_UNREADABLE']);
});

test('an account that the configuration names again is there again, with the credentials of the configuration', async () => {
  await removeAccount(desk, ACTOR, await add('configured'));
  expect(await readable()).toEqual([]);
  await register('configured');
  expect(await readable()).toEqual(['configured sk-admin-configured']);
});

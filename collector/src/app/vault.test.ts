import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDatabase } from '../../test/database.js';
import { Secret } from '../domain/secret.js';
import { createLogger } from '../logging/logger.js';
import { withTransaction } from '../store/db.js';
import { createAccount } from '../store/managedAccounts.js';
import { createKeyRingIfMissing } from '../vault/keyRingFile.js';
import { checkVault, openVault } from './vault.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aicost-vault-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('beside the embedded database a ring is made in the data directory', async () => {
  const vault = await openVault({ dataDir }, true);
  expect(vault?.ringFile).toBe(join(dataDir, 'keyring.json'));
  expect(await readdir(dataDir)).toEqual(['keyring.json']);
});

test('a ring that is named is made where it is missing', async () => {
  const keyringFile = join(dataDir, 'keys', 'ring.json');
  expect((await openVault({ dataDir, keyringFile }, false))?.ringFile).toBe(keyringFile);
  expect(await readdir(join(dataDir, 'keys'))).toEqual(['ring.json']);
});

test('beside another database no ring is made, and one that is there is used', async () => {
  expect(await openVault({ dataDir }, false)).toBeNull();
  expect(await readdir(dataDir)).toEqual([]);
  await createKeyRingIfMissing(join(dataDir, 'keyring.json'));
  expect(await openVault({ dataDir }, false)).not.toBeNull();
});

test('a ring that others may read is a fault of the configuration', async () => {
  const keyringFile = join(dataDir, 'ring.json');
  await createKeyRingIfMissing(keyringFile);
  await chmod(keyringFile, 0o644);
  await expect(openVault({ dataDir, keyringFile }, false)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('credentials that a lost ring sealed are a warning with the id of the key', async () => {
  await using database = await testDatabase();
  const lines: string[] = [];
  const log = createLogger({ level: 'info', secrets: [], destination: { write: (line) => lines.push(line) } });
  const vault = await openVault({ dataDir }, true);
  const accountId = await withTransaction(database.pool, async (tx) => {
    const account = { accountName: 'acme', serviceId: 'openai', serviceProviderName: 'OpenAI', baseUrl: null };
    const id = await createAccount(tx, { ...account, backfillFrom: null, requestsPerMinute: null, createdBy: 'test' });
    await vault?.save(tx, id ?? 0, { adminKey: new Secret('sk-admin-CANARY-0001') }, 'test');
    return id;
  });
  await checkVault(vault, database.pool, log);
  expect(lines).toEqual([]);
  await rm(dataDir, { recursive: true });
  await mkdir(dataDir);
  await checkVault(await openVault({ dataDir }, true), database.pool, log);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`row ${accountId ?? 0}/adminKey needs key k\\d{8}-`))]);
  await checkVault(null, database.pool, log);
});

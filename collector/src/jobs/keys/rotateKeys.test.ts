import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { seeded } from '../../../test/money/random.js';
import { Secret } from '../../domain/secret.js';
import { secretsPerKey } from '../../store/accountSecrets.js';
import { createPool, withTransaction, type Pool } from '../../store/db.js';
import { saveAddress, sealedAddress } from '../../store/notifications/addresses.js';
import { ensurePerson } from '../../store/notifications/people.js';
import { createKeyRingIfMissing, loadKeyRing } from '../../vault/keyRingFile.js';
import { SecretVault } from '../accounts/secretVault.js';
import { addressPlace } from '../notifications/addressPlace.js';
import { readingProcess, rotatingProcess, type Target } from '../../../test/keys/rotationProcess.js';
import { listKeys } from './listKeys.js';
import { rotateKeys } from './rotateKeys.js';

const ACTOR = { subject: 'cli:test', name: 'test' };
const RANDOM_KILLS = 15;
const secretOf = (accountId: number): string => `sk-admin-secret-of-account-${accountId}`;

let database: TestDatabase;
let pool: Pool;
let folder: string;
let target: Target;

beforeEach(async () => {
  database = await testDatabase();
  // The rights of the daemon are enough.
  pool = createPool(database.url, { applicationName: 'aicost-test', role: 'aicost_writer' });
  folder = await mkdtemp(join(tmpdir(), 'aicost-rotation-'));
  target = { url: database.url, ringFile: join(folder, 'keyring.json') };
});
afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Accounts 1 to `count`, each with one credential. */
async function sealedAccounts(count: number): Promise<SecretVault> {
  const vault = new SecretVault(target.ringFile, await createKeyRingIfMissing(target.ringFile));
  await database.pool.query(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     select 'account ' || n, 'openai', 'OpenAI', 'api', '2026-01-01' from generate_series(1, $1) as n`,
    [count],
  );
  await withTransaction(pool, async (tx) => {
    for (let id = 1; id <= count; id += 1) await vault.save(tx, id, { adminKey: new Secret(secretOf(id)) }, 'test');
  });
  return vault;
}

async function expectAllReadable(vault: SecretVault, count: number): Promise<void> {
  for (let id = 1; id <= count; id += 1) {
    const { adminKey } = await vault.open(pool, id);
    expect(adminKey?.reveal()).toBe(secretOf(id));
  }
}

test('a rotation seals every credential with a new key and drops the old one', async () => {
  const vault = await sealedAccounts(45);
  const before = await loadKeyRing(target.ringFile);
  const rotation = await rotateKeys(pool, target.ringFile, ACTOR);
  expect(rotation).toMatchObject({ rewrapped: 45, dropped: [before.active], unreadable: [] });
  expect(await secretsPerKey(pool)).toEqual([{ keyId: rotation.activeKeyId, secrets: 45 }]);
  expect((await loadKeyRing(target.ringFile)).ids).toEqual([rotation.activeKeyId]);
  expect(await listKeys(pool, target.ringFile)).toEqual([
    { keyId: rotation.activeKeyId, state: 'active', secrets: 45 },
  ]);
  const { rows } = await pool.query('select actor, action, detail from aicost.audit');
  expect(rows).toMatchObject([{ actor: 'cli:test', action: 'keys.rotate', detail: { rewrapped: 45, unreadable: 0 } }]);
  // This vault has loaded its ring before the new key was made.
  await expectAllReadable(vault, 45);
});

test('a rotation seals the addresses of people anew too, and they still open', async () => {
  const vault = await sealedAccounts(1);
  const before = await loadKeyRing(target.ringFile);
  await withTransaction(pool, async (tx) => {
    for (let index = 1; index <= 25; index += 1) {
      const { personId } = await ensurePerson(tx, { subject: `user:${index}`, name: 'x' }, Buffer.alloc(32));
      const place = addressPlace({ personId, channel: 'email' });
      const { keyId, blob } = await vault.sealAt(tx, place, new Secret(`person-${index}@example.org`));
      await saveAddress(tx, { personId, channel: 'email', keyId, ciphertext: blob }, 'p…@example.org');
    }
  });
  const rotation = await rotateKeys(pool, target.ringFile, ACTOR);
  expect(rotation).toMatchObject({ rewrapped: 26, dropped: [before.active], unreadable: [] });
  expect(await secretsPerKey(pool)).toEqual([{ keyId: rotation.activeKeyId, secrets: 26 }]);
  await withTransaction(pool, async (tx) => {
    const sealed = await sealedAddress(tx, 25, 'email');
    expect((await vault.openAt(tx, addressPlace(sealed!), sealed!)).reveal()).toBe('person-25@example.org');
  });
});

test('a credential that does not open stays as it was, is named, and keeps its key in the ring', async () => {
  await sealedAccounts(3);
  await pool.query(
    `update aicost.account_secret set ciphertext = substring(ciphertext for length(ciphertext) - 1) where account_id = 2`,
  );
  const { active } = await loadKeyRing(target.ringFile);
  const rotation = await rotateKeys(pool, target.ringFile, ACTOR);
  expect(rotation).toMatchObject({ rewrapped: 2, dropped: [], unreadable: [expect.stringContaining('2/adminKey')] });
  expect(await listKeys(pool, target.ringFile)).toEqual([
    { keyId: active, state: 'old', secrets: 1 },
    { keyId: rotation.activeKeyId, state: 'active', secrets: 2 },
  ]);
});

test('keys list names a key that credentials need and the ring lacks, and the vault tells it at the start', async () => {
  await sealedAccounts(2);
  const { active } = await loadKeyRing(target.ringFile);
  await rm(target.ringFile);
  const ring = await createKeyRingIfMissing(target.ringFile);
  expect(await listKeys(pool, target.ringFile)).toEqual([
    { keyId: ring.active, state: 'active', secrets: 0 },
    { keyId: active, state: 'missing', secrets: 2 },
  ]);
  const vault = new SecretVault(target.ringFile, ring);
  expect(await vault.faults(pool)).toEqual([expect.stringContaining(`needs key ${active}`)]);
});

test('two rotations at once take turns, and a credential entered meanwhile is never lost', async () => {
  const vault = await sealedAccounts(60);
  const late = withTransaction(pool, (tx) => vault.save(tx, 1, { adminKey: new Secret(secretOf(1)) }, 'test'));
  const [one, other] = await Promise.all([
    rotateKeys(pool, target.ringFile, ACTOR),
    rotateKeys(pool, target.ringFile, ACTOR),
    late,
  ]);
  expect((await loadKeyRing(target.ringFile)).ids).toHaveLength(1);
  expect([one.activeKeyId, other.activeKeyId]).toContain((await loadKeyRing(target.ringFile)).active);
  await expectAllReadable(vault, 60);
});

test('kill -9 at random moments and before every step fails no read of another process; the next rotation does the rest', async () => {
  // Three batches: each step of a rotation happens more than once.
  const count = 50;
  const vault = await sealedAccounts(count);
  const reader = readingProcess(target, secretOf.toString());
  expect(await reader.line()).toBe('ready');
  const seed = Number(process.env.AICOST_ROTATION_SEED ?? Math.floor(Math.random() * 1_000_000));
  const random = seeded(seed);
  let kills = 0;
  for (let round = 0; round < RANDOM_KILLS; round += 1) {
    const rotating = rotatingProcess(target);
    expect(await rotating.line()).toBe('ready');
    await sleep(random() * 250);
    rotating.child.kill('SIGKILL');
    if ((await rotating.ended).signal === 'SIGKILL') kills += 1;
  }
  for (let step = 1; ; step += 1) {
    const { code, signal } = await rotatingProcess(target, step).ended;
    if (code === 0) break;
    expect(signal).toBe('SIGKILL');
    kills += 1;
  }
  const { rewrapped, unreadable, activeKeyId } = await rotateKeys(pool, target.ringFile, ACTOR);
  expect({ seed, rewrapped, unreadable }).toEqual({ seed, rewrapped: count, unreadable: [] });
  reader.child.stdin?.end();
  const { reads, faults } = JSON.parse((await reader.line()) ?? '{}') as { reads: number; faults: string[] };
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(reads).toBeGreaterThan(count);
  expect(kills).toBeGreaterThan(RANDOM_KILLS);
  expect((await loadKeyRing(target.ringFile)).ids).toEqual([activeKeyId]);
  await expectAllReadable(vault, count);
}, 240_000);

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { day } from '../domain/day.js';
import {
  accounts,
  claimAccount,
  ensureAccount,
  noteOrganisation,
  releaseAccount,
  type AccountRow,
  type AccountWish,
} from './accounts.js';
import { createPool } from './db.js';

const WISH: AccountWish = {
  accountName: 'production',
  serviceId: 'openai',
  serviceProviderName: 'OpenAI',
  origin: 'config',
  backfillFrom: day('2026-06-01'),
};

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url, { applicationName: 'aicost-accounts', clockOffset: '-10 days' });
});
afterEach(async () => void (await database.pool.query('delete from aicost.account')));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function only(): Promise<AccountRow> {
  const [row, ...others] = await accounts(pool);
  if (!row || others.length > 0) throw new Error('not exactly one account');
  return row;
}

describe('an account of the configuration', () => {
  test('is stored once, and what the configuration says later counts', async () => {
    await ensureAccount(pool, WISH);
    await ensureAccount(pool, { ...WISH, origin: 'environment', backfillFrom: day('2026-03-01') });
    expect(await only()).toMatchObject({
      accountName: 'production',
      origin: 'environment',
      backfillFrom: '2026-03-01',
      isActive: true,
      organisationId: null,
    });
  });

  test('without a first day begins with the month thirteen months ago, and keeps the day it has', async () => {
    await ensureAccount(pool, { ...WISH, backfillFrom: null });
    const { rows } = await pool.query<{ first: string }>(
      `select (date_trunc('month', aicost.now() at time zone 'UTC') - interval '13 months')::date as first`,
    );
    expect((await only()).backfillFrom).toBe(rows[0]?.first);
    await ensureAccount(pool, WISH);
    await ensureAccount(pool, { ...WISH, backfillFrom: null });
    expect((await only()).backfillFrom).toBe('2026-06-01');
  });

  test('never moves to another service: its history would mix', async () => {
    await ensureAccount(pool, WISH);
    const moved = ensureAccount(pool, { ...WISH, serviceId: 'anthropic' });
    await expect(moved).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/"production" is already stored for another service than anthropic/),
    });
    expect((await only()).serviceId).toBe('openai');
  });

  test('belongs to the organisation that answered first', async () => {
    await ensureAccount(pool, WISH);
    const { accountId } = await only();
    await noteOrganisation(pool, accountId, 'org-one');
    await noteOrganisation(pool, accountId, 'org-two');
    expect((await only()).organisationId).toBe('org-one');
  });
});

describe('a claim', () => {
  test('holds for its holder until it is given back or runs out by the clock of the ledger', async () => {
    await ensureAccount(pool, WISH);
    const { accountId } = await only();
    expect(await claimAccount(pool, accountId, 'one', 60)).toBe(true);
    expect(await claimAccount(pool, accountId, 'one', 60)).toBe(true);
    expect(await claimAccount(pool, accountId, 'two', 60)).toBe(false);
    await releaseAccount(pool, accountId, 'two');
    expect(await claimAccount(pool, accountId, 'two', 60)).toBe(false);
    await releaseAccount(pool, accountId, 'one');
    expect(await claimAccount(pool, accountId, 'two', 60)).toBe(true);
    const later = createPool(database.url, { applicationName: 'aicost-accounts', clockOffset: '-9 days' });
    expect(await claimAccount(later, accountId, 'three', 60)).toBe(true);
    await later.end();
  });

  test('that ten collectors try to make at once is made by one', async () => {
    await ensureAccount(pool, WISH);
    const { accountId } = await only();
    const claims = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => claimAccount(pool, accountId, `collector-${index}`, 60)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, eachDay, type Day } from '../../src/domain/day.js';
import { checkAndKeep } from '../../src/store/ledgerChecks.js';
import { recordChange } from '../../src/store/syncRuns.js';
import { AlertReplay } from './alertReplay.js';
import { alertRule, sqlOf } from './alertRules.js';

const TODAY = '2026-03-20' as Day;

let replay: AlertReplay;
beforeEach(async () => {
  replay = await AlertReplay.open();
  await replay.goTo(TODAY, '12:00');
});
afterEach(() => replay[Symbol.asyncDispose]());

/** The rules that begin to fire now. */
async function firing(...uids: string[]): Promise<string[]> {
  const fired = await Promise.all(
    uids.map(async (uid) => ((await replay.evaluate(uid, TODAY)).length > 0 ? [uid] : [])),
  );
  return fired.flat();
}

const ALL = [
  'stale',
  'sync-failing',
  'access-refused',
  'unpriced',
  'restated',
  'format-changed',
  'requests-without-cost',
  'ledger',
].map((kind) => `aicost-${kind}`);

test('nothing speaks of an account that was never read, nor of one that is well', async () => {
  expect(await firing(...ALL)).toEqual([]);
  await replay.read({ [TODAY]: '100' });
  expect(await firing(...ALL)).toEqual([]);
});

test('data is stale 48 hours after the last complete read', async () => {
  await replay.read({ [TODAY]: '100' });
  await replay.goTo('2026-03-22' as Day, '11:59');
  expect(await firing('aicost-stale')).toEqual([]);
  await replay.goTo('2026-03-22' as Day, '12:02');
  expect(await firing('aicost-stale')).toEqual(['aicost-stale']);
});

test('the third failure in a row speaks, and one success ends it', async () => {
  await replay.read({ [TODAY]: '100' });
  await replay.fail();
  await replay.fail();
  expect(await firing('aicost-sync-failing')).toEqual([]);
  await replay.fail();
  expect(await firing('aicost-sync-failing', 'aicost-access-refused')).toEqual(['aicost-sync-failing']);
  await replay.read({ [TODAY]: '100' });
  expect(await replay.evaluate('aicost-sync-failing', TODAY)).toEqual([]);
  await replay.fail();
  expect(await firing('aicost-sync-failing')).toEqual([]);
});

test('a refused key speaks at once', async () => {
  await replay.fail('PROVIDER_UNAUTHORIZED');
  expect(await firing('aicost-access-refused', 'aicost-sync-failing')).toEqual(['aicost-access-refused']);
});

test.each(['entry', 'import', 'telemetry'] as const)(
  'a change of the ledger by an %s is no read: the account still fails and is still refused',
  async (trigger) => {
    for (let attempt = 0; attempt < 3; attempt += 1) await replay.fail('PROVIDER_UNAUTHORIZED');
    const { accountId, pool } = replay.ledger;
    await recordChange(pool, { accountId, trigger, actor: 'ann', note: 'a seat fee' });
    expect(await firing('aicost-access-refused', 'aicost-sync-failing')).toEqual([
      'aicost-access-refused',
      'aicost-sync-failing',
    ]);
  },
);

test('charges without a price speak', async () => {
  await replay.read({ [TODAY]: null });
  expect(await firing('aicost-unpriced')).toEqual(['aicost-unpriced']);
});

test('a ledger that does not add up speaks until a later check finds that it does', async () => {
  await replay.read({ [TODAY]: '100' });
  await replay.ledger.rows(`update aicost.charge_rollup set billed_cost = 99 where dimension = 'total'`);
  expect(await firing('aicost-ledger')).toEqual([]);
  await checkAndKeep(replay.ledger.pool);
  expect(await firing('aicost-ledger')).toEqual(['aicost-ledger']);
  await replay.ledger.rows(`update aicost.charge_rollup set billed_cost = 100 where dimension = 'total'`);
  await checkAndKeep(replay.ledger.pool);
  expect(await replay.evaluate('aicost-ledger', TODAY)).toEqual([]);
});

test('a field that was not known before speaks for a day', async () => {
  await replay.ledger.rows(
    `insert into aicost.schema_drift (account_id, stream, field, sample, first_seen_at, last_seen_at)
     values ($1, 'costs', 'results[].bonus', '1', $2, $2)`,
    [replay.ledger.accountId, `${TODAY}T11:00:00Z`],
  );
  expect(await firing('aicost-format-changed')).toEqual(['aicost-format-changed']);
  await replay.goTo(addDays(TODAY, 1));
  expect(await firing('aicost-format-changed')).toEqual([]);
});

describe('a restated past', () => {
  const past = '2026-02-10' as Day;

  test('speaks when a final amount changes, and not when one that was still settling does', async () => {
    await replay.read({ [past]: '100', ['2026-03-19' as Day]: '100' });
    await replay.goTo(addDays(TODAY, 2), '12:00');
    await replay.read({ [past]: '100', ['2026-03-19' as Day]: '90' });
    expect(await firing('aicost-restated')).toEqual([]);
    await replay.read({ [past]: '97.5' });
    const [fired] = await replay.evaluate('aicost-restated', TODAY);
    expect(fired?.labels).toMatchObject({ account: 'one', currency: 'USD', severity: 'warning' });
  });
});

describe('requests without cost', () => {
  const days = eachDay(addDays(TODAY, -7), addDays(TODAY, -1));
  const each = (cost: string) => Object.fromEntries(days.map((day) => [day, cost]));

  test('speak when requests double and the cost does not', async () => {
    await replay.read(each('100'), '1000');
    expect(await firing('aicost-requests-without-cost')).toEqual([]);
    await replay.read({ [addDays(TODAY, -1)]: '100' }, '2500');
    expect(await firing('aicost-requests-without-cost')).toEqual(['aicost-requests-without-cost']);
  });

  test('do not speak when the cost rises with them', async () => {
    await replay.read(each('100'), '1000');
    await replay.read({ [addDays(TODAY, -1)]: '250' }, '2500');
    expect(await firing('aicost-requests-without-cost')).toEqual([]);
  });
});

test('a budget that will be used up within a week speaks, one with more time does not', async () => {
  const accountId = replay.ledger.accountId;
  await replay.budget({ name: 'near', limit: '2100', accountId });
  await replay.budget({ name: 'far', limit: '2900', accountId });
  await replay.budget({ name: 'passed', limit: '1500', accountId });
  await replay.read(Object.fromEntries(eachDay('2026-03-01' as Day, TODAY).map((day) => [day, '100'])));
  const fired = await replay.evaluate('aicost-budget-exhaustion', TODAY);
  expect(fired.map(({ labels }) => labels.budget)).toEqual(['near']);
});

test('a threshold that is passed before anybody forecast the budget says nothing of its end', async () => {
  await replay.budget({ name: 'new', limit: '100', accountId: replay.ledger.accountId });
  await replay.read({ [TODAY]: '100' });
  const rule = alertRule('aicost-budget-threshold');
  expect(await replay.evaluate(rule.uid, TODAY)).not.toEqual([]);
  const { rows } = await replay.pool.query<{ expected: number }>(sqlOf(rule, 'F'));
  expect(new Set(rows.map(({ expected }) => expected))).toEqual(new Set([-1]));
  expect(rule.annotations.description).toMatch(
    /\{\{ if ge \$values\.F\.Value 0\.0 \}\};.+expected at its end\{\{ end \}\}/,
  );
});

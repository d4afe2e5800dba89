import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import { AnomalyLedger, noise, standing, type Use } from '../../../test/anomalyLedger.js';
import type { StoredExplanation } from './explanation.js';

let ledger: AnomalyLedger;
let account: number;
beforeEach(async () => {
  ledger = await AnomalyLedger.open();
  account = await ledger.account('one');
});
afterEach(() => ledger.close());

async function explained(): Promise<StoredExplanation> {
  const [event] = standing(await ledger.detect(account));
  const { rows } = await ledger.pool.query<{ explanation: StoredExplanation }>(
    'select explanation from aicost.anomaly_event where anomaly_id = $1',
    [event?.id],
  );
  return rows[0]?.explanation as StoredExplanation;
}

/** A dollar for so many tokens. */
const PRICE = 1_000;
const leaf = (cost: number, names: Omit<Use, 'cost'> = {}, price = 1): Use => ({
  ...{ project: 'search', cost, tokens: (cost * PRICE) / price },
  ...names,
});

describe('why it jumped', () => {
  test('twice the tokens are volume, and the sentence names the model and the project', async () => {
    await ledger.write(account, 60, 1, (ago) => [
      leaf(ago === 4 ? 120 : 40),
      leaf(20, { model: 'gpt-5-mini', project: 'chat' }),
    ]);
    expect(await explained()).toMatchObject({
      before: '60',
      after: '140',
      change: '80',
      price: '0',
      unsplit: '0',
      baseline_days: 4,
    });
    expect((await ledger.events()).find(({ parent }) => parent === null)?.sentence).toMatch(
      /^\+\$80\.00 \(2\.3x the usual 60\.00\): gpt-5 in project search \+\$80\.00, of it /,
    );
  });

  test('the same tokens at twice the price are price', async () => {
    await ledger.write(account, 60, 1, (ago) => [leaf(ago === 4 ? 80 : 40, {}, ago === 4 ? 2 : 1)]);
    const told = await explained();
    expect(told).toMatchObject({ change: '40', volume: '0', price: '40', mix: '0' });
    expect(told.sentence).toBe('+$40.00 (2.0x the usual 40.00): gpt-5 in project search +$40.00, of it price +$40.00');
  });

  test('without quantities nothing is made up', async () => {
    await ledger.write(account, 60, 1, (ago) => [{ cost: ago === 4 ? 80 : 40 }]);
    expect(await explained()).toMatchObject({ change: '40', volume: '0', price: '0', mix: '0', unsplit: '40' });
  });

  test('where the bill does not tell keys, the quantities of all keys are its quantity', async () => {
    const usage = ['k1', 'k2'].map((key): Use => ({ project: 'p', key, cost: '0', tokens: 500 }));
    await ledger.write(account, 60, 1, (ago) => [
      { project: 'p', cost: ago === 4 ? 90 : 30 },
      ...usage.map((use) => ({ ...use, cost: '0', tokens: ago === 4 ? 1_500 : 500 })),
    ]);
    await ledger.pool.query(`delete from aicost.charge using aicost.charge_series as s
      where charge.series_id = s.series_id and s.credential_id <> '' and s.measure = 'cost'`);
    expect(await explained()).toMatchObject({ change: '60', volume: '60', unsplit: '0' });
  });

  test('a key that was never charged before is named as new', async () => {
    await ledger.write(account, 60, 1, (ago) => [
      leaf(40, { key: 'old' }),
      ...(ago === 4 ? [leaf(80, { key: 'ci-runner' })] : []),
    ]);
    const told = await explained();
    expect(told.first_seen).toEqual([{ kind: 'key', name: 'ci-runner' }]);
    expect(told.sentence).toContain('; new: key ci-runner');
    expect(told.leaves[0]).toMatchObject({ key: 'ci-runner', state: 'new', after: '80' });
  });

  test('a cache that no longer helps is told', async () => {
    const kinds = (input: number, cached: number): Use[] => [
      leaf(input, { meter: 'Input Tokens', tokens: input * PRICE }),
      leaf(cached, { meter: 'Cached Input Tokens', tokens: cached * 10 * PRICE }),
    ];
    await ledger.write(account, 60, 1, (ago) => (ago === 4 ? kinds(100, 0.1) : kinds(20, 8)));
    const told = await explained();
    expect(told.cache_shares).toMatchObject([{ model: 'gpt-5', share_before: 0.8 }]);
    expect(told.sentence).toContain('80 % of the input came from the cache before and 1 % now');
  });

  test('an anomalous day is compared with the same weekday of the weeks before, without other anomalies', async () => {
    const usual = (ago: number) => (ago % 7 === 4 ? 50 : 100);
    await ledger.write(account, 60, 1, (ago) => [leaf(usual(ago) * (ago === 4 ? 3 : ago === 11 ? 4 : 1))]);
    const [, last] = standing(await ledger.detect(account));
    expect(last?.sentence).toContain('(3.0x the usual 50.00)');
  });
});

test('the parts, the leaves and the cost of an event add up to the last digit, whatever the amounts', async () => {
  const odd = (ago: number, seed: number, factor: number): Use => ({
    ...{
      model: `m${seed % 5}`,
      project: `p${seed % 3}`,
      key: `k${seed % 4}`,
      tokens: Math.round(1e6 * noise(seed * 77 + ago)),
    },
    cost: (factor * (1 + noise(seed * 1_009 + ago))).toFixed(12),
  });
  await ledger.write(account, 60, 1, (ago) =>
    Array.from({ length: 20 }, (_, seed) => odd(ago, seed, ago <= 5 && ago >= 4 ? 9 : 3 + (seed % 2))),
  );
  const told = await explained();
  const [event] = standing(await ledger.events());
  const minus = (amount: Decimal) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`) as Decimal;
  expect(told.after).toBe(event?.cost);
  expect(sumDecimals([told.after, minus(told.before)])).toBe(told.change);
  expect(sumDecimals([told.volume, told.price, told.mix, told.unsplit])).toBe(told.change);
  expect(sumDecimals([...told.leaves, told.other_leaves].map(({ change }) => change))).toBe(told.change);
  for (const part of ['volume', 'price', 'mix', 'unsplit'] as const) {
    expect(sumDecimals([...told.leaves, told.other_leaves].map((one) => one[part]))).toBe(told[part]);
  }
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountFigures } from './accountFigures.js';
import { capAccounts, OTHER } from './capAccounts.js';
import { accountSamples, seriesOf } from './samples.js';

function figures(account: string, service: string, costs: Record<string, bigint | null>, count = 1): AccountFigures {
  return {
    account,
    service,
    spending: new Map(
      Object.entries(costs).map(([currency, cost]) => [
        currency,
        { monthToDate: cost, today: cost === null ? null : cost / 2n },
      ]),
    ),
    unpriced: count,
    lastSuccess: count === 0 ? null : 1_000 + count,
    isUp: count === 0 ? null : count % 2 === 0,
    windows: { final: count, settling: 1, provisional: 1, failed: 0 },
    runs: new Map([
      ['succeeded', count],
      ['partial', 0],
      ['failed', 1],
      ['aborted', 0],
    ]),
    restated: count,
    drifts: count,
    anomalies: new Map(Object.keys(costs).map((currency) => [currency, count])),
  };
}

const arbitraryAccounts = fc
  .uniqueArray(fc.tuple(fc.string({ maxLength: 6 }), fc.constantFrom('openai', 'anthropic', 'openrouter')), {
    selector: ([name]) => name,
    maxLength: 40,
  })
  .chain((names) => {
    const cost = fc.option(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 18n }));
    const costs = fc.dictionary(fc.constantFrom('USD', 'EUR', 'CHF'), cost, { maxKeys: 3 });
    const counts = fc.tuple(...names.map(() => fc.tuple(costs, fc.nat(9))));
    return counts.map((rows) =>
      rows.map(([spending, count], index) => figures(names[index]![0], names[index]![1], spending, count)),
    );
  });

/** Exact money by service, currency and kind. */
function sums(accounts: readonly AccountFigures[]): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { service, spending } of accounts) {
    for (const [currency, amounts] of spending) {
      for (const [kind, amount] of Object.entries(amounts)) {
        const key = `${service} ${currency} ${kind}`;
        totals.set(key, (totals.get(key) ?? 0n) + ((amount as bigint | null) ?? 0n));
      }
    }
  }
  return totals;
}

describe('a cap on series', () => {
  test('keeps every sum equal and the names unique, whatever the accounts', () => {
    fc.assert(
      fc.property(arbitraryAccounts, fc.integer({ min: 1, max: 400 }), (accounts, maxSeries) => {
        const { accounts: capped, dropped } = capAccounts(accounts, maxSeries);
        expect(sums(capped)).toEqual(sums(accounts));
        const count = (list: readonly AccountFigures[], pick: (one: AccountFigures) => number) =>
          list.reduce((sum, one) => sum + pick(one), 0);
        for (const pick of [
          (one: AccountFigures) => one.unpriced,
          (one: AccountFigures) => one.windows.final,
          (one: AccountFigures) => one.runs.get('succeeded') ?? 0,
          (one: AccountFigures) => one.restated + one.drifts,
        ]) {
          expect(count(capped, pick)).toBe(count(accounts, pick));
        }
        const labels = [...accountSamples(capped)].flatMap(([name, samples]) =>
          samples.map((sample) => name + JSON.stringify(sample.labels)),
        );
        expect(new Set(labels).size).toBe(labels.length);
        expect(dropped === 0).toBe(count(accounts, seriesOf) <= maxSeries);
        // What is summed up needs room too: one account a service at most.
        const others = count(
          capped.filter(({ account }) => account === OTHER),
          seriesOf,
        );
        if (dropped > 0) expect(count(capped, seriesOf) - others).toBeLessThanOrEqual(Math.max(0, maxSeries - others));
      }),
    );
  });

  test('keeps the accounts that cost most, in each currency', () => {
    const dollars = Array.from({ length: 20 }, (_, index) => figures(`d${index}`, 'openai', { USD: BigInt(index) }));
    const yen = Array.from({ length: 20 }, (_, index) =>
      figures(`y${index}`, 'openai', { JPY: BigInt(index) * 1_000n }),
    );
    const { accounts } = capAccounts([...dollars, ...yen], 100);
    expect(accounts.map(({ account }) => account)).toEqual(['d19', 'y19', 'd18', 'y18', 'd17', OTHER]);
  });

  test('tells the worst of the accounts it sums up', () => {
    const { accounts } = capAccounts(
      [figures('a', 'openai', {}, 2), figures('b', 'openai', {}, 3), figures('c', 'openai', {}, 0)],
      1,
    );
    expect(accounts).toMatchObject([{ account: OTHER, lastSuccess: 1_002, isUp: false }]);
  });

  test('changes nothing while there is room', () => {
    const accounts = [figures('other', 'openai', { USD: 1n }), figures('b', 'anthropic', { USD: 2n })];
    expect(capAccounts(accounts, 5_000)).toEqual({ accounts, dropped: 0 });
  });
});

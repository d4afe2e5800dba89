import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAccount } from '../../../test/export/seededLedger.js';
import { testDatabase } from '../../../test/database.js';
import { OWN_STREAMS } from '../../domain/charge.js';
import { everythingIn } from '../../domain/costScope.js';
import { addDays } from '../../domain/day.js';
import { plain, readStream, todayOf, type DayAmounts } from '../../../test/analytics/readStream.js';
import { readCostDays } from './readCostDays.js';
import { readManyCostDays, type ScopedCostDays } from './readManyCostDays.js';

const cents = fc.integer({ min: -500, max: 5_000 }).map((value) => (value / 100).toFixed(2));
const row = fc.tuple(
  fc.record({
    xModel: fc.constantFrom('', 'x', 'y'),
    billingCurrency: fc.constantFrom('USD', 'EUR'),
    subAccountId: fc.constantFrom('p', 'q'),
  }),
  cents,
);
const aDay: fc.Arbitrary<DayAmounts> = fc.option(
  fc.uniqueArray(row, { maxLength: 4, selector: ([over]) => JSON.stringify(over) }),
  { nil: null, freq: 6 },
);
const account = fc.array(aDay, { minLength: 1, maxLength: 12 });

test('many series at once are what one question each would answer, and models add up to their account', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(account, { minLength: 1, maxLength: 10 }), async (accounts) => {
      await using database = await testDatabase();
      const { pool } = database;
      const first = addDays(await todayOf(pool), -10);
      const ids: number[] = [];
      for (const [index, days] of accounts.entries()) {
        const id = await addAccount(pool, `a${index}`);
        await readStream(pool, id, 'costs', addDays(first, -2), days);
        ids.push(id);
      }
      const [totals, models] = [
        await all(readManyCostDays(pool, ids, 'total', first)),
        await all(readManyCostDays(pool, ids, 'model', first)),
      ];
      for (const { scope, days } of [...totals, ...models])
        expect(await readCostDays(pool, scope, first)).toEqual(days);
      for (const { scope, days } of totals) {
        const parts = models.filter(
          (model) => model.scope.accountId === scope.accountId && model.scope.currency === scope.currency,
        );
        days.costs.forEach((cost, place) => {
          const sum = parts.reduce((total, part) => total + (part.days.costs[place] ?? 0), 0);
          expect(sum).toBeCloseTo(cost ?? 0, 9);
        });
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('an account that was never read has no series, and is not in the way of others', async () => {
  await using database = await testDatabase();
  const { pool } = database;
  const today = await todayOf(pool);
  const [idle, busy] = [await addAccount(pool, 'idle'), await addAccount(pool, 'busy')];
  await readStream(pool, busy, 'costs', today, plain(['3']));
  const scope = { ...everythingIn('USD'), accountId: busy };
  expect(await all(readManyCostDays(pool, [idle, busy], 'total', today))).toEqual([
    { scope, days: { firstDay: today, costs: [3], states: ['running'] } },
  ]);
});

test('what no provider billed is told apart in every series', async () => {
  await using database = await testDatabase();
  const { pool } = database;
  const today = await todayOf(pool);
  const accountId = await addAccount(pool, 'a');
  await readStream(pool, accountId, 'costs', today, plain(['60'], { xModel: 'x' }));
  await readStream(pool, accountId, OWN_STREAMS.manual, today, plain(['1000'], { source: 'manual', xModel: 'x' }));
  for (const dimension of ['total', 'model'] as const) {
    const [series] = await all(readManyCostDays(pool, [accountId], dimension, today));
    expect(series?.days).toMatchObject({ costs: [1_060], ownCosts: Float64Array.of(1_000) });
  }
});

async function all(batches: AsyncGenerator<readonly ScopedCostDays[]>): Promise<ScopedCostDays[]> {
  const found: ScopedCostDays[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}

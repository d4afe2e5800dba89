import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Ledger, window } from '../../../test/money/ledger.js';
import { addDays, type Day } from '../../domain/day.js';
import { readCompleteness } from './readCompleteness.js';

let ledger: Ledger;
let first: Day;
beforeEach(async () => {
  ledger = await Ledger.open();
  first = addDays((await ledger.now()).slice(0, 10) as Day, -100);
});
afterEach(async () => ledger[Symbol.asyncDispose]());

/** Reads a day at ten in the morning of each age; its last amount stands long enough to be final. */
async function live(day: Day, amounts: readonly (readonly [age: number, amount: string])[]): Promise<void> {
  const last = amounts.at(-1)?.[1] ?? '0';
  for (const [age, amount] of [...amounts, [45, last] as const, [46, last] as const]) {
    await ledger.read([window(day, { a: amount })], { fetchedAt: `${addDays(day, age)}T10:00:00Z` });
  }
}

test('days that grew while they were read tell which share is there at which age', async () => {
  // On its own day half an hour of spend, the next morning 60 of 100, two days later 80, then all of it.
  for (let index = 0; index < 14; index += 1) {
    await live(addDays(first, index), [
      [0, '5'],
      [1, '60'],
      [2, '80'],
      [3, '100'],
    ]);
  }
  const learnt = (await readCompleteness(ledger.pool, [ledger.accountId])).get(ledger.accountId);
  expect(learnt).toEqual([0.05, 0.6, 0.8]);
});

test('fewer than two weeks of such days, and days read long after they were over, teach nothing', async () => {
  for (let index = 0; index < 13; index += 1)
    await live(addDays(first, index), [
      [0, '5'],
      [1, '60'],
      [2, '100'],
    ]);
  for (let index = 13; index < 30; index += 1)
    await live(addDays(first, index), [
      [10, '60'],
      [12, '100'],
    ]);
  expect(await readCompleteness(ledger.pool, [ledger.accountId])).toEqual(new Map());
});

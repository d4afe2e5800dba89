import { describe, expect, test } from '@jest/globals';
import { RequestBudget } from './requestBudget.js';

/** A budget on a clock that only the test moves; `take` gives how long it had to wait. */
function budgetOf(perMinute: number) {
  const clock = { now: 0 };
  const budget = new RequestBudget(perMinute, () => clock.now);
  const take = async (): Promise<number> => {
    let waited = 0;
    await budget.take((milliseconds) => {
      waited = milliseconds;
      clock.now += milliseconds;
      return Promise.resolve();
    });
    return waited;
  };
  return { clock, budget, take };
}

describe('the requests of an account', () => {
  test("a minute's worth may go at once", async () => {
    const { take } = budgetOf(60);
    for (let count = 0; count < 60; count += 1) expect(await take()).toBe(0);
  });

  test('after that they go no faster than the provider allows', async () => {
    const { take } = budgetOf(60);
    for (let count = 0; count < 60; count += 1) await take();
    for (let count = 0; count < 10; count += 1) expect(await take()).toBe(1_000);
  });

  test('a pause fills the budget again, but never beyond a minute', async () => {
    const { take, clock } = budgetOf(60);
    for (let count = 0; count < 60; count += 1) await take();
    clock.now += 2_000;
    expect([await take(), await take(), await take()]).toEqual([0, 0, 1_000]);
    clock.now += 3_600_000;
    for (let count = 0; count < 60; count += 1) expect(await take()).toBe(0);
    expect(await take()).toBe(1_000);
  });

  test('requests that ask at the same time queue up instead of leaving together', async () => {
    const { budget } = budgetOf(60);
    const waits: number[] = [];
    const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
    await Promise.all(Array.from({ length: 65 }, () => budget.take(wait)));
    expect(waits).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  test('the real clock is taken when none is given', async () => {
    await expect(
      new RequestBudget(1).take(() => Promise.reject(new Error('no wait is needed'))),
    ).resolves.toBeUndefined();
  });

  test('a wait that is ended ends the request', async () => {
    const { budget, take } = budgetOf(1);
    await take();
    await expect(budget.take(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
  });
});

import { describe, expect, test } from '@jest/globals';
import { AccountTurns } from './receiveTelemetryTurns.js';

/** Turns whose writes end when the test says so. */
function held(maxItems = 100) {
  const writes: { readonly items: readonly number[]; readonly end: (error?: Error) => void }[] = [];
  const turns = new AccountTurns<number>(
    (_accountId, items) =>
      new Promise((resolve, reject) => {
        writes.push({ items: [...items], end: (error) => (error ? reject(error) : resolve()) });
      }),
    maxItems,
  );
  return { turns, writes };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('requests of one account', () => {
  test('that arrive during a write are written together in the next one', async () => {
    const { turns, writes } = held();
    const first = turns.add(1, [1]);
    await soon();
    const others = [turns.add(1, [2]), turns.add(1, [3, 4])];
    await soon();
    expect(writes.map(({ items }) => items)).toEqual([[1]]);
    writes[0]?.end();
    await first;
    await soon();
    expect(writes.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    writes[1]?.end();
    await Promise.all(others);
  });

  test('are told of the failure of their own turn, and the next turn is written', async () => {
    const { turns, writes } = held();
    const first = turns.add(1, [1]);
    await soon();
    const second = turns.add(1, [2]);
    writes[0]?.end(new Error('no space'));
    await expect(first).rejects.toThrow('no space');
    await soon();
    writes[1]?.end();
    await expect(second).resolves.toBeUndefined();
  });

  test('do not make a turn larger than its limit', async () => {
    const { turns, writes } = held(3);
    const all = [turns.add(1, [1, 2]), turns.add(1, [3, 4]), turns.add(1, [5])];
    for (const index of [0, 1]) {
      await soon();
      writes[index]?.end();
    }
    await Promise.all(all);
    expect(writes.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });
});

test('accounts do not wait for each other', async () => {
  const { turns, writes } = held();
  const all = [turns.add(1, [1]), turns.add(2, [2])];
  await soon();
  expect(writes).toHaveLength(2);
  for (const write of writes) write.end();
  await Promise.all(all);
});

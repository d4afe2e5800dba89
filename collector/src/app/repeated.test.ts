import { expect, test } from '@jest/globals';
import { Repeated } from './repeated.js';

test('turns follow each other; of faults in a row the first is told, and of the next row again', async () => {
  const faults: unknown[] = [];
  const plan = ['bad', 'bad', 'good', 'bad', 'end'];
  let turns = 0;
  await new Promise<void>((resolve) => {
    const repeated = new Repeated(
      0,
      async () => {
        const turn = plan[turns];
        turns += 1;
        if (turn === 'bad') throw new Error(`turn ${turns}`);
        if (turn === 'end') void repeated.close().then(resolve);
      },
      (error) => faults.push(String(error)),
    );
  });
  expect(faults).toEqual(['Error: turn 1', 'Error: turn 4']);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(turns).toBe(plan.length);
});

test('closing tells the turn in progress and waits for its end', async () => {
  const seen: string[] = [];
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const repeated = new Repeated(
    0,
    async (signal) => {
      const told = new Promise((resolve) => signal.addEventListener('abort', resolve));
      begun();
      await told;
      seen.push('turn ended');
    },
    () => undefined,
  );
  await hasBegun;
  await repeated.close();
  expect(seen).toEqual(['turn ended']);
});

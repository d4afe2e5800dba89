import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { wakeUp } from './wakeUp.js';

const NEVER = '0 0 29 2 *';
const EVERY_SECOND = '* * * * * *';
const NOT_FAKED = ['nextTick', 'setImmediate', 'performance', 'queueMicrotask'] as const;
const silent = pino({ level: 'silent' });

test('works at once and at every tick, never twice at the same time, and ends after the work in progress', async () => {
  jest.useFakeTimers({ doNotFake: [...NOT_FAKED] });
  try {
    let [started, ended] = [0, 0];
    let end: () => void = () => undefined;
    const schedule = wakeUp(EVERY_SECOND, silent, async () => {
      started += 1;
      await new Promise<void>((resolve) => (end = resolve));
      ended += 1;
      return { isComplete: true };
    });
    await jest.advanceTimersByTimeAsync(3_000);
    expect([started, ended]).toEqual([1, 0]);
    end();
    await jest.advanceTimersByTimeAsync(3_000);
    expect([started, ended]).toEqual([2, 1]);
    let isStopped = false;
    const stopped = schedule.stop().then(() => (isStopped = true));
    await jest.advanceTimersByTimeAsync(3_000);
    expect([started, isStopped]).toEqual([2, false]);
    end();
    await stopped;
    await jest.advanceTimersByTimeAsync(3_000);
    expect([started, ended]).toEqual([2, 2]);
  } finally {
    jest.useRealTimers();
  }
});

test('work that fails is logged, and the schedule goes on', async () => {
  const lines: string[] = [];
  let calls = 0;
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const schedule = wakeUp(EVERY_SECOND, log, async () => {
    calls += 1;
    throw new Error('no luck');
  });
  while (calls < 2) await sleep(20);
  await schedule.stop();
  expect(lines[0]).toContain('no luck');
});

test('work that was left to another collector is looked at again after its claim has run out', async () => {
  jest.useFakeTimers({ doNotFake: [...NOT_FAKED] });
  try {
    let calls = 0;
    const schedule = wakeUp(NEVER, silent, async () => {
      calls += 1;
      return { isComplete: calls > 1 };
    });
    await jest.advanceTimersByTimeAsync(64_000);
    expect(calls).toBe(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(calls).toBe(2);
    await jest.advanceTimersByTimeAsync(200_000);
    expect(calls).toBe(2);
    await schedule.stop();
  } finally {
    jest.useRealTimers();
  }
});

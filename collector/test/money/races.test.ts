import { expect, test } from '@jest/globals';
import { raceLoop } from './raceLoop.js';
import { terminateLoop } from './terminateLoop.js';

const seed = Number(process.env.AICOST_RACE_SEED ?? Math.floor(Math.random() * 1_000_000));

test('D11: two and three collectors that read the same days at once, while amounts are restated, end at the truth', async () => {
  expect({ seed, ...(await raceLoop({ rounds: 10, collectors: [2, 3], seed })) }).toEqual({
    seed,
    rounds: 10,
    wrong: [],
  });
}, 180_000);

test('R8: a collector that sleeps in the middle of its sync and wakes up late overwrites nothing newer', async () => {
  expect({ seed, ...(await raceLoop({ rounds: 4, collectors: [2], sleepMs: 1_500, seed })) }).toEqual({
    seed,
    rounds: 4,
    wrong: [],
  });
}, 180_000);

test('30 database connections ended in the middle of their work: nothing is lost, doubled or changed, and the process lives', async () => {
  const { hits, wrong } = await terminateLoop(30, seed);
  expect({ seed, hits, wrong }).toEqual({ seed, hits: 30, wrong: [] });
}, 180_000);

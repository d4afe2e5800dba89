import { expect, test } from '@jest/globals';
import { killLoop } from './killLoop.js';

/** The long version: `node dist/test/soak/kill.js`. */
const KILLS = 25;

test(`${KILLS} collectors killed with SIGKILL at random moments of a sync: nothing is lost, doubled or changed`, async () => {
  const seed = Number(process.env.AICOST_KILL_SEED ?? Math.floor(Math.random() * 1_000_000));
  const { kills, wrong } = await killLoop(KILLS, seed);
  expect({ seed, kills, wrong }).toEqual({ seed, kills: KILLS, wrong: [] });
}, 180_000);

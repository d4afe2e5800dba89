/** `node dist/test/soak/races.js [rounds] [seed]`: collectors that race, that sleep in the middle, and that lose their connections. */
import { onTestServer, seedOr } from './onTestServer.js';

const LONGEST_SLEEP_MS = 5_000;

await onTestServer(async ([rounds = 50, given]) => {
  const { raceLoop } = await import('../money/raceLoop.js');
  const { terminateLoop } = await import('../money/terminateLoop.js');
  const seed = seedOr(given);
  const raced = await raceLoop({ rounds, collectors: [2, 3], seed });
  const slept = await raceLoop({ rounds: Math.ceil(rounds / 5), collectors: [2, 3], sleepMs: LONGEST_SLEEP_MS, seed });
  const terminated = await terminateLoop(rounds * 2, seed);
  return {
    seed,
    raced: raced.rounds,
    slept: slept.rounds,
    hits: terminated.hits,
    wrong: [...raced.wrong, ...slept.wrong, ...terminated.wrong],
  };
});

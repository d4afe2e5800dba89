/** `node dist/test/soak/kill.js [kills] [seed]`: collectors killed with SIGKILL at random moments of a sync. */
import { onTestServer, seedOr } from './onTestServer.js';

await onTestServer(async ([kills = 200, given]) => {
  const { killLoop } = await import('../money/killLoop.js');
  const seed = seedOr(given);
  return { seed, ...(await killLoop(kills, seed)) };
});

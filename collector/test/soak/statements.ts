/** `node dist/test/soak/statements.js`: a collector killed at every statement of a sync in turn, before and after it. */
import { onTestServer } from './onTestServer.js';

await onTestServer(async () => {
  const { StopSite, stopEverywhere } = await import('../money/statementStops.js');
  await using site = await StopSite.open();
  const before = await stopEverywhere(site, 'stop before', 'kill');
  const after = await stopEverywhere(site, 'stop after', 'kill');
  return { statements: after.statements, kills: before.stops + after.stops, wrong: [...before.wrong, ...after.wrong] };
});

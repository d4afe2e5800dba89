import { expect, test } from '@jest/globals';
import { Simulation } from './simulation.js';

test('smoke', async () => {
  await using simulation = await Simulation.start();
  const collector = simulation.collector();
  for (let i = 0; i < 3; i += 1) {
    const t = performance.now();
    const reports = await collector.syncAll({ days: collector.allDays() });
    console.log(performance.now() - t, JSON.stringify(reports.map((r) => [r.accountName, r.outcome, r.counts, r.error, r.seconds])));
  }
  await simulation.expectTruth();
  expect(1).toBe(1);
});

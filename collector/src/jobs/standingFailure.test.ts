import { expect, test } from '@jest/globals';
import { Simulation } from '../../test/money/simulation.js';
import { ANTHROPIC, TODAY } from '../../test/money/smallWorld.js';
import { addDays } from '../domain/day.js';

test('R15: a wake-up that leaves a failed day to the next hour is no success, although all other days are read', async () => {
  await using simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -3) });
  const wakeUp = async (minutesLater: number) => {
    simulation.travelTo(new Date(Date.parse(`${TODAY}T12:00:00Z`) + minutesLater * 60_000).toISOString());
    simulation.provider.clearRequests();
    const { outcome, error, counts } = await simulation.collector().sync(ANTHROPIC, { trigger: 'schedule' });
    return [outcome, error?.code ?? null, counts.rowsRejected];
  };
  simulation.provider.setFaults([{ match: { path: '/analytics/cost$' }, action: { type: 'badNumber', value: 'NaN' } }]);
  expect(await wakeUp(0)).toEqual(['partial', 'PROVIDER_BAD_NUMBER', 1]);
  simulation.provider.setFaults([]);
  for (const minute of [15, 30, 45]) expect(await wakeUp(minute)).toEqual(['partial', 'PROVIDER_BAD_NUMBER', 0]);
  expect(await wakeUp(60)).toEqual(['succeeded', null, 0]);
  await simulation.expectTruth(ANTHROPIC);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StopSite, stopEverywhere } from './statementStops.js';

let site: StopSite;
beforeAll(async () => {
  site = await StopSite.open();
}, 60_000);
afterAll(async () => site[Symbol.asyncDispose]());

/** A sync of two streams with a new, a restated and an unchanged day is about so long. */
const LEAST_STATEMENTS = 40;

describe('a collector that is stopped at every statement in turn leaves each window old or new, and the next one finishes', () => {
  test('D04: its connection is cut after a statement was sent and before the answer is back', async () => {
    const { statements, wrong } = await stopEverywhere(site, 'stop after', 'cut');
    expect(wrong).toEqual([]);
    expect(statements).toBeGreaterThan(LEAST_STATEMENTS);
  }, 240_000);

  test('its connection is cut before a statement is sent', async () => {
    const { wrong } = await stopEverywhere(site, 'stop before', 'cut', 3);
    expect(wrong).toEqual([]);
  }, 240_000);

  // Every statement, before and after: `node dist/test/soak/statements.js`.
  test('its process is killed', async () => {
    const { stops, wrong } = await stopEverywhere(site, 'stop after', 'kill', 5);
    expect(wrong).toEqual([]);
    expect(stops).toBeGreaterThanOrEqual(LEAST_STATEMENTS / 5);
  }, 240_000);
});

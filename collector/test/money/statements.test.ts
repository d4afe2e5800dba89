import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StopSite, stopEverywhere } from './statementStops.js';

let site: StopSite;
beforeAll(async () => {
  site = await StopSite.open();
}, 60_000);
afterAll(async () => site[Symbol.asyncDispose]());

/** A sync of two streams with a new, a restated and an unchanged day is about so long. */
const LEAST_STATEMENTS = 40;

describe('a collector that is killed at every statement in turn leaves each window old or new, and the next one finishes', () => {
  test.each(['stop before', 'stop after'] as const)('%s', async (fate) => {
    const { statements, wrong } = await stopEverywhere(site, fate);
    expect(wrong).toEqual([]);
    expect(statements).toBeGreaterThan(LEAST_STATEMENTS);
  }, 240_000);
});

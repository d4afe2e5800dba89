import type { Day } from '../../src/domain/day.js';
import { createWorld, type World } from './world.js';

export { demoAccounts } from './demo/demoAccounts.js';
export { demoPrices } from './demo/prices.js';

/** The world of the demo: six accounts, thirteen months of history, one anomaly, one outage. */
export function demoWorld(today: Day, seed: string | number = 1): World {
  return createWorld({ seed, today });
}

import { FaultList } from './faults/faultList.js';
import { RequestLog } from './http/requestLog.js';
import type { World } from './world.js';

/** What a running server may change: everything else is decided by the world. */
export interface ProviderState {
  world: World;
  /** The provider's clock; null is the real one. */
  asOf: string | null;
  /** Where the server is reached, once it listens. */
  url: string;
  readonly faults: FaultList;
  readonly log: RequestLog;
}

export function createState(world: World, asOf: string | null): ProviderState {
  return { world, asOf, url: '', faults: new FaultList(), log: new RequestLog() };
}

export function nowOf(state: ProviderState): string {
  return state.asOf ?? new Date().toISOString();
}

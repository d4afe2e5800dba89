import type { Pool, PoolOptions } from '../store/db.js';

export type OpenPool = (options: PoolOptions) => Pool;

/** The daemon's connections by kind of work, so that none of them waits for another. */
export interface Pools {
  readonly scrape: Pool;
  readonly api: Pool;
  readonly export: Pool;
  readonly import: Pool;
  readonly analytics: Pool;
  readonly notifications: Pool;
}

export function openPools(open: OpenPool): Pools {
  return {
    scrape: open({ applicationName: 'aicost-scrape', size: 2, statementTimeoutMs: 10_000 }),
    api: open({ applicationName: 'aicost-api', size: 4, statementTimeoutMs: 30_000 }),
    export: open({
      applicationName: 'aicost-export',
      size: 2,
      statementTimeoutMs: 60_000,
      connectWithinMs: 120_000,
    }),
    analytics: open({ applicationName: 'aicost-analytics', size: 3 }),
    notifications: open({ applicationName: 'aicost-notifications', size: 3, statementTimeoutMs: 30_000 }),
    import: open({ applicationName: 'aicost-import', size: 3, connectWithinMs: 60_000 }),
  };
}

export async function closePools(pools: Pools): Promise<void> {
  await Promise.all(Object.values(pools).map((pool: Pool) => pool.end()));
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The data directory that a command means. `npm start` keeps its demo apart, in the folder `demo`: that is meant while
 * there is nothing of one's own, neither here nor, as `isOwn` tells, in the configuration.
 */
export function meantDataDir(dataDir: string, isOwn: boolean): string {
  const demo = join(dataDir, 'demo');
  // `npm start` chose the demo because the ledger beside it has no account.
  const isEmpty = () => existsSync(join(demo, 'chosen'));
  return isOwn || !holdsLedger(demo) || (holdsLedger(dataDir) && !isEmpty()) ? dataDir : demo;
}

/** The embedded Postgres writes this file beside its cluster at the first start, and leaves it there. */
function holdsLedger(folder: string): boolean {
  return existsSync(join(folder, 'postgres.port'));
}

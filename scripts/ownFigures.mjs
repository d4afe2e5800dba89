import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What here is somebody's own, as a sentence, or null. Where anything is, there is no demo: its invented costs never
 * stand beside real ones. `hasAccounts` tells whether the configuration names accounts.
 */
export function ownConfiguration({ env, args, hasAccounts }) {
  if (hasAccounts) return 'the configuration names accounts of yours';
  if (args.includes('--no-demo')) return 'as asked for with --no-demo';
  return env.AICOST_CONFIG ? 'AICOST_CONFIG names a configuration of yours' : null;
}

/**
 * The same for the ledger, which is asked: that of DATABASE_URL, or the one in the data directory. `demoAccounts`: names,
 * which a database may hold since an earlier start.
 */
export function ownLedger({ env, dataDir, demoAccounts, aicost }) {
  const isGiven = Boolean(env.DATABASE_URL || env.DATABASE_URL_FILE);
  const chosen = join(dataDir, 'demo', 'chosen');
  rmSync(chosen, { force: true });
  if (!isGiven && !existsSync(join(dataDir, 'postgres.port'))) return null;
  const output = aicost(['accounts', 'list', '--json'], { ...env, AICOST_DATA_DIR: dataDir });
  const names = JSON.parse(output).map(({ accountName }) => accountName);
  const own = isGiven ? names.filter((name) => !demoAccounts.includes(name)) : names;
  if (own.length > 0) return `${isGiven ? 'DATABASE_URL' : dataDir} holds accounts of yours: ${own.join(', ')}`;
  // See collector/src/config/dataDir.ts: a command finds the demo although there is a ledger without accounts beside it.
  if (!isGiven) writeFileSync(chosen, '');
  return null;
}

import type { Collector } from '../../app.js';
import { databaseNow, type Pool } from '../../store/db.js';
import { checkAndKeep } from '../../store/ledgerChecks.js';
import { workingRole } from '../../store/workingRole.js';
import type { Finding } from './finding.js';

const MAX_CLOCK_SKEW_SECONDS = 60;

/** This machine, the database, and whether the ledger adds up. */
export async function installationFindings(collector: Collector): Promise<Finding[]> {
  const { pool, isEmbedded, migration, databaseUrl } = collector;
  const database = isEmbedded ? 'embedded Postgres' : 'DATABASE_URL';
  return [
    { what: 'Node', state: 'ok', detail: process.version },
    { what: 'Database', state: 'ok', detail: `${database}, schema version ${migration.version}` },
    await clockFinding(pool),
    await roleFinding(databaseUrl),
    await ledgerFinding(pool),
  ];
}

async function clockFinding(pool: Pool): Promise<Finding> {
  const skew = Math.abs(Date.now() - Date.parse(await databaseNow(pool))) / 1000;
  if (skew <= MAX_CLOCK_SKEW_SECONDS) return { what: 'Clock', state: 'ok', detail: 'agrees with the database' };
  const detail = `differs from the database by ${skew.toFixed(0)} s; days are taken from the database`;
  return { what: 'Clock', state: 'warning', detail };
}

async function roleFinding(databaseUrl: string): Promise<Finding> {
  const role = await workingRole(databaseUrl);
  if (role !== null) return { what: 'Role', state: 'ok', detail: `works as ${role}` };
  const detail = 'works as the owner: role aicost_writer is missing; create it as a superuser and run "aicost migrate"';
  return { what: 'Role', state: 'warning', detail };
}

/** Kept like the check of every night, so that what was mended no longer stands as an alert. */
async function ledgerFinding(pool: Pool): Promise<Finding> {
  const { faultCount, faults } = await checkAndKeep(pool);
  const [first] = faults;
  if (!first) return { what: 'Ledger', state: 'ok', detail: 'rows, window totals, revisions and rollups agree' };
  const { accountName, stream, day } = first;
  const mend = `aicost sync --account ${accountName} --from ${day} --to ${day}`;
  const detail = `${faultCount} days do not add up, first ${accountName} ${stream} ${day}; read them again: ${mend}`;
  return { what: 'Ledger', state: 'fault', detail };
}

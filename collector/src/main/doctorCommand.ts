import type { Command } from 'commander';
import { checkLedger } from '../store/checkLedger.js';
import { databaseNow } from '../store/db.js';
import { syncHealth } from '../store/syncHealth.js';
import { workingRole } from '../store/workingRole.js';
import { withCollector } from './context.js';
import { age, print, printJson } from './output.js';

interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly detail: string;
}

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the installation, the database, the accounts, and that the ledger adds up')
    .option('--json', 'print JSON')
    .action(runDoctor);
}

const MAX_CLOCK_SKEW_SECONDS = 60;
const STALE_SECONDS = 48 * 3_600;

async function runDoctor(options: { readonly json?: boolean }): Promise<void> {
  const findings = await withCollector(async (collector) => {
    const skew = Math.abs(Date.now() - Date.parse(await databaseNow(collector.pool))) / 1000;
    const role = await workingRole(collector.databaseUrl);
    const faults = await checkLedger(collector.pool);
    const checks: Finding[] = [
      { what: 'Node', state: 'ok', detail: process.version },
      {
        what: 'Database',
        state: 'ok',
        detail: `${collector.isEmbedded ? 'embedded Postgres' : 'DATABASE_URL'}, schema version ${collector.migration.version}`,
      },
      skew <= MAX_CLOCK_SKEW_SECONDS
        ? { what: 'Clock', state: 'ok', detail: 'agrees with the database' }
        : {
            what: 'Clock',
            state: 'warning',
            detail: `differs from the database by ${skew.toFixed(0)} s; days are taken from the database`,
          },
      role === null
        ? {
            what: 'Role',
            state: 'warning',
            detail:
              'works as the owner: role aicost_writer is missing; create it as a superuser and run "aicost migrate"',
          }
        : { what: 'Role', state: 'ok', detail: `works as ${role}` },
      faults[0] === undefined
        ? { what: 'Ledger', state: 'ok', detail: 'rows, window totals, revisions and rollups agree' }
        : {
            what: 'Ledger',
            state: 'fault',
            detail: `${faults.length} days do not add up, first ${faults[0].accountName} ${faults[0].stream} ${faults[0].day}; read them again with "aicost backfill"`,
          },
    ];
    return [...checks, ...(await accountFindings(collector.pool, collector.readableAccounts()))];
  });
  if (options.json === true) printJson(findings);
  else
    for (const { what, state, detail } of findings)
      print(`${{ ok: 'ok     ', warning: 'WARNING', fault: 'FAULT  ' }[state]}  ${what}: ${detail}`);
  if (findings.some((finding) => finding.state === 'fault')) process.exitCode = 1;
}

type Pool = Parameters<typeof syncHealth>[0];

async function accountFindings(pool: Pool, readable: Promise<readonly unknown[]>): Promise<Finding[]> {
  if ((await readable).length === 0)
    return [
      {
        what: 'Accounts',
        state: 'warning',
        detail: 'none is configured: set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY, or the file AICOST_CONFIG',
      },
    ];
  return (await syncHealth(pool)).map((row): Finding => {
    const what = `Account ${row.accountName}`;
    const when = `last good read ${age(row.lastSuccessAgeSeconds)}`;
    if (row.lastErrorMessage !== null)
      return { what, state: 'fault', detail: `${row.lastErrorMessage} [${row.lastErrorCode ?? ''}]; ${when}` };
    if ((row.lastSuccessAgeSeconds ?? Infinity) > STALE_SECONDS)
      return { what, state: 'warning', detail: `${when}; run "aicost sync" or "aicost serve"` };
    return {
      what,
      state: 'ok',
      detail: `${when}, ${row.windowsFailed} days failed, ${row.unpricedCharges} rows without a price`,
    };
  });
}

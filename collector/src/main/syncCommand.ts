import { SingleBar } from 'cli-progress';
import { Option, type Command } from 'commander';
import { CollectorError } from '../errors.js';
import type { SyncReport, SyncWish } from '../jobs/syncAccount.js';
import { chosenAccounts, stopSignal, withCollector } from './context.js';
import { dayRange } from './days.js';
import { grouped, print, printJson, printTable, tell } from './output.js';

interface SyncOptions {
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
  readonly accept?: boolean;
  readonly json?: boolean;
  readonly clockOffset?: string;
}

export function addSyncCommand(program: Command): void {
  program
    .command('sync')
    .description('read what is due from the providers into the ledger, once')
    .option('--account <name>', 'only this account')
    .option('--from <day>', 'read these days again, due or not (with --to)')
    .option('--to <day>', 'last day, inside')
    .option('--accept', "believe amounts that all moved by a factor of 100: the provider's console says the same")
    .option('--json', 'print the reports as JSON')
    .addOption(new Option('--clock-offset <interval>', 'live in another time; only for the demo').hideHelp())
    .action((options: SyncOptions) => runSync(options));
}

export function addBackfillCommand(program: Command): void {
  program
    .command('backfill')
    .description('read a stretch of history again, due or not')
    .requiredOption('--from <day>', 'first day, 2026-01-31')
    .requiredOption('--to <day>', 'last day, inside')
    .option('--account <name>', 'only this account')
    .option('--json', 'print the reports as JSON')
    .action((options: SyncOptions) => runSync(options));
}

async function runSync(options: SyncOptions): Promise<void> {
  const days = rangeOf(options);
  const reports = await withCollector(async (collector) => {
    const accounts = await chosenAccounts(collector, options.account);
    if (accounts.length === 0) {
      throw new CollectorError(
        'CONFIG_INVALID',
        'no account is configured: set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY, or name accounts in the file AICOST_CONFIG',
      );
    }
    const wish: SyncWish = {
      trigger: 'command',
      signal: stopSignal(),
      limitMs: Infinity,
      ...(days ? { days } : {}),
      acceptsUnitChange: options.accept === true,
    };
    return withProgress(options.json !== true, (onProgress) => collector.sync(accounts, { ...wish, onProgress }));
  }, options.clockOffset);
  if (options.json === true) printJson(reports);
  else printReports(reports);
  if (reports.some((report) => report.error !== null)) process.exitCode = 1;
}

function rangeOf({ account, from, to, accept }: SyncOptions): SyncWish['days'] {
  if (accept === true && (account === undefined || from === undefined || to === undefined))
    throw new CollectorError('USAGE', '--accept is about days that you compared: give --account, --from and --to too');
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw new CollectorError('USAGE', 'give both --from and --to');
  return dayRange(from, to);
}

/** A bar on a terminal while there is much to read; nothing in a log file. */
async function withProgress<T>(
  isWanted: boolean,
  work: (onProgress: (account: string, done: number, planned: number) => void) => Promise<T>,
): Promise<T> {
  if (!isWanted || !process.stderr.isTTY) return work(() => undefined);
  const bar = new SingleBar({
    format: 'reading {bar} {value}/{total} days of streams, {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
  });
  const progress = new Map<string, { done: number; planned: number }>();
  const sum = (field: 'done' | 'planned'): number =>
    [...progress.values()].reduce((total, entry) => total + entry[field], 0);
  bar.start(0, 0);
  try {
    return await work((account, done, planned) => {
      progress.set(account, { done, planned });
      bar.setTotal(sum('planned'));
      bar.update(sum('done'));
    });
  } finally {
    bar.stop();
  }
}

export function printReports(reports: readonly SyncReport[]): void {
  const rows = reports.map(({ accountName, outcome, counts, seconds }) => [
    accountName,
    outcome,
    grouped(String(counts.windowsFresh)),
    grouped(String(counts.windowsChanged)),
    grouped(String(counts.windowsUnchanged)),
    grouped(String(counts.windowsKept)),
    grouped(String(counts.rowsStored)),
    grouped(String(counts.amountsRestated)),
    String(counts.requests),
    `${seconds.toFixed(1)} s`,
  ]);
  printTable(
    [
      'Account',
      'Outcome',
      'New days',
      'Changed',
      'Unchanged',
      'Kept',
      'Rows written',
      'Amounts restated',
      'Requests',
      'Time',
    ],
    rows,
    2,
  );
  for (const { accountName, error } of reports) if (error) tell(`${accountName}: ${error.message} [${error.code}]`);
  if (reports.length === 0) print('nothing to read');
}

import { Option, type Command } from 'commander';
import { addDays, addMonths, firstOfMonth, type Day } from '../domain/day.js';
import { sumDecimals, type Decimal } from '../domain/decimal.js';
import { costReport, REPORT_DIMENSIONS, type CostReportRow, type ReportDimension } from '../store/costReport.js';
import { databaseNow } from '../store/db.js';
import { withCollector } from './context.js';
import { dayOption, dayRange } from './days.js';
import { grouped, print, printJson, printTable } from './output.js';

interface ReportOptions {
  readonly by: ReportDimension;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('what was spent: this month by default, from the ledger')
    .addOption(new Option('--by <dimension>', 'one line for each').choices(REPORT_DIMENSIONS).default('account'))
    .option('--from <day>', 'first day, 2026-01-31 (default: the first of this month)')
    .option('--to <day>', 'last day, inside (default: today)')
    .option('--json', 'print JSON; amounts are exact decimal strings')
    .action(runReport);
}

async function runReport(options: ReportOptions): Promise<void> {
  await withCollector(async ({ pool }) => {
    const today = (await databaseNow(pool)).slice(0, 10) as Day;
    const { first, last } = dayRange(options.from ?? firstOfMonth(today), options.to ?? latest(today, options.from));
    const rows = await costReport(pool, options.by, first, last);
    if (options.json === true) return printJson({ by: options.by, from: first, to: last, rows });
    const isThisMonth = options.from === undefined && options.to === undefined;
    const before = isThisMonth
      ? await costReport(pool, options.by, addMonths(today, -1), addDays(firstOfMonth(today), -1))
      : null;
    printReport(options.by, first, last, rows, before);
  });
}

function latest(today: Day, from: string | undefined): Day {
  return from !== undefined && dayOption('--from', from) > today ? (from as Day) : today;
}

function printReport(
  by: ReportDimension,
  first: Day,
  last: Day,
  rows: readonly CostReportRow[],
  before: readonly CostReportRow[] | null,
): void {
  if (rows.length === 0)
    return print(
      `Nothing is stored for ${first} to ${last}. Run "aicost sync" to read it, or "aicost doctor" to see what is missing.`,
    );
  const head = [
    'Service',
    'Account',
    ...(by === 'account' || by === 'service' ? [] : [titleOf(by)]),
    'Cost',
    'of it not final',
    ...(before ? ['Last month'] : []),
    'Tokens',
    'Requests',
    'Currency',
  ];
  const leftColumns = head.indexOf('Cost');
  print(`Cost by ${by}, ${first} to ${last} (UTC days)`);
  const lines = rows.map((row) => [
    row.service,
    row.account,
    ...(leftColumns === 3 ? [row.value || '(not given)'] : []),
    grouped(row.billedCost),
    grouped(row.notFinalCost),
    ...(before ? [grouped(before.find((other) => isSameLine(other, row))?.billedCost ?? null)] : []),
    grouped(row.tokens),
    grouped(row.requests),
    row.currency,
  ]);
  printTable(head, [...lines, ...totals(rows, before, leftColumns)], leftColumns);
  const unpriced = rows.reduce((sum, row) => sum + row.unpricedCharges, 0);
  if (unpriced > 0) print(`${unpriced} rows have no price; their cost is unknown and not in these sums.`);
}

function isSameLine(a: CostReportRow, b: CostReportRow): boolean {
  return a.service === b.service && a.account === b.account && a.value === b.value && a.currency === b.currency;
}

/** One total a currency: money of different currencies is never added up. */
function totals(
  rows: readonly CostReportRow[],
  before: readonly CostReportRow[] | null,
  leftColumns: number,
): string[][] {
  return [...new Set(rows.map((row) => row.currency))].map((currency) => {
    const total = (
      lines: readonly CostReportRow[],
      field: 'billedCost' | 'notFinalCost' | 'tokens' | 'requests',
    ): string =>
      grouped(
        sumDecimals(
          lines.filter((row) => row.currency === currency && row[field] !== null).map((row) => row[field] as Decimal),
        ),
      );
    return [
      'Total',
      ...Array.from({ length: leftColumns - 1 }, () => ''),
      total(rows, 'billedCost'),
      total(rows, 'notFinalCost'),
      ...(before ? [total(before, 'billedCost')] : []),
      total(rows, 'tokens'),
      total(rows, 'requests'),
      currency,
    ];
  });
}

function titleOf(by: ReportDimension): string {
  return by.charAt(0).toUpperCase() + by.slice(1);
}

import type { Command } from 'commander';
import { answerLine } from '../analysis/anomaly/requestLine.js';
import { addDays, type Day } from '../domain/day.js';
import { decimal } from '../domain/decimal.js';
import { CollectorError } from '../errors.js';
import { amountText } from '../jobs/anomalies/moneyText.js';
import { listAnomalies, type AnomalyRow } from '../store/anomalies/anomalyList.js';
import { databaseNow } from '../store/db.js';
import { ledgerAccountNamed } from './accountNamed.js';
import { withCollector } from './context.js';
import { answerLines } from './jsonLines.js';
import { grouped, print, printJson, printTable } from './output.js';

interface AnomaliesOptions {
  readonly stdin?: boolean;
  readonly account?: string;
  readonly days: string;
  readonly json?: boolean;
}

/** More than anybody reads on a screen. */
const MOST = 10_000;

export function addAnomaliesCommand(program: Command): void {
  program
    .command('anomalies')
    .description(
      'unusual days, why they were, and what people say of them; with --stdin: find them in any daily series',
    )
    .option('--account <name>', 'only this account')
    .option('--days <number>', 'look back so many days', '90')
    .option('--json', 'print JSON; amounts are exact decimal strings')
    .option(
      '--stdin',
      'without a database, one JSON line in, one out: {"id","history":[number or null],"m":7,"start":"2026-01-31","threshold":3}',
    )
    .action((options: AnomaliesOptions) =>
      options.stdin === true ? answerLines('anomalies', true, answerLine) : showAnomalies(options),
    );
}

async function showAnomalies({ account, days, json }: AnomaliesOptions): Promise<void> {
  const back = daysOption(days);
  await withCollector(async ({ pool }) => {
    const accountId = account === undefined ? null : (await ledgerAccountNamed(pool, account)).accountId;
    const firstDay = addDays((await databaseNow(pool)).slice(0, 10) as Day, -back);
    const everything = { lastDay: null, serviceId: null, model: null, severity: null, verdict: null, state: null };
    const filter = { ...everything, firstDay, accountId, withParts: false };
    const rows = await listAnomalies(pool, filter, null, MOST);
    if (json === true) return printJson(rows.map((row) => ({ ...row, anomalyId: Number(row.anomalyId) })));
    if (rows.length === 0) return print(`Nothing unusual since ${firstDay}.`);
    const head = ['Day', 'Account', 'Model', 'Why', 'Severity', 'State', 'Verdict', 'Cost', 'Expected', 'Currency'];
    printTable(head, rows.map(lineOf), head.indexOf('Cost'));
  });
}

function lineOf(row: AnomalyRow): string[] {
  return [
    row.day === row.lastDay ? row.day : `${row.day} to ${row.lastDay}`,
    row.account,
    row.model === null ? '(all)' : row.model || '(no model)',
    row.sentence,
    row.severity,
    row.state,
    row.verdict ?? '-',
    grouped(amountText(decimal(row.cost))),
    grouped(amountText(decimal(row.expected))),
    row.currency,
  ];
}

function daysOption(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new CollectorError('USAGE', `--days is ${JSON.stringify(text)}; give a whole number from 1 to 9999`);
}

import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { CollectorError } from '../errors.js';
import { comparableDay, keepComparison, type ComparableDay } from '../jobs/accounts/compareDay.js';
import { accountNamed } from './accountNamed.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { dayOption } from './days.js';
import { grouped, print, printJson, printTable } from './output.js';

interface VerifyOptions {
  readonly day?: string;
  readonly answer?: string;
  readonly json?: boolean;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify-provider <account>')
    .description("show a day's amounts as the provider wrote them beside ours, to compare with its console")
    .option('--day <day>', 'the day (default: yesterday, UTC)')
    .option('--answer <yes|no>', 'does it match? Kept with your name; asked for on a terminal')
    .option('--json', 'print JSON')
    .action(runVerify);
}

async function runVerify(name: string, options: VerifyOptions): Promise<void> {
  await withCollector(async ({ pool }) => {
    const { accountId } = await accountNamed(pool, name);
    const wished = options.day === undefined ? null : dayOption('--day', options.day);
    const compared = await comparableDay(pool, accountId, wished);
    if (options.json === true) printJson(jsonOf(compared));
    else printDay(compared);
    const matches = await answerOf(options);
    if (matches !== null) await keepComparison(pool, cliActor(), accountId, { ...compared, matches });
  });
}

function jsonOf({ accountName, day, totals, amounts, consoleUrl, verification }: ComparableDay): object {
  return { account: accountName, day, totals, amounts, consoleUrl, verification };
}

function printDay({ accountName, day, totals, amounts, consoleUrl }: ComparableDay): void {
  print(`${accountName}, ${day}: what the provider wrote, and what the ledger holds`);
  printTable(
    ['Charge', 'As the provider wrote it', 'In the ledger', 'Currency'],
    amounts.map((row) => [row.description, row.rawCost || '(no amount)', grouped(row.billedCost), row.billingCurrency]),
    1,
  );
  const together = totals.map(({ billedCost, billingCurrency }) => `${grouped(billedCost)} ${billingCurrency}`);
  print(`Together ${together.join(' and ') || 'nothing'}. Compare with ${consoleUrl ?? 'what the provider says'}`);
}

/** null: nothing was said. */
async function answerOf(options: VerifyOptions): Promise<boolean | null> {
  const answer = options.answer ?? (process.stdin.isTTY && options.json !== true ? await ask() : '');
  if (answer === '') return null;
  if (!/^(y|yes|n|no)$/i.test(answer)) throw new CollectorError('USAGE', `--answer is yes or no, not "${answer}"`);
  return /^y/i.test(answer);
}

async function ask(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question('Does it match the console? (yes/no, Enter to skip) ')).trim();
  } finally {
    terminal.close();
  }
}

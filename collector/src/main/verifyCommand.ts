import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Collector } from '../app.js';
import { findService } from '../connectors/catalogue.js';
import { addDays, type Day } from '../domain/day.js';
import { sumDecimals, type Decimal } from '../domain/decimal.js';
import { CollectorError } from '../errors.js';
import { databaseNow } from '../store/db.js';
import { rawAmounts, saveVerification } from '../store/verification.js';
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
  await withCollector(async (collector) => {
    const account = await accountNamed(collector.pool, name);
    const today = (await databaseNow(collector.pool)).slice(0, 10) as Day;
    const day = options.day === undefined ? addDays(today, -1) : dayOption('--day', options.day);
    const amounts = await rawAmounts(collector.pool, account.accountId, day);
    const total = sumDecimals(
      amounts.flatMap((amount) => (amount.billedCost === null ? [] : [amount.billedCost as Decimal])),
    );
    const consoleUrl = findService(account.serviceId)?.figures.url ?? null;
    if (options.json === true) printJson({ account: name, day, total, amounts, consoleUrl });
    else {
      print(`${name}, ${day}: what the provider wrote, and what the ledger holds`);
      printTable(
        ['Charge', 'As the provider wrote it', 'In the ledger', 'Currency'],
        amounts.map((row) => [row.description, row.rawCost || '(no amount)', grouped(row.billedCost), row.currency]),
        1,
      );
      print(`Together ${grouped(total)}. Compare with ${consoleUrl ?? 'what the provider says'}`);
    }
    await keepAnswer(collector, account.accountId, day, total, options);
  });
}

async function keepAnswer(
  { pool }: Collector,
  accountId: number,
  day: Day,
  total: string,
  options: VerifyOptions,
): Promise<void> {
  const answer = options.answer ?? (process.stdin.isTTY && options.json !== true ? await ask() : undefined);
  if (answer === undefined || answer === '') return;
  if (!/^(y|yes|n|no)$/i.test(answer)) throw new CollectorError('USAGE', `--answer is yes or no, not "${answer}"`);
  await saveVerification(pool, accountId, day, total, /^y/i.test(answer), cliActor().name);
}

async function ask(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question('Does it match the console? (yes/no, Enter to skip) ')).trim();
  } finally {
    terminal.close();
  }
}

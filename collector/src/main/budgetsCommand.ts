import { Option, type Command } from 'commander';
import { BUDGET_PERIODS } from '../domain/budget.js';
import { CollectorError } from '../errors.js';
import { createBudget } from '../jobs/budgets/createBudget.js';
import { deleteBudget } from '../jobs/budgets/deleteBudget.js';
import { pastPeriods } from '../jobs/budgets/pastPeriods.js';
import { accounts } from '../store/accounts.js';
import { budgetOfName, budgets, type Budget } from '../store/budgets/budgets.js';
import type { Db } from '../store/db.js';
import { budgetStatus, type BudgetStatus } from '../store/budgets/budgetStatus.js';
import { accountNamed } from './accountNamed.js';
import { cliActor } from './actor.js';
import { budgetWish, type AddBudgetOptions } from './budgetOptions.js';
import { withCollector } from './context.js';
import { grouped, print, printJson, printTable, tell } from './output.js';

interface JsonOption {
  readonly json?: boolean;
}

/** More than anybody reads on a screen. */
const MOST = 10_000;

export function addBudgetsCommand(program: Command): void {
  const command = program.command('budgets').description('limits on costs, and how they stand');
  command
    .command('list')
    .description('every budget and its thresholds')
    .option('--json', 'print JSON')
    .action(listBudgets);
  command
    .command('status')
    .description('what was spent of each budget whose period is running, and when it is used up')
    .option('--json', 'print JSON; amounts are exact decimal strings')
    .action(showStatus);
  command
    .command('history <name>')
    .description('what its scope cost in its periods that are over, beside the limit of today')
    .option('--json', 'print JSON; amounts are exact decimal strings')
    .action(showHistory);
  addAddCommand(command);
  command.command('remove <name>').description('end a budget; what it said stays in the audit').action(removeBudget);
}

function addAddCommand(command: Command): void {
  command
    .command('add')
    .description('make a budget; what of the scope is not named is all')
    .requiredOption('--name <name>', 'how it is called')
    .requiredOption('--limit <amount>', 'what may be spent in its period')
    .option('--currency <code>', 'only costs in this currency count (default: USD)')
    .option('--account <name>', 'only this account')
    .option('--service <id>', 'only this service, e.g. openai')
    .option('--model <name>', 'only this model')
    .option('--project <id>', 'only this project or workspace, by id or name')
    .option('--tag <key=value>', 'only charges with this tag')
    .addOption(new Option('--period <period>', 'default month; fixed with --from and --to').choices(BUDGET_PERIODS))
    .option('--from <day>', 'first day of a fixed period, 2026-01-31')
    .option('--to <day>', 'last day of a fixed period, inside')
    .option(
      '--threshold <value>',
      '80%, 500 (an amount) or forecast:80, with :warning, :critical or :emergency behind it; may be repeated (default: 70%, 90%, 100%)',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--no-manual', 'leave out what people typed in')
    .option('--no-estimates', 'leave out estimates')
    .option('--json', 'print JSON')
    .action(addBudget);
}

async function addBudget(options: AddBudgetOptions & JsonOption): Promise<void> {
  await withCollector(async ({ pool }) => {
    const account = options.account === undefined ? undefined : await accountNamed(pool, options.account);
    const { budget, warnings } = await createBudget(pool, cliActor(), budgetWish(options, account?.accountId ?? null));
    for (const { message } of warnings) tell(message);
    if (options.json === true) return printJson(budget);
    print(`budget "${budget.name}" of ${grouped(budget.limit)} ${budget.currency} is made`);
  });
}

async function removeBudget(name: string): Promise<void> {
  await withCollector(async ({ pool }) => {
    const budget = await budgetNamed(pool, name);
    await deleteBudget(pool, cliActor(), budget.budgetId);
    print(`budget "${name}" is removed`);
  });
}

async function budgetNamed(db: Db, name: string): Promise<Budget> {
  const budget = await budgetOfName(db, name);
  if (budget) return budget;
  throw new CollectorError('BUDGET_NOT_FOUND', `there is no budget "${name}"; see "aicost budgets list"`);
}

async function showHistory(name: string, { json }: JsonOption): Promise<void> {
  await withCollector(async ({ pool }) => {
    const budget = await budgetNamed(pool, name);
    const periods = await pastPeriods(pool, budget);
    if (json === true) return printJson(periods);
    if (periods.length === 0) return print(`No period of "${name}" with any cost is over yet.`);
    printTable(
      ['From', 'To', 'Spent', 'Not final', 'Limit today', 'Used', 'Currency'],
      periods.map(({ firstDay, lastDay, spent, notFinal }) => [
        ...[firstDay, lastDay, grouped(spent), grouped(notFinal), grouped(budget.limit)],
        `${Math.floor((Number(spent) / Number(budget.limit)) * 1_000) / 10} %`,
        budget.currency,
      ]),
      2,
    );
  });
}

async function listBudgets({ json }: JsonOption): Promise<void> {
  await withCollector(async ({ pool }) => {
    const rows = await budgets(pool, { after: null, limit: MOST });
    if (json === true) return printJson(rows);
    if (rows.length === 0) return print('No budget yet: make one with "aicost budgets add --name NAME --limit 500".');
    const names = new Map((await accounts(pool)).map(({ accountId, accountName }) => [accountId, accountName]));
    printTable(
      ['Budget', 'Period', 'Scope', 'Thresholds', 'Limit', 'Currency'],
      rows.map((row) => [
        row.name + (row.isActive ? '' : ' (off)'),
        row.period === 'fixed' ? `${row.firstDay} to ${row.lastDay}` : row.period,
        scopeText(row, names),
        row.thresholds.map(({ kind, value }) => THRESHOLD_TEXT[kind](value)).join(', ') || 'none',
        grouped(row.limit),
        row.currency,
      ]),
      4,
    );
  });
}

const THRESHOLD_TEXT = {
  percent: (value: string) => `${value}%`,
  amount: grouped,
  forecast: (value: string) => `forecast ${value}%`,
};

function scopeText({ serviceId, accountId, model, project, tag }: Budget, names: ReadonlyMap<number, string>): string {
  const parts = [
    serviceId && `service ${serviceId}`,
    accountId && `account ${names.get(accountId) ?? `${accountId} (deleted)`}`,
    model && `model ${model}`,
    project && `project ${project}`,
    tag && `tag ${tag.key}=${tag.value}`,
  ];
  return parts.filter(Boolean).join(', ') || 'everything';
}

async function showStatus({ json }: JsonOption): Promise<void> {
  await withCollector(async ({ pool }) => {
    const rows = await budgetStatus(pool, { accountId: null, level: null, after: null, limit: MOST });
    if (json === true) return printJson(rows);
    if (rows.length === 0) return print('No budget has a period that is running; see "aicost budgets list".');
    printTable(
      ['Budget', 'Scope', 'Level', 'Until', 'Used up', 'Spent', 'Limit', 'Used', 'A day', 'Expected', 'Currency'],
      rows.map(statusLine),
      5,
    );
    for (const row of rows) noteGaps(row);
  });
}

function statusLine(row: BudgetStatus): string[] {
  return [
    row.budget,
    row.scope,
    row.severity === 'none' ? 'ok' : row.severity,
    row.periodLast,
    row.exhaustedOn ?? (row.exhaustedBy === 'unknown' ? 'unknown' : 'not in this period'),
    grouped(row.spent),
    grouped(row.limit),
    `${Math.floor(row.usedRatio * 1_000) / 10} %`,
    grouped(row.burnRatePerDay),
    row.expectedAtEnd === null ? row.forecast : grouped(row.expectedAtEnd),
    row.currency,
  ];
}

/** What a figure does not say by itself. */
function noteGaps({ budget, unpricedCharges, currenciesNotCounted, freshness }: BudgetStatus): void {
  if (unpricedCharges > 0) print(`${budget}: ${unpricedCharges} charges have no price and are not in what was spent.`);
  if (currenciesNotCounted !== null) print(`${budget}: costs in ${currenciesNotCounted} are not counted.`);
  if (freshness !== 'fresh')
    print(`${budget}: the figures are ${freshness === 'stale' ? 'older than 48 hours' : freshness}.`);
}

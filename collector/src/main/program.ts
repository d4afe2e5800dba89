import { Command, CommanderError } from 'commander';
import { CollectorError } from '../errors.js';
import { scrub } from '../logging/scrub.js';
import { VERSION } from '../version.js';
import { addAccountsCommand } from './accountsCommand.js';
import { addAnomaliesCommand } from './anomaliesCommand.js';
import { addBudgetsCommand } from './budgetsCommand.js';
import { bugText } from './crash.js';
import { addDigestCommand } from './digestCommand.js';
import { addDoctorCommand } from './doctorCommand.js';
import { addExportCommand } from './exportCommand.js';
import { addForecastCommand } from './forecastCommand.js';
import { addImportCommand } from './importCommand.js';
import { addKeysCommand } from './keysCommand.js';
import { tell } from './output.js';
import { addReaderLoginCommand } from './readerLoginCommand.js';
import { addReportCommand } from './reportCommand.js';
import { addMigrateCommand, addServeCommand } from './serveCommand.js';
import { addBackfillCommand, addSyncCommand } from './syncCommand.js';
import { addTokenCommand } from './tokenCommand.js';
import { addVerifyCommand } from './verifyCommand.js';

/** The command line with all its commands; parsing throws instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('aicost')
    .description('AI Cost Tracker: what AI services cost, read from the providers into Postgres')
    .version(VERSION)
    .showHelpAfterError('(add --help for the options)')
    .exitOverride();
  for (const add of [
    addServeCommand,
    addSyncCommand,
    addBackfillCommand,
    addImportCommand,
    addExportCommand,
    addReportCommand,
    addForecastCommand,
    addAnomaliesCommand,
    addBudgetsCommand,
    addDigestCommand,
    addAccountsCommand,
    addKeysCommand,
    addTokenCommand,
    addReaderLoginCommand,
    addVerifyCommand,
    addMigrateCommand,
    addDoctorCommand,
  ]) {
    add(program);
  }
  return program;
}

/** Runs one command and gives its exit code. A fault is one clear line on standard error; a bug of ours also shows where it happened. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    process.exitCode = 0;
    await createProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof CollectorError) tell(`aicost: ${scrub(error.message)} [${error.code}]`);
    else tell(`aicost: ${bugText(error)}`);
    return 1;
  }
}

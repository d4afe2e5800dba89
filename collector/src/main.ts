#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { CollectorError } from './errors.js';
import { scrub } from './logging/scrub.js';
import { addAccountsCommand } from './main/accountsCommand.js';
import { addDoctorCommand } from './main/doctorCommand.js';
import { tell } from './main/output.js';
import { addReportCommand } from './main/reportCommand.js';
import { addMigrateCommand, addServeCommand } from './main/serveCommand.js';
import { addBackfillCommand, addSyncCommand } from './main/syncCommand.js';
import { addVerifyCommand } from './main/verifyCommand.js';
import { VERSION } from './version.js';

const program = new Command('aicost')
  .description('AI Cost Tracker: what AI services cost, read from the providers into Postgres')
  .version(VERSION)
  .showHelpAfterError('(add --help for the options)')
  .exitOverride();

for (const add of [
  addServeCommand,
  addSyncCommand,
  addBackfillCommand,
  addReportCommand,
  addAccountsCommand,
  addVerifyCommand,
  addMigrateCommand,
  addDoctorCommand,
]) {
  add(program);
}

// `aicost report | head` ends the pipe early; that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** One clear line on standard error; a bug of ours also shows where it happened. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof CollectorError) tell(`aicost: ${scrub(error.message)} [${error.code}]`);
  else
    tell(
      `aicost: a bug in the collector: ${scrub(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
    );
  return 1;
}

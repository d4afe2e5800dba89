import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { importAnswer } from '../api/routes/importsShape.js';
import { CollectorError } from '../errors.js';
import type { ImportFault, ImportFormat } from '../importing/reading.js';
import { readImport } from '../importing/readImport.js';
import { importFile, MAX_IMPORT_BYTES, tooLarge, type ImportWish } from '../jobs/imports/importFile.js';
import { ImportRefused, type ImportResult } from '../jobs/imports/importResult.js';
import { scrub } from '../logging/scrub.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { grouped, print, printJson, tell } from './output.js';

interface ImportCommandOptions {
  readonly source?: 'manual' | 'import' | 'estimate';
  readonly format?: ImportFormat;
  readonly account?: string;
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly createAccounts?: boolean;
  readonly json?: boolean;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('store the charges of a file: our own CSV, FinOps FOCUS, or ccusage daily --json')
    .argument('<file>', 'the file, or - for standard input')
    .addOption(
      new Option('--source <source>', 'manual makes a manual entry of every row (default: import)').choices([
        'import',
        'manual',
        'estimate',
      ]),
    )
    .addOption(new Option('--format <format>', 'default: found from the content').choices(['csv', 'focus', 'ccusage']))
    .option('--account <name>', 'the account of rows that name none')
    .option('--dry-run', 'tell what would happen and store nothing')
    .option('--partial', 'take the good rows although others have faults')
    .option('--create-accounts', 'make accounts that are not there yet')
    .option('--json', 'print the result as JSON')
    .action(runImport);
}

async function runImport(file: string, options: ImportCommandOptions): Promise<void> {
  const bytes = await readWhole(file);
  const shownName = file === '-' ? 'standard input' : file;
  const wish: ImportWish = {
    bytes,
    fileName: file === '-' ? 'standard input' : basename(file),
    dryRun: options.dryRun ?? false,
    partial: options.partial ?? false,
    createAccounts: options.createAccounts ?? false,
    ...(options.format === undefined ? {} : { format: options.format }),
    ...(options.source === undefined ? {} : { source: options.source }),
    ...(options.account === undefined ? {} : { defaultAccount: options.account }),
  };
  await withCollector(async ({ pool }) => {
    try {
      // Nothing else is to be done here meanwhile, so no thread is needed.
      const desk = { pool, read: async (...file: Parameters<typeof readImport>) => readImport(...file) };
      const result = await importFile(desk, cliActor(), wish);
      if (options.json === true) printJson(importAnswer(result));
      else printResult(result);
      tellFaults(shownName, result.faults, result.faultCount);
    } catch (error) {
      if (error instanceof ImportRefused) tellFaults(shownName, error.faults, error.faultCount);
      throw error;
    }
  });
}

/** Stops at the limit, however long the file is. */
async function readWhole(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > MAX_IMPORT_BYTES) throw tooLarge();
    }
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    throw new CollectorError('USAGE', `the file ${file} cannot be read (${(error as Error).message})`);
  }
  return Buffer.concat(chunks);
}

function printResult(result: ImportResult): void {
  const { rows, chargesNew, chargesChanged, chargesUnchanged, skipped, total, firstDay, lastDay } = result;
  if (result.dryRun) print('This was a dry run: nothing was stored.');
  print(
    `${grouped(String(rows))} charges (${result.format}, source ${result.source})${firstDay ? ` from ${firstDay} to ${lastDay}` : ''}`,
  );
  print(`${chargesNew} new, ${chargesChanged} changed, ${chargesUnchanged} unchanged, ${skipped} skipped`);
  for (const { currency, cost } of total) print(`${grouped(cost)} ${currency}`);
  if (result.accountsCreated.length > 0) print(`Accounts created: ${result.accountsCreated.join(', ')}`);
  for (const { message } of result.warnings) print(`Note: ${message}.`);
}

function tellFaults(name: string, faults: readonly ImportFault[], count: number): void {
  for (const { line, message } of faults) tell(`${name}:${line}: ${scrub(message)}`);
  if (count > faults.length) tell(`${name}: ${count - faults.length} more faults`);
  if (count > 0) process.exitCode = 1;
}

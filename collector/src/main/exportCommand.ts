import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Collector } from '../app.js';
import { CollectorError } from '../errors.js';
import { EXPORT_FORMATS, exportWish, type ExportWords } from '../jobs/export/exportWish.js';
import { openExport } from '../jobs/export/openExport.js';
import { recordAudit } from '../store/audit.js';
import { ledgerAccountNamed } from './accountNamed.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { tell } from './output.js';

interface ExportOptions {
  readonly format?: string;
  readonly from?: string;
  readonly to?: string;
  readonly service?: string;
  readonly account?: string;
  readonly source?: string;
  readonly model?: string;
  readonly columns?: string;
  readonly redact?: boolean;
  readonly metadata?: boolean;
  readonly gzip?: boolean;
  readonly output?: string;
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write what was spent, row by row, to a file or to standard output')
    .option('--format <format>', EXPORT_FORMATS.join(', '), 'csv')
    .option('--from <day>', 'first day, 2026-01-31 (default: 29 days before the last)')
    .option('--to <day>', 'last day, inside (default: today)')
    .option('--service <id>', 'only this service')
    .option('--account <name>', 'only this account')
    .option('--source <source>', 'api, manual, import, estimate or all', 'all')
    .option('--model <model>', 'only this model')
    .option('--columns <list>', 'columns, with commas between, or all')
    .option('--redact', 'without e-mail addresses, keys cut to their last four characters')
    .option('--no-metadata', 'without the lines at the end that say what the file is')
    .option('--gzip', 'a compressed file')
    .option('-o, --output <file>', 'default: standard output')
    .action(runExport);
}

async function runExport(options: ExportOptions): Promise<void> {
  await withCollector(async (collector) => {
    const wish = await exportWish(collector.pool, await wordsOf(collector, options));
    const file = await openExport(collector.pool, wish);
    const seconds = await write(file.bytes, options.output);
    const detail = { format: wish.format, ...wish.filter, rows: file.totals.records, seconds };
    await recordAudit(collector.pool, cliActor(), {
      action: 'export.finished',
      target: `export ${randomUUID()}`,
      detail,
    });
    tell(
      `${file.totals.records} records, ${file.totals.costUsd} USD, ${wish.filter.firstDay} to ${wish.filter.lastDay}`,
    );
  });
}

async function wordsOf({ pool }: Collector, options: ExportOptions): Promise<ExportWords> {
  const account = options.account === undefined ? undefined : await ledgerAccountNamed(pool, options.account);
  return {
    format: options.format,
    start_date: options.from,
    end_date: options.to,
    service_id: options.service,
    account_id: account && String(account.accountId),
    source: options.source,
    model: options.model,
    columns: options.columns,
    redact: options.redact === true ? '1' : undefined,
    metadata: options.metadata === false ? 'none' : undefined,
    gzip: options.gzip === true ? '1' : undefined,
  };
}

/** A file appears under its name when it is complete; returns the seconds it took. */
async function write(bytes: AsyncIterable<Buffer>, path: string | undefined): Promise<number> {
  const since = Date.now();
  if (path === undefined || path === '-') {
    await pipeline(bytes, process.stdout, { end: false });
    return (Date.now() - since) / 1000;
  }
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await pipeline(bytes, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw fileError(path, error);
  }
  return (Date.now() - since) / 1000;
}

function fileError(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof CollectorError || code === undefined) return error;
  return new CollectorError('USAGE', `${path} cannot be written (${code}); choose another file with -o`, {
    cause: error,
  });
}

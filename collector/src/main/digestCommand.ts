import { Option, type Command } from 'commander';
import type { Day } from '../domain/day.js';
import { DIGEST_PERIODS, lastSpan, type DigestPeriod } from '../domain/digest.js';
import { digestContent } from '../jobs/digest/digestContent.js';
import { digestJson } from '../jobs/digest/digestJson.js';
import { readDigest } from '../jobs/digest/readDigest.js';
import { renderMail } from '../mail/render.js';
import { databaseNow } from '../store/db.js';
import { withCollector } from './context.js';
import { print, printJson } from './output.js';

interface DigestOptions {
  readonly period: DigestPeriod;
  readonly json?: boolean;
}

export function addDigestCommand(program: Command): void {
  program
    .command('digest')
    .description('the summary of the last week or month as it would be sent; sends nothing')
    .addOption(new Option('--period <period>', 'which one').choices(DIGEST_PERIODS).default('weekly'))
    .option('--json', 'print JSON, as the webhook gets it; amounts are exact decimal strings')
    .action(runDigest);
}

async function runDigest({ period, json }: DigestOptions): Promise<void> {
  await withCollector(async ({ pool }, { features }) => {
    const today = (await databaseNow(pool)).slice(0, 10) as Day;
    const figures = await readDigest(pool, lastSpan(period, today), features);
    if (json === true) return printJson(digestJson(figures));
    const links = { app: '', unsubscribe: '(a link of its own in every mail)' };
    const { subject, text } = renderMail(digestContent(figures), links);
    print(`Subject: ${subject}\n\n${text.trimEnd()}`);
  });
}

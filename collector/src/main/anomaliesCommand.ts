import type { Command } from 'commander';
import { answerLine } from '../analysis/anomaly/requestLine.js';
import { answerLines } from './jsonLines.js';

export function addAnomaliesCommand(program: Command): void {
  program
    .command('anomalies')
    .description('find unusual days in daily series, without a database: one JSON line in, one JSON line out')
    .option('--stdin', 'read {"id","history":[number or null],"m":7,"start":"2026-01-31","threshold":3} a line')
    .action(({ stdin }: { readonly stdin?: boolean }) => answerLines('anomalies', stdin, answerLine));
}

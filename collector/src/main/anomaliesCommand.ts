import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { answerLine } from '../analysis/anomaly/requestLine.js';
import { CollectorError } from '../errors.js';

export function addAnomaliesCommand(program: Command): void {
  program
    .command('anomalies')
    .description('find unusual days in daily series, without a database: one JSON line in, one JSON line out')
    .option('--stdin', 'read {"id","history":[number or null],"m":7,"start":"2026-01-31","threshold":3} a line')
    .action(runAnomalies);
}

async function runAnomalies({ stdin }: { readonly stdin?: boolean }): Promise<void> {
  if (stdin !== true) {
    throw new CollectorError('USAGE', 'anomalies reads its series from standard input; say so with --stdin');
  }
  try {
    await pipeline(process.stdin, linesOf, answers, process.stdout, { end: false });
  } catch (error) {
    // Whoever reads us, such as "head", has enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** One answer a line, made only when the reader has taken the one before. */
async function* answers(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const answer = answerLine(line, number);
    if ('error' in answer) process.exitCode = 1;
    yield `${JSON.stringify(answer)}\n`;
  }
}

/** Only a line feed ends a line: a text inside JSON may hold the other line ends that `readline` knows. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
  yield begun.join('') + decoder.decode();
}

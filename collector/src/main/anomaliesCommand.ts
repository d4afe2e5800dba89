import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { answerLine } from '../analysis/anomaly/requestLine.js';

export function addAnomaliesCommand(program: Command): void {
  program
    .command('anomalies')
    .description('tell which days of given series cost unusually much or little')
    .requiredOption('--stdin', 'read one series a line as JSON from standard input; needs no database')
    .action(runAnomalies);
}

async function runAnomalies(): Promise<void> {
  const end = { isFaulty: false };
  const answers = (bytes: AsyncIterable<Buffer>) => answerText(linesOf(bytes), end);
  await pipeline(process.stdin, answers, process.stdout, { end: false });
  if (end.isFaulty) process.exitCode = 1;
}

/** One answer for each line, in order. */
async function* answerText(lines: AsyncIterable<string>, end: { isFaulty: boolean }): AsyncGenerator<string> {
  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber += 1;
    const answer = answerLine(line, lineNumber);
    if ('error' in answer) end.isFaulty = true;
    yield `${JSON.stringify(answer)}\n`;
  }
}

/** Only a line feed ends a line: text inside JSON may hold the other line ends that `readline` knows. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    rest.push(first);
    for (const next of others) {
      yield rest.join('');
      rest = [next];
    }
  }
  rest.push(decoder.decode());
  const last = rest.join('');
  if (last !== '') yield last;
}

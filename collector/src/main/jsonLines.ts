import { pipeline } from 'node:stream/promises';
import { CollectorError } from '../errors.js';

/** The answer to one line of JSON; `error` makes the command end with exit code 1. */
export type AnswerLine = (line: string, number: number) => object | { readonly error: string };

/**
 * Answers standard input line by line on standard output, in order; empty lines have no answer. `--stdin` must be said,
 * because a command that silently waits for input looks as if it hung.
 */
export async function answerLines(command: string, isAsked: boolean | undefined, answer: AnswerLine): Promise<void> {
  if (isAsked !== true) {
    throw new CollectorError('USAGE', `${command} reads its series from standard input; say so with --stdin`);
  }
  try {
    await pipeline(process.stdin, linesOf, (lines) => answers(lines, answer), process.stdout, { end: false });
  } catch (error) {
    // Whoever reads us, such as "head", has enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** One answer a line, made only when the reader has taken the one before. */
async function* answers(lines: AsyncIterable<string>, answer: AnswerLine): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const answered = answer(line, number);
    if ('error' in answered) process.exitCode = 1;
    yield `${JSON.stringify(answered)}\n`;
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

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Transaction } from './db.js';

/** Sends lines in COPY's text format to a table: `COPY <target> FROM STDIN`. */
export async function copyIn(tx: Transaction, target: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(inBuffers(lines)), tx.query(copyFrom(`copy ${target} from stdin`)));
}

/** Reads the lines of `COPY (<query>) TO STDOUT`. COPY takes no parameters: only our own literals may stand in the query. */
export async function copyOut(tx: Transaction, query: string, onLine: (line: string) => void): Promise<void> {
  let rest = '';
  const stream = tx.query(copyTo(`copy (${query}) to stdout`));
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;

/** A text value inside a line of COPY. */
export function copyField(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

const CHUNK_CHARACTERS = 262_144;

/** Fewer, larger messages: the server spends its time on rows, not on message headers. */
function* inBuffers(lines: Iterable<string>): Generator<Buffer> {
  let pending: string[] = [];
  let size = 0;
  for (const line of lines) {
    pending.push(line);
    size += line.length;
    if (size < CHUNK_CHARACTERS) continue;
    yield Buffer.from(pending.join(''));
    pending = [];
    size = 0;
  }
  if (size > 0) yield Buffer.from(pending.join(''));
}

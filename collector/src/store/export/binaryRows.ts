import type { Decimal } from '../../domain/decimal.js';
import type { Part } from './picture.js';

/** What a binary COPY begins with: a signature, flags and the length of an extension, which is none. */
const HEADER_BYTES = 19;
const END_OF_ROWS = -1;

/**
 * The rows `(int4, text, text)` of a binary COPY. A text of megabytes arrives as it was written: nothing is escaped, and nothing
 * has to be looked at byte by byte.
 */
export async function* binaryRows(stream: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const bytes = new Bytes(stream);
  await bytes.take(HEADER_BYTES);
  for (;;) {
    const count = await bytes.take(2);
    if (count.readInt16BE(0) === END_OF_ROWS) break;
    const records = (await bytes.takeField()).readInt32BE();
    const costUsd = (await bytes.takeField()).toString() as Decimal;
    yield { records, costUsd, text: await bytes.takeField() };
  }
  // Read on to the end, so that the connection is free for the next statement.
  await bytes.take(Infinity);
}

/** Chunks of a stream, cut as its reader wants them. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** A value that is not null, behind its length. */
  async takeField(): Promise<Buffer> {
    return this.take((await this.take(4)).readInt32BE());
  }

  /** So many bytes, or all that are left. */
  async take(size: number): Promise<Buffer> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length < size) {
      const { value, done } = await this.#chunks.next();
      if (done === true) break;
      parts.push(value);
      length += value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts, length);
    this.#rest = all.subarray(size);
    return all.subarray(0, size);
  }
}

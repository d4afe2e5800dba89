const LF = 0x0a;
const CR = 0x0d;

/** Line numbers of offsets in one text, asked in growing order. Lines end with LF, CR LF or CR. */
export class LineCounter {
  private line = 1;
  private offset = 0;

  constructor(private readonly text: Buffer) {}

  /** The line, from 1, that holds the byte at `offset`. */
  at(offset: number): number {
    for (; this.offset < offset; this.offset += 1) {
      const byte = this.text[this.offset];
      if (byte === LF || (byte === CR && this.text[this.offset + 1] !== LF)) this.line += 1;
    }
    return this.line;
  }
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

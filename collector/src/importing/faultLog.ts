import type { ImportFault } from './reading.js';

const MAX_KEPT = 1_000;
const MAX_SHOWN = 60;

/** The faults of one file. Past the first thousand they are only counted: nobody reads more, and each costs memory. */
export class FaultLog {
  readonly kept: ImportFault[] = [];
  count = 0;

  /** Goes on with the faults of a reading; `count` tells of those that were not kept too. */
  static from(faults: readonly ImportFault[], count: number): FaultLog {
    const log = new FaultLog();
    log.kept.push(...faults);
    log.count = count;
    return log;
  }

  add(line: number, column: string | null, message: string): void {
    this.count += 1;
    if (this.kept.length < MAX_KEPT) this.kept.push({ line, column, message });
  }

  /** The kept faults from the first line to the last. */
  inOrder(): ImportFault[] {
    return this.kept.toSorted((a, b) => a.line - b.line);
  }
}

/** Foreign text inside a message: short, quoted, control characters written out. */
export function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}

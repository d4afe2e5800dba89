import type { ImportFault } from './reading.js';

const MAX_KEPT = 1_000;
const MAX_SHOWN = 60;

/** The faults of one file. Past the first thousand they are only counted: nobody reads more, and each costs memory. */
export class FaultLog {
  readonly kept: ImportFault[] = [];
  count = 0;

  add(line: number, column: string | null, message: string): void {
    this.count += 1;
    if (this.kept.length < MAX_KEPT) this.kept.push({ line, column, message });
  }
}

/** Foreign text inside a message: short, quoted, control characters written out. */
export function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}

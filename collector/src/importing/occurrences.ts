import { dimensionsKey } from '../domain/charge.js';
import type { ImportRow } from './reading.js';

const TAG = 'occurrence';

/**
 * Tells apart the rows of one file that are alike in everything but their figures: the second carries the tag
 * `occurrence: '2'`, and so on in file order. None is lost, and the same file read again gives the same identities.
 */
export class Occurrences {
  private readonly taken = new Set<string>();
  private readonly last = new Map<string, number>();

  number(row: ImportRow): ImportRow {
    const own = identity(row);
    if (this.take(own)) return row;
    // A file that we exported brings its own numbers, so the next free one is searched for.
    for (let count = (this.last.get(own) ?? 1) + 1; ; count += 1) {
      const numbered = withOccurrence(row, count);
      if (!this.take(identity(numbered))) continue;
      this.last.set(own, count);
      return numbered;
    }
  }

  private take(key: string): boolean {
    if (this.taken.has(key)) return false;
    this.taken.add(key);
    return true;
  }
}

function withOccurrence(row: ImportRow, count: number): ImportRow {
  const tags = { ...row.dimensions.tags, [TAG]: String(count) };
  return { ...row, dimensions: { ...row.dimensions, tags } };
}

function identity({ accountName, day, dimensions, period }: ImportRow): string {
  // The source is the same for the whole file.
  return JSON.stringify([accountName, day, period.start, dimensionsKey({ ...dimensions, source: 'import' })]);
}

import type { ImportReading } from './reading.js';

/** Remembers what the rows of a file say of their source. It is a hint only: a file cannot make itself the provider's bill. */
export class SourcesSeen {
  private readonly seen = new Set<string>();

  note(source: string): void {
    this.seen.add(source.toLowerCase());
  }

  suggestion(): ImportReading['suggestedSource'] {
    const [only] = this.seen.size === 1 ? this.seen : [];
    return only === 'manual' || only === 'estimate' ? only : 'import';
  }
}

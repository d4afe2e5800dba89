import { startOfDay } from '../domain/day.js';
import { FaultLog } from './faultLog.js';
import { Occurrences } from './occurrences.js';
import type { ImportFormat, ImportReading, ImportRow } from './reading.js';

const DAY_MS = 86_400_000;

/** A reading while its file is being read. */
export class ReadingDraft {
  readonly faults = new FaultLog();
  readonly rows: ImportRow[] = [];
  suggestedSource: ImportReading['suggestedSource'] = 'import';
  private readonly occurrences = new Occurrences();
  private skipped = 0;
  private longPeriods = 0;

  add(row: ImportRow): void {
    if (Date.parse(row.period.end) > startOfDay(row.day) + DAY_MS) this.longPeriods += 1;
    this.rows.push(this.occurrences.number(row));
  }

  /** Counts a charge that cannot be taken; its faults are in the log. */
  skip(): void {
    this.skipped += 1;
  }

  finish(format: ImportFormat): ImportReading {
    const { suggestedSource, rows, faults, skipped, longPeriods } = this;
    return { format, suggestedSource, rows, faults: faults.kept, faultCount: faults.count, skipped, longPeriods };
  }
}

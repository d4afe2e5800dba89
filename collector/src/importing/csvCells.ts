import type { Day, Instant } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import { rearm } from '../domain/formulaGuard.js';
import {
  parseAmount,
  parseChargeDay,
  parseCount,
  parseCurrency,
  parseInstant,
  parseName,
  parseNote,
  type Parsed,
} from './cells.js';
import { shown, type FaultLog } from './faultLog.js';
import { parseTags } from './tags.js';

/** The cells of one line by the name of their column. A cell that cannot be read is noted, so that all of a line's faults show at once. */
export class CsvCells<C extends string> {
  isSound = true;

  constructor(
    readonly line: number,
    private readonly places: ReadonlyMap<C, number>,
    private readonly cells: readonly string[],
    private readonly faults: FaultLog,
  ) {}

  /** The cell as it stands; '' when the file has no such column. */
  raw(column: C): string {
    const place = this.places.get(column);
    return place === undefined ? '' : (this.cells[place] ?? '');
  }

  fault(column: C, message: string): void {
    this.isSound = false;
    this.faults.add(this.line, column, message);
  }

  name(column: C): string {
    return this.parsed(column, rearm(this.raw(column)), parseName) ?? '';
  }

  note(column: C): string {
    return this.parsed(column, rearm(this.raw(column)), parseNote) ?? '';
  }

  amount(column: C): Decimal | null {
    return this.parsed(column, this.raw(column), parseAmount);
  }

  count(column: C): Decimal | null {
    return this.parsed(column, this.raw(column), parseCount);
  }

  instant(column: C): Instant | null {
    return this.parsed(column, this.raw(column), parseInstant);
  }

  /** Unlike other cells it cannot be left blank. */
  day(column: C): Day | null {
    return this.taken(column, parseChargeDay(this.raw(column)));
  }

  /** '' means US dollars. */
  currency(column: C): string {
    return this.parsed(column, this.raw(column), parseCurrency) ?? 'USD';
  }

  tags(column: C): Readonly<Record<string, string>> {
    return this.parsed(column, rearm(this.raw(column)), parseTags) ?? {};
  }

  /** One of a fixed list, exactly as spelt there. */
  oneOf<T extends string>(column: C, values: readonly T[], whenBlank: T): T {
    const text = this.raw(column);
    const value = text === '' ? whenBlank : values.find((known) => known === text);
    if (value === undefined) this.fault(column, `${shown(text)} is not one of ${values.join(', ')}`);
    return value ?? whenBlank;
  }

  private parsed<T>(column: C, text: string, parse: (text: string) => Parsed<T>): T | null {
    return text === '' ? null : this.taken(column, parse(text));
  }

  private taken<T>(column: C, result: Parsed<T>): T | null {
    if ('value' in result) return result.value;
    this.fault(column, result.fault);
    return null;
  }
}

import fc from 'fast-check';
import { disarm } from '../domain/formulaGuard.js';
import { readImport } from './readImport.js';
import type { ImportOptions, ImportReading } from './reading.js';

export const HEADER = 'Date,Service,Account,Request Type,Tokens,Cost (USD),Data Source,Notes';

export function read(text: string, options: ImportOptions = {}): ImportReading {
  return readImport(Buffer.from(text), options);
}

/** What a person sees of the faults: `3 Tokens: …`. */
export function faultsOf(text: string, options: ImportOptions = {}): string[] {
  return read(text, options).faults.map(({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`);
}

/** A CSV line with every cell quoted. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

export interface Written {
  readonly date: string;
  readonly service: string;
  readonly account: string;
  readonly tokens: string;
  readonly cost: string;
  readonly notes: string;
}

/** A text that a name may be: no control characters, in NFC. */
export const nameText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.normalize('NFC'))
  .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));

const noteText = fc
  .array(fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r\n', '\t', '#', 'é', '😀', 'a'), { maxLength: 8 })
  .map((parts) => parts.join(''));

const amountText = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat({ max: 999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(3, '0')}1`);

/** Rows as our export would write them. */
export const written: fc.Arbitrary<Written> = fc.record({
  date: fc.constantFrom('2026-11-01', '2026-11-02', '2024-02-29'),
  service: nameText,
  account: nameText,
  tokens: fc.oneof(fc.constant(''), fc.nat({ max: 10_000_000 }).map(String)),
  cost: amountText,
  notes: noteText,
});

/** The file that our export writes for these rows, without the closing totals. */
export function exported(rows: readonly Written[]): string {
  const lines = rows.map((row) =>
    csvLine([row.date, disarm(row.service), disarm(row.account), '', row.tokens, row.cost, 'api', disarm(row.notes)]),
  );
  return `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`;
}

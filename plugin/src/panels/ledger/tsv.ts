import { textCell } from '../../components/chart/cells';
import { rawText } from './cellText';
import type { LedgerColumn } from './ledger';

const NUMERIC: ReadonlySet<LedgerColumn['kind']> = new Set(['cost', 'number', 'id']);

/** The rows as a spreadsheet takes them from the clipboard: columns by tab, lines by line feed, names first. */
export function toTsv(columns: readonly LedgerColumn[], rows: readonly number[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(column, row)).join('\t'));
  return [columns.map(({ name }) => textCell(name)).join('\t'), ...lines].join('\n');
}

/** Numbers are never touched: `-5` must stay a number. */
function cell(column: LedgerColumn, row: number): string {
  const text = rawText(column, row);
  return NUMERIC.has(column.kind) ? text : textCell(text);
}

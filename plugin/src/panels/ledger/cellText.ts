import { formatMoney, userLocale } from '../../components/money/money';
import { sourceLook } from '../../components/source/sources';
import type { Ledger, LedgerColumn } from './ledger';

// A double has at most 17 digits that count. Exponents are avoided: people and spreadsheets read 0.000000012.
const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });
const grouped = new Intl.NumberFormat(userLocale(), { maximumFractionDigits: 6 });

const FINALITY: Readonly<Record<string, string>> = {
  provisional: 'Provisional',
  settling: 'Settling',
  final: 'Final',
};

/** What the words of the column `finality` mean. */
export const FINALITY_MEANING: Readonly<Record<string, string>> = {
  provisional: 'The day is still running, so the amount will change',
  settling: 'The day is over, and the provider may still correct it',
  final: 'No correction is expected any more',
};

/** What a cell shows. Empty where there is nothing. */
export function cellText(ledger: Ledger, column: LedgerColumn, row: number): string {
  const value = column.values[row];
  if (value === null || value === undefined) return emptyText(ledger, column, row);
  if (typeof value === 'number') return numberText(value, ledger, column, row);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = rawText(column, row);
  if (column.kind === 'source') return sourceLook(text).label;
  return column.kind === 'finality' ? (FINALITY[text] ?? text) : text;
}

function numberText(value: number, { currencies }: Ledger, { kind }: Pick<LedgerColumn, 'kind'>, row: number): string {
  if (kind === 'day' || kind === 'time') return timeText(value, kind);
  if (kind === 'cost') return formatMoney(value, currencies[row] ?? '');
  return kind === 'id' ? plain.format(value) : grouped.format(value);
}

/** A cost that is not there is not 0. A row of quantities needs none: its cost stands in another row. */
function emptyText({ unpricedCharges }: Ledger, { name }: LedgerColumn, row: number): string {
  if (name !== 'billed_cost') return '';
  return unpricedCharges?.[row] === 0 ? 'quantities only' : 'no price';
}

/** Days and times are UTC, whatever the dashboard's zone. */
function timeText(time: number, kind: 'day' | 'time'): string {
  if (!Number.isFinite(time)) return '';
  const iso = new Date(time).toISOString();
  return kind === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** The value in full, with a point and without groups: for copies and for the exact figure. Empty where there is none. */
export function rawText({ values, kind }: LedgerColumn, row: number): string {
  const value = values[row];
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return kind === 'day' || kind === 'time' ? timeText(value, kind) : plain.format(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a tooltip adds to a cell: the exact number, or the meaning of the word. */
export function cellMeaning(ledger: Ledger, column: LedgerColumn, row: number): string {
  const raw = rawText(column, row);
  switch (column.kind) {
    case 'cost':
      return raw === '' ? cellText(ledger, column, row) : `${raw} ${ledger.currencies[row] ?? ''}`.trim();
    case 'source':
      return raw === '' ? '' : sourceLook(raw).meaning;
    case 'finality':
      return FINALITY_MEANING[raw] ?? raw;
    default:
      return raw;
  }
}

/** A number in full, without groups and exponents. */
export function plainNumber(value: number): string {
  return plain.format(value);
}

/** A number of things, in groups of three digits. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

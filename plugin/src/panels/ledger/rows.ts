import { userLocale } from '../../components/money/money';
import { rawText } from './cellText';
import type { Ledger, LedgerColumn } from './ledger';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a reader asks of the ledger. */
export interface Question {
  readonly text: string;
  /** null: all sources. */
  readonly source: string | null;
  /** null: the order of the query. */
  readonly sort: Sort | null;
}

/** The rows that answer a question, in order. Text is sought in the given columns, without regard to case. */
export function rowsOf(ledger: Ledger, columns: readonly LedgerColumn[], { text, source, sort }: Question): number[] {
  const fits = textMatcher(columns, text.trim().toLowerCase());
  const rows: number[] = [];
  for (let row = 0; row < ledger.rowCount; row++) {
    if ((source === null || ledger.sources[row] === source) && fits(row)) rows.push(row);
  }
  const column = sort && ledger.columns.find(({ name }) => name === sort.column);
  return column ? sortRows(rows, column, sort.descending) : rows;
}

/** The next order when a header is chosen: up, down, and back to the order of the query. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** Amounts are found by sorting; "1" in every other amount would find everything. */
const SEARCHED: ReadonlySet<LedgerColumn['kind']> = new Set(['day', 'time', 'source', 'finality', 'id', 'text']);

function textMatcher(columns: readonly LedgerColumn[], sought: string): (row: number) => boolean {
  if (sought === '') return () => true;
  const matchers = columns.filter(({ kind }) => SEARCHED.has(kind)).map((column) => columnMatcher(column, sought));
  return (row) => matchers.some((matches) => matches(row));
}

/** Few texts stand in many rows, so each is compared once. */
function columnMatcher(column: LedgerColumn, sought: string): (row: number) => boolean {
  const known = new Map<unknown, boolean>();
  return (row) => {
    const value = column.values[row];
    const answer = known.get(value);
    if (answer !== undefined) return answer;
    const matches = rawText(column, row).toLowerCase().includes(sought);
    known.set(value, matches);
    return matches;
  };
}

/** Empty cells come last in both directions; equal ones keep their order. */
function sortRows(rows: number[], column: LedgerColumn, descending: boolean): number[] {
  const keys = sortKeys(column);
  const sign = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const left = keys[a] ?? null;
    const right = keys[b] ?? null;
    if (left === right) return 0;
    if (left === null) return 1;
    return right === null ? -1 : sign * (left - right);
  });
}

/** A number for each row. Texts get their place in the alphabet, because comparing them again and again is slow. */
function sortKeys({ values }: LedgerColumn): Array<number | null> {
  const texts = [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))];
  const { compare } = new Intl.Collator(userLocale(), { numeric: true });
  const places = new Map<unknown, number>(texts.sort(compare).map((text, place) => [text, place]));
  return values.map((value) => {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value === 'boolean') return Number(value);
    return places.get(value) ?? null;
  });
}

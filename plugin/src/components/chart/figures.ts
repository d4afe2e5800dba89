import { textCell } from './cells';

/** A column of a table of figures: what people read, and what a file says. */
export interface FigureColumn<Row> {
  readonly title: string;
  /** What people read. */
  readonly text: (row: Row) => string;
  /** What a file says: the exact figure. */
  readonly exact: (row: Row) => string;
  /** Figures stand to the right, and a file leaves them as they are: what is none of them is guarded as a text. */
  readonly isFigure: boolean;
}

/** Excel takes a file without it for one in the character set of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The rows as comma-separated text with a heading, for a file (RFC 4180). */
export function csvOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): string {
  return BYTE_ORDER_MARK + linesOf(columns, rows, ',').join('\r\n');
}

/** The same as a file. */
export function csvFile<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): Blob {
  return new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' });
}

/** The rows with tabs between the cells, as spreadsheets take them from the clipboard. */
export function tsvOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): string {
  return linesOf(columns, rows, '\t').join('\n');
}

function linesOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[], separator: string): string[] {
  const cells = rows.map((row) => columns.map(({ exact, isFigure }) => (isFigure ? exact(row) : textCell(exact(row)))));
  return [columns.map(({ title }) => textCell(title)), ...cells].map((line) => line.join(separator));
}

/** A column of a table of figures: what people read, and what a file says. */
export interface FigureColumn<Row> {
  readonly title: string;
  /** What people read. */
  readonly text: (row: Row) => string;
  /** What a file says: the exact figure. */
  readonly exact: (row: Row) => string;
  /** Figures stand to the right. */
  readonly isFigure: boolean;
}

/** The rows as comma-separated text with a heading, for a file (RFC 4180). */
export function csvOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): string {
  return linesOf(columns, rows)
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n');
}

/** The rows with tabs between the cells, as spreadsheets take them from the clipboard. */
export function tsvOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): string {
  return linesOf(columns, rows)
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

function linesOf<Row>(columns: readonly FigureColumn<Row>[], rows: readonly Row[]): string[][] {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ exact }) => exact(row)))];
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

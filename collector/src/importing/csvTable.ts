import { CsvCells } from './csvCells.js';
import { readRecords, StopReading, type CsvRecord } from './csvRecords.js';
import { findColumns, type ColumnLayout } from './columns.js';
import { Footer } from './footer.js';
import type { ImportRow } from './reading.js';
import type { ReadingDraft } from './readingDraft.js';

/** The row that a line means; null when it means none, with the reason noted on the cells. */
export type RowOf<C extends string> = (cells: CsvCells<C>) => ImportRow | null;

/** Reads header, rows and closing metadata of a CSV text into the draft. */
export function readTable<C extends string>(
  text: Buffer,
  layout: ColumnLayout<C>,
  draft: ReadingDraft,
  rowOf: RowOf<C>,
): void {
  const table = new Table(layout, draft, rowOf);
  readRecords(text, draft.faults, (record) => table.take(record));
  table.finish();
}

class Table<C extends string> {
  private places: ReadonlyMap<C, number> | null = null;
  private width = 0;
  private recordCount = 0;
  private readonly footer = new Footer();

  constructor(
    private readonly layout: ColumnLayout<C>,
    private readonly draft: ReadingDraft,
    private readonly rowOf: RowOf<C>,
  ) {}

  take(record: CsvRecord): void {
    if (this.places === null) this.takeHeader(record);
    else if (this.isMetadata(record, this.places)) this.footer.add(record.line, record.cells);
    else if (this.footer.hasBegun) this.refuseSecondTable(record);
    else this.takeRow(record, this.places);
  }

  finish(): void {
    const { faults, rows } = this.draft;
    if (this.places !== null) this.footer.check(this.recordCount, rows, faults);
    else if (faults.count === 0)
      faults.add(1, null, 'the file has no header line; begin it with Date,Account,Cost (USD)');
  }

  private takeHeader({ line, cells }: CsvRecord): void {
    this.width = cells.length;
    this.places = findColumns(cells, line, this.layout, this.draft.faults);
    if (this.places === null) throw new StopReading();
  }

  /** An account may be named `#1`, so that `#` alone does not make a metadata line. */
  private isMetadata({ cells, followsBlankLine }: CsvRecord, places: ReadonlyMap<C, number>): boolean {
    if (!cells[0]?.startsWith('#')) return false;
    return this.footer.hasBegun || followsBlankLine || places.get(this.layout.dayColumn) === 0;
  }

  private refuseSecondTable({ line }: CsvRecord): void {
    this.draft.faults.add(
      line,
      null,
      'rows follow the closing # lines; if two exports were joined import each by itself, else remove the # lines',
    );
    throw new StopReading();
  }

  private takeRow(record: CsvRecord, places: ReadonlyMap<C, number>): void {
    this.recordCount += 1;
    const row = this.hasFullWidth(record) && !this.mayBeCut(record, places) ? this.read(record, places) : null;
    if (row) this.draft.add(row);
    else this.draft.skip();
  }

  private read({ line, cells }: CsvRecord, places: ReadonlyMap<C, number>): ImportRow | null {
    const reader = new CsvCells(line, places, cells, this.draft.faults);
    const row = this.rowOf(reader);
    return reader.isSound ? row : null;
  }

  private hasFullWidth({ line, cells, isUnfinished }: CsvRecord): boolean {
    if (cells.length === this.width) return true;
    const reason = isUnfinished
      ? 'the file seems to have been cut here'
      : 'a cell with a comma inside needs double quotes around it, as in "Smith, Jane"';
    this.draft.faults.add(line, null, `the line has ${cells.length} cells but the header ${this.width}; ${reason}`);
    return false;
  }

  /** `12.5` at the end of a file may be what is left of `12.50`, or of `12.57`. */
  private mayBeCut({ line, isUnfinished }: CsvRecord, places: ReadonlyMap<C, number>): boolean {
    if (!isUnfinished) return false;
    const isHarmless = this.layout.freeText.some((name) => places.get(name) === this.width - 1);
    if (isHarmless) return false;
    this.draft.faults.add(
      line,
      null,
      'the last line has no line end, so its last cell may have been cut; if the file is whole, press Enter at its end',
    );
    return true;
  }
}

import { CsvError, parse } from 'csv-parse/sync';
import type { FaultLog } from './faultLog.js';
import { isLineEnd, LineCounter } from './lineCounter.js';

const MAX_COLUMNS = 200;
const MAX_RECORDS = 1_000_000;
const MAX_CELL_CHARACTERS = 65_536;
const MAX_RECORD_CHARACTERS = 1024 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** One line of a CSV file, or several when a quoted cell holds line ends. */
export interface CsvRecord {
  /** Where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly followsBlankLine: boolean;
  /** The file ends here without a line end. */
  readonly isUnfinished: boolean;
}

/** Thrown by `onRecord` to read no further; its reason is already in the fault log. */
export class StopReading extends Error {}

/**
 * Hands over the records of a CSV text that are not blank. Broken quotes and sizes beyond reason end the reading with a
 * fault: after them no cell can be trusted to stand where it seems to.
 */
export function readRecords(text: Buffer, faults: FaultLog, onRecord: (record: CsvRecord) => void): void {
  const records = new RecordPlaces(text);
  try {
    parse(text, {
      bom: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_CHARACTERS,
      // One cell too many is enough to refuse a record; a million would cost memory for nothing.
      ignore_last_delimiters: MAX_COLUMNS + 1,
      on_record: (cells: string[], { bytes, records: count }) => {
        const record = records.next(cells, bytes);
        if (record === null) return null;
        refuseSize(record, count, faults);
        onRecord(record);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof StopReading) return;
    if (!(error instanceof CsvError)) throw error;
    const { offset, message } = syntaxFault(error, text);
    faults.add(records.lineAt(offset), null, message);
  }
}

/** Where each record begins. The parser's own line numbers count a CR LF inside quotes twice. */
class RecordPlaces {
  private readonly lines: LineCounter;
  private end = 0;
  private sawBlank = false;

  constructor(private readonly text: Buffer) {
    this.lines = new LineCounter(text);
  }

  /** null for a blank line: spreadsheets write one as a row of commas. */
  next(cells: readonly string[], end: number): CsvRecord | null {
    const start = skipLineEnds(this.text, this.end);
    const followsBlankLine = this.sawBlank || start > this.end;
    this.end = end;
    this.sawBlank = cells.every((cell) => cell === '');
    if (this.sawBlank) return null;
    const isUnfinished = end >= this.text.length && !isLineEnd(this.text.at(-1));
    return { line: this.lines.at(start), cells, followsBlankLine, isUnfinished };
  }

  lineAt(offset: number): number {
    return this.lines.at(offset);
  }
}

function skipLineEnds(text: Buffer, offset: number): number {
  let start = offset;
  while (isLineEnd(text[start])) start += 1;
  return start;
}

function refuseSize({ line, cells }: CsvRecord, count: number, faults: FaultLog): void {
  const reason = sizeFault(cells, count);
  if (reason === null) return;
  faults.add(line, null, reason);
  throw new StopReading();
}

function sizeFault(cells: readonly string[], count: number): string | null {
  // The header is a record too.
  if (count > MAX_RECORDS + 1) return 'the file has more than 1,000,000 rows; split it by month and import the parts';
  if (cells.length > MAX_COLUMNS) return `the line has more than ${MAX_COLUMNS} columns; is this a table of charges?`;
  const long = cells.findIndex((cell) => cell.length > MAX_CELL_CHARACTERS);
  if (long < 0) return null;
  return `cell ${long + 1} has ${cells[long]?.length ?? 0} characters, at most ${MAX_CELL_CHARACTERS} are read; is a double quote missing at its end?`;
}

function syntaxFault(error: CsvError, text: Buffer): { offset: number; message: string } {
  // The end of the last whole cell; what follows its comma or line end is at fault.
  const end = Number(error.bytes);
  const cellStart = skipLineEnds(text, text[end] === COMMA ? end + 1 : end);
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        offset: cellStart,
        message: 'a double quote opens here and is never closed: the file was cut, or a closing " is missing',
      };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        offset: cellStart,
        message:
          text[cellStart] === QUOTE
            ? 'a double quote opens here and is not closed within 1 MiB: a closing " is missing'
            : 'the line is longer than 1 MiB; is this a table of charges?',
      };
    default:
      return {
        offset: cellStart,
        message:
          'a double quote stands inside a cell; write the cell as "6"" disk", quoted and with each quote doubled',
      };
  }
}

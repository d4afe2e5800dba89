import { CollectorError } from '../../errors.js';
import type { ChargeFilter } from '../../store/chargeFilter.js';
import type { Db } from '../../store/db.js';
import { ALL_FIELDS, type Field } from '../../store/export/fields.js';
import { oneOfWords, quoted, readChargeFilter, type FilterWords } from '../readChargeFilter.js';

export const EXPORT_FORMATS = ['csv', 'json', 'ndjson', 'focus', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What somebody asked to export, checked. */
export interface ExportWish {
  readonly format: ExportFormat;
  readonly filter: ChargeFilter;
  /** null: the format's own. */
  readonly fields: readonly Field[] | null;
  readonly isRedacted: boolean;
  /** Whether the file ends with what it is: totals, days, filters. */
  readonly hasFooter: boolean;
  readonly isZipped: boolean;
}

/** The words of the request, as they stand in an address or on the command line. */
export interface ExportWords extends FilterWords {
  readonly format?: string | undefined;
  readonly columns?: string | undefined;
  readonly redact?: string | undefined;
  readonly metadata?: string | undefined;
  readonly gzip?: string | undefined;
}

/** Understands the request, or says with the code of the export's contract what is wrong with it and how it should be. */
export async function exportWish(db: Db, words: ExportWords): Promise<ExportWish> {
  const format = oneOfWords('format', words.format ?? 'csv', EXPORT_FORMATS, 'INVALID_FORMAT');
  const filter = await readChargeFilter(db, words);
  const wanted = words.metadata ?? (format === 'csv' || format === 'json' ? 'footer' : 'none');
  const metadata = oneOfWords('metadata', wanted, ['none', 'footer'] as const, 'INVALID_REQUEST');
  return {
    format,
    filter,
    fields: readColumns(words.columns, format),
    isRedacted: readSwitch('redact', words.redact),
    hasFooter: metadata === 'footer',
    isZipped: readSwitch('gzip', words.gzip),
  };
}

function readColumns(text: string | undefined, format: ExportFormat): readonly Field[] | null {
  if (text === undefined) return null;
  if (format === 'focus')
    throw new CollectorError(
      'INVALID_REQUEST',
      'columns: the columns of a FOCUS file are fixed; leave it out, or take format=csv',
    );
  if (text === 'all') return ALL_FIELDS;
  const names = text.split(',').map((name) => name.trim());
  const fields = names.map((name) => ALL_FIELDS.find((field) => field.id === name));
  const unknown = names.find((_, index) => fields[index] === undefined);
  if (unknown !== undefined || new Set(names).size < names.length) {
    const known = ALL_FIELDS.map((field) => field.id).join(', ');
    throw new CollectorError(
      'INVALID_REQUEST',
      `columns is "all" or a list, each once, of ${known}; ${quoted(unknown ?? text)} is not`,
    );
  }
  return fields.filter((field) => field !== undefined);
}

function readSwitch(name: string, text: string | undefined): boolean {
  if (text === undefined || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new CollectorError('INVALID_REQUEST', `${name} is 1 or 0; ${quoted(text)} is neither`);
}

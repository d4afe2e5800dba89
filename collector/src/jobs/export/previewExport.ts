import type { Pool } from '../../store/db.js';
import { ExportPicture } from '../../store/export/picture.js';
import { flatJsonRecord, jsonRecord } from '../../store/export/lines.js';
import type { ExportTotals } from '../../store/export/totals.js';
import { exportDocument, exportMetadata } from './document.js';
import type { ExportWish } from './exportWish.js';

/** What an export would hold: its totals, its first records and about how large it would be. */
export interface ExportPreview {
  readonly totals: ExportTotals;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The first records, as JSON texts. */
  readonly records: readonly string[];
  /** The beginning of the file; empty for formats that are no text. */
  readonly head: string;
  /** From the size of the first records; before compression. */
  readonly estimatedBytes: number;
}

export async function previewExport(pool: Pool, wish: ExportWish, rows: number): Promise<ExportPreview> {
  const picture = await ExportPicture.take(pool, wish.filter);
  try {
    const document = exportDocument(wish, picture.totals, picture.takenAt);
    const isText = wish.format !== 'parquet';
    const sample = await firstText(picture, document.lines, rows);
    const pieces = wish.fields ? flatJsonRecord(wish.fields, wish.isRedacted) : jsonRecord(wish.isRedacted);
    const records = await firstText(picture, { pieces, separator: '\n' }, rows);
    const shown = Math.min(rows, picture.totals.records);
    const bytesPerRecord = shown === 0 ? 0 : sample.length / shown;
    return {
      totals: picture.totals,
      metadata: exportMetadata(wish, picture.totals, picture.takenAt, (figure) => figure),
      records: records.length === 0 ? [] : records.toString().split('\n'),
      head: isText ? document.head + sample.toString() : '',
      estimatedBytes: Math.round(bytesPerRecord * picture.totals.records + document.head.length + document.tail.length),
    };
  } finally {
    picture.close();
  }
}

async function firstText(
  picture: ExportPicture,
  lines: Parameters<ExportPicture['parts']>[0],
  rows: number,
): Promise<Buffer> {
  const texts: Buffer[] = [];
  for await (const part of picture.firstParts(lines, rows)) {
    if (part.records > 0) texts.push(...(texts.length > 0 ? [Buffer.from(lines.separator)] : []), part.text);
  }
  return Buffer.concat(texts);
}

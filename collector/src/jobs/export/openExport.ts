import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream';
import { fromUnits, toUnits } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import type { Pool } from '../../store/db.js';
import { STANDARD_FIELDS } from '../../store/export/fields.js';
import { textArrayRecord } from '../../store/export/lines.js';
import { ExportPicture, type Part } from '../../store/export/picture.js';
import type { ExportTotals } from '../../store/export/totals.js';
import { exportDocument } from './document.js';
import type { ExportWish } from './exportWish.js';
import { parquetFile } from './parquet.js';

/** A file that is about to be written. */
export interface OpenExport {
  readonly totals: ExportTotals;
  readonly contentType: string;
  readonly fileName: string;
  /**
   * The bytes, to be read once and at once: while they are read, connections to the database are held. Ends with an error
   * when the records are not those that the totals speak of.
   */
  readonly bytes: AsyncIterable<Buffer>;
  /** For when nobody wants the bytes, or no more of them: what is read for them ends at once. */
  discard(): void;
}

/** Takes a picture of the ledger and prepares the file that was asked for. */
export async function openExport(pool: Pool, wish: ExportWish): Promise<OpenExport> {
  const picture = await ExportPicture.take(pool, wish.filter);
  const { totals, takenAt } = picture;
  const file = wish.format === 'parquet' ? parquetParts(picture, wish) : textParts(picture, wish);
  const suffix = wish.isZipped ? '.gz' : '';
  return {
    totals,
    contentType: wish.isZipped ? 'application/gzip' : file.contentType,
    fileName: `usage_export_${takenAt.slice(0, 10)}.${file.extension}${suffix}`,
    bytes: wish.isZipped ? zipped(file.bytes) : file.bytes,
    discard: () => picture.close(),
  };
}

interface File {
  readonly contentType: string;
  readonly extension: string;
  readonly bytes: AsyncIterable<Buffer>;
}

function textParts(picture: ExportPicture, wish: ExportWish): File {
  const document = exportDocument(wish, picture.totals, picture.takenAt);
  async function* bytes(): AsyncGenerator<Buffer> {
    let between = document.head;
    for await (const { text } of countedParts(picture, document.lines)) {
      yield between === '' ? text : Buffer.concat([Buffer.from(between), text]);
      between = document.between;
    }
    const isEmpty = picture.totals.records === 0;
    yield Buffer.from(isEmpty ? document.head + document.tail : document.tail);
  }
  return { contentType: document.contentType, extension: document.extension, bytes: bytes() };
}

function parquetParts(picture: ExportPicture, wish: ExportWish): File {
  const fields = wish.fields ?? STANDARD_FIELDS;
  const parts = countedParts(picture, textArrayRecord(fields, wish.isRedacted));
  return { contentType: 'application/vnd.apache.parquet', extension: 'parquet', bytes: parquetFile(parts, fields) };
}

/** The parts of a picture, which is closed after the last one. What they hold must be what the totals promise. */
async function* countedParts(
  picture: ExportPicture,
  lines: Parameters<ExportPicture['parts']>[0],
): AsyncGenerator<Part> {
  let records = 0;
  let units = 0n;
  try {
    for await (const part of picture.parts(lines)) {
      records += part.records;
      units += toUnits(part.costUsd);
      if (part.records > 0) yield part;
    }
  } finally {
    picture.close();
  }
  const { totals } = picture;
  const costUsd = fromUnits(units);
  if (records === totals.records && costUsd === totals.costUsd) return;
  throw new CollectorError(
    'LEDGER_SUM_MISMATCH',
    `the export holds ${records} records and ${costUsd} USD where the daily sums speak of ${totals.records} and ${totals.costUsd}; run "aicost doctor"`,
  );
}

/** Level 1: it costs next to nothing, and makes the file five times smaller. Nothing is read before somebody wants it. */
async function* zipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pipeline(bytes, createGzip({ level: 1 }), () => undefined) as AsyncIterable<Buffer>;
}

import { readCcusage } from './ccusage.js';
import { decodeText } from './decodeText.js';
import { detectFormat } from './detectFormat.js';
import { readFocusCsv } from './focusCsv.js';
import { readOwnCsv } from './ownCsv.js';
import type { ImportFormat, ImportOptions, ImportReading } from './reading.js';
import { ReadingDraft } from './readingDraft.js';

type Reader = (text: Buffer, defaultAccount: string, draft: ReadingDraft) => void;

const READERS: Readonly<Record<ImportFormat, Reader>> = { csv: readOwnCsv, focus: readFocusCsv, ccusage: readCcusage };

/**
 * Reads a file of charges. Whatever the bytes are, the answer is a reading: a file that cannot be understood has faults
 * that say where and why. The rows beside faults are right, but they are not the whole file.
 */
export function readImport(bytes: Buffer, options: ImportOptions = {}): ImportReading {
  const draft = new ReadingDraft();
  const text = decodeText(bytes, draft.faults);
  if (text === null) return draft.finish(options.format ?? 'csv');
  const format = options.format ?? detectFormat(text);
  READERS[format](text, options.defaultAccount?.normalize('NFC') ?? '', draft);
  return draft.finish(format);
}

import { FOCUS_REQUIRED } from './focusColumns.js';
import type { ImportFormat } from './reading.js';

const HEADER_BYTES = 65_536;
/** So many of the required columns make a FOCUS file, perhaps a faulty one; our own export shares none of them. */
const FOCUS_SIGNS = 3;

/** What a file is, by its first bytes. Anything that looks like nothing else is read as our own CSV. */
export function detectFormat(text: Buffer): ImportFormat {
  const start = text.subarray(0, HEADER_BYTES).toString('utf8').trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'ccusage';
  const header = new Set((start.split(/[\r\n]/, 1)[0] ?? '').toLowerCase().replaceAll('"', '').split(','));
  const signs = FOCUS_REQUIRED.filter((column) => header.has(column.toLowerCase()));
  return signs.length >= FOCUS_SIGNS ? 'focus' : 'csv';
}

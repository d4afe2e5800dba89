import { isUtf8 } from 'node:buffer';
import type { FaultLog } from './faultLog.js';
import { LineCounter } from './lineCounter.js';

/** The largest file that is read, once it is UTF-8. */
export const MAX_TEXT_BYTES = 256 * 1024 * 1024;

const SAVE_AS = 'save it as "CSV UTF-8" (comma separated) and import that file';

/** First bytes of files that people rename to .csv. */
const MAGIC: readonly (readonly [bytes: string, name: string])[] = [
  ['PK\x03\x04', 'an Excel workbook (XLSX) or ZIP archive'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\x1f\x8b', 'gzip-compressed'],
  ['%PDF', 'a PDF document'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (XLS)'],
  ['PAR1', 'a Parquet file'],
];

/** The file as UTF-8 without a byte order mark; null, with the reason in `faults`, when it is no text that we can read. */
export function decodeText(bytes: Buffer, faults: FaultLog): Buffer | null {
  const refusal = refuseFile(bytes);
  if (refusal !== null) {
    faults.add(1, null, refusal);
    return null;
  }
  const text = toUtf8(bytes, faults);
  if (text === null) return null;
  const bad = text.length > MAX_TEXT_BYTES ? { offset: 0, message: tooLarge() } : findBadByte(text);
  if (bad === null) return text;
  faults.add(new LineCounter(text).at(bad.offset), null, bad.message);
  return null;
}

function refuseFile(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'the file is empty; it needs at least a header line such as Date,Account,Cost (USD)';
  if (bytes.length > MAX_TEXT_BYTES) return tooLarge();
  const magic = MAGIC.find(([start]) => bytes.subarray(0, start.length).toString('latin1') === start);
  return magic ? `the file is ${magic[1]}, not text; unpack or open it, ${SAVE_AS}` : null;
}

function tooLarge(): string {
  return 'the file has more than 256 MiB of text; split it by month and import the parts';
}

function toUtf8(bytes: Buffer, faults: FaultLog): Buffer | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return bytes.subarray(3);
  if (startsWith(bytes, 0xff, 0xfe)) return fromUtf16(bytes.subarray(2), faults);
  if (startsWith(bytes, 0xfe, 0xff)) return fromUtf16(swapped(bytes.subarray(2)), faults);
  return bytes;
}

function startsWith(bytes: Buffer, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Big to little endian; an odd last byte is kept, for `fromUtf16` to find. */
function swapped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.subarray(0, copy.length - (copy.length % 2)).swap16();
  return copy;
}

function fromUtf16(bytes: Buffer, faults: FaultLog): Buffer | null {
  const text = bytes.toString('utf16le');
  const broken = text.search(/\p{Cs}/u);
  if (broken < 0 && bytes.length % 2 === 0) return Buffer.from(text, 'utf8');
  const before = Buffer.from(broken < 0 ? text : text.slice(0, broken), 'utf8');
  const line = new LineCounter(before).at(before.length);
  faults.add(line, null, `the file says it is UTF-16 but breaks off inside a character; ${SAVE_AS}`);
  return null;
}

function findBadByte(text: Buffer): { offset: number; message: string } | null {
  const nul = text.indexOf(0);
  if (nul >= 0) {
    return {
      offset: nul,
      message: `the file holds a NUL byte: it is binary, or UTF-16 without a byte order mark; ${SAVE_AS}`,
    };
  }
  if (isUtf8(text)) return null;
  return { offset: firstBadLine(text), message: `the file is not UTF-8 (Latin-1 or Windows-1252?); ${SAVE_AS}` };
}

/** Offset of the first line that is not UTF-8. No character but the line end itself holds the byte of a line end. */
function firstBadLine(text: Buffer): number {
  for (let start = 0; ;) {
    const lineEnd = text.subarray(start).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    if (lineEnd < 0 || !isUtf8(text.subarray(start, start + lineEnd))) return start;
    start += lineEnd + 1;
  }
}

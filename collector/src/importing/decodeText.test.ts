import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { decodeText, MAX_TEXT_BYTES } from './decodeText.js';
import { FaultLog } from './faultLog.js';
import { readImport } from './readImport.js';

const TEXT = 'Date,Account,Tokens\r\n2026-11-01,Zoë 😀,5\r\n';

function decoded(bytes: Buffer): { text: string | undefined; faults: string[] } {
  const faults = new FaultLog();
  const text = decodeText(bytes, faults)?.toString('utf8');
  return { text, faults: faults.kept.map(({ line, message }) => `${line}: ${message}`) };
}

/** UTF-16 with its byte order mark. */
function utf16(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe('text that spreadsheets save', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, little end first', utf16(TEXT, 'little')],
    ['UTF-16, big end first', utf16(TEXT, 'big')],
  ])('%s is read to the letter', (_case, bytes) => {
    expect(decoded(bytes)).toEqual({ text: TEXT, faults: [] });
  });

  test('line ends of old Macintoshes are line ends', () => {
    const { rows, faults } = readImport(Buffer.from(TEXT.replaceAll('\r\n', '\r')));
    expect(faults).toEqual([]);
    expect(rows.map(({ line, accountName }) => [line, accountName])).toEqual([[2, 'Zoë 😀']]);
  });
});

describe('what is no text', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), '1: the file is empty'],
    ['Latin-1', Buffer.from(TEXT.replace('😀', 'ß'), 'latin1'), '2: the file is not UTF-8'],
    ['UTF-8 cut inside a character', Buffer.from(TEXT).subarray(0, 35), '2: the file is not UTF-8'],
    ['UTF-16 without a byte order mark', Buffer.from(TEXT, 'utf16le'), '1: the file holds a NUL byte'],
    ['a NUL byte', Buffer.from(`${TEXT}\0`), '3: the file holds a NUL byte'],
    ['UTF-16 cut inside a character', utf16(TEXT, 'big').subarray(0, -1), 'breaks off inside a character'],
    ['half of a surrogate pair', utf16(`a\n\ud83d`, 'little'), '2: the file says it is UTF-16'],
    ['a gzip file', gzipSync(TEXT), '1: the file is gzip-compressed'],
    ['a workbook or archive', Buffer.from('PK\x03\x04rest'), '1: the file is an Excel workbook (XLSX) or ZIP archive'],
    ['a PDF', Buffer.from('%PDF-1.7'), '1: the file is a PDF document'],
    ['an old workbook', Buffer.from('d0cf11e0a1b1', 'hex'), '1: the file is an old Excel workbook (XLS)'],
    ['more than is read', Buffer.alloc(MAX_TEXT_BYTES + 1), '1: the file has more than 256 MiB'],
  ])('%s is refused by name', (_case, bytes, message) => {
    const { text, faults } = decoded(bytes);
    expect(text).toBeUndefined();
    expect(faults).toEqual([expect.stringContaining(message)]);
  });
});

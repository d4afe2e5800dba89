import type { FormatName } from '../choices/formats';
import { RecordCounter } from './recordCounter';

const CSV = 'Date,Notes\r\n2026-11-01,"two\r\nlines, ""quoted"""\r\n2026-11-02,b\r\n';
const FOOTER = '\r\n# AI Cost Tracker usage export\r\n# Total Records: 2\r\n';
const JSON_FILE = '{"export_metadata":{},\n"records":[\n{"a":1},\n{"a":2}\n]}\n';
const LINES = '{"a":1}\n{"a":2}\n';

function counted(format: FormatName, text: string, { footer = false, size = 7 } = {}): RecordCounter {
  const counter = new RecordCounter(format, 2, footer);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) counter.accept(bytes.slice(at, at + size));
  return counter;
}

test.each<[string, FormatName, string, boolean]>([
  ['csv', 'csv', CSV, false],
  ['csv with a footer', 'csv', CSV + FOOTER, true],
  ['focus', 'focus', CSV, false],
  ['json', 'json', JSON_FILE, false],
  ['ndjson', 'ndjson', LINES, false],
  ['ndjson with a footer', 'ndjson', `${LINES}{"export_metadata":{}}\n`, true],
])('a whole file of %s is whole, and one that misses any part of its end is not', (_case, format, text, footer) => {
  expect(counted(format, text, { footer })).toMatchObject({ records: 2, isWhole: true });
  expect(counted(format, text.slice(0, -1), { footer }).isWhole).toBe(false);
  expect(counted(format, text.slice(0, text.length / 2), { footer }).isWhole).toBe(false);
});

test('a file that ends right after its records misses its footer', () => {
  expect(counted('csv', CSV, { footer: true }).isWhole).toBe(false);
  expect(counted('ndjson', LINES, { footer: true }).isWhole).toBe(false);
});

test('wherever a file is cut into parts, its records are the same', () => {
  for (let size = 1; size <= CSV.length; size += 1) expect(counted('csv', CSV, { size }).records).toBe(2);
});

test('a note of many lines does not count before it is closed', () => {
  expect(counted('csv', 'Date,Notes\r\n2026-11-01,"\n\n\n\n').isWhole).toBe(false);
});

test('a Parquet file is known by its end, and tells no records from outside', () => {
  const counter = counted('parquet', 'PAR1............PAR1');
  expect(counter).toMatchObject({ records: null, isWhole: true });
  expect(counted('parquet', 'PAR1............PAR').isWhole).toBe(false);
});

test('an export of nothing is whole', () => {
  const none = (format: FormatName, text: string) => {
    const counter = new RecordCounter(format, 0, false);
    counter.accept(new TextEncoder().encode(text));
    return counter.isWhole;
  };
  expect(none('ndjson', '')).toBe(true);
  expect(none('csv', 'Date\r\n')).toBe(true);
  expect(none('json', '{"export_metadata":{},\n"records":[\n\n]}\n')).toBe(true);
});

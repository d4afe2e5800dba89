import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FaultLog } from './faultLog.js';
import { csvLine, HEADER, read } from './files.testkit.js';
import { readRecords, type CsvRecord } from './csvRecords.js';

function records(text: string): { lines: number[]; found: CsvRecord[]; faults: FaultLog } {
  const found: CsvRecord[] = [];
  const faults = new FaultLog();
  readRecords(Buffer.from(text), faults, (record) => found.push(record));
  return { lines: found.map(({ line }) => line), found, faults };
}

describe('line numbers', () => {
  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('are those of a text editor, with %s', (_case, eol) => {
    const text = ['a,b', '"x', '', 'y",2', '', ',,', '3,4', ''].join(eol);
    expect(records(text).lines).toEqual([1, 2, 7]);
  });

  test('are right for any cells', () => {
    const cell = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r\n', '\r', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })),
        fc.constantFrom('\n', '\r\n'),
        (rows, eol) => {
          const filled = rows.map((cells) => ['x', ...cells]);
          const lines = filled.map(csvLine);
          const { found } = records(lines.map((line) => line + eol).join(''));
          const starts = lines.map((_, index) => lines.slice(0, index).join(eol) + (index > 0 ? eol : ''));
          expect(found.map(({ cells }) => cells)).toEqual(filled);
          expect(found.map(({ line }) => line)).toEqual(starts.map((text) => text.split(/\r\n|\r|\n/).length));
        },
      ),
    );
  });
});

describe('what no table of charges has', () => {
  const unclosed = `${HEADER}\r\n"a\r\nb",c\r\nd,"open\r\nstill\r\n`;

  test('a quote that is never closed is named by the line where it opens', () => {
    expect(records(unclosed).faults.kept).toEqual([
      { line: 4, column: null, message: expect.stringContaining('a double quote opens here and is never closed') },
    ]);
  });

  test('a quote that swallows a large file is named by the line where it opens', () => {
    const { faults } = records(`a\nb,"open\n${'x\n'.repeat(1_000_000)}`);
    expect(faults.kept).toEqual([
      { line: 2, column: null, message: expect.stringContaining('not closed within 1 MiB') },
    ]);
  });

  test.each([
    ['a quote inside a bare cell', 'a\n6" disk\n', 2, 'each quote doubled'],
    ['text behind a closing quote', 'a\n"6" disk\n', 2, 'each quote doubled'],
    ['a million columns', `a\nb${',c'.repeat(1_000_000)}\n`, 2, 'longer than 1 MiB'],
    ['a million blank columns', `a\nb${','.repeat(1_000_000)}\n`, 2, 'more than 200 columns'],
    ['201 columns', `a\n${'b,'.repeat(201)}\n`, 2, 'more than 200 columns'],
    ['a cell of 70 kB', `a\n${'b'.repeat(70_000)}\n`, 2, 'at most 65536'],
  ])('%s is refused with its line', (_case, text, line, message) => {
    expect(records(text).faults.kept).toEqual([{ line, column: null, message: expect.stringContaining(message) }]);
  });

  test('200 columns are read', () => {
    expect(records(`${'a,'.repeat(199)}a\n`).found[0]?.cells).toHaveLength(200);
  });

  test('more than a million rows are refused with the line of the first too many', () => {
    const { faults } = records(`h\n${'a\n'.repeat(1_000_001)}`);
    expect(faults.kept).toEqual([
      { line: 1_000_002, column: null, message: expect.stringContaining('split it by month') },
    ]);
  });
});

const LINE = '2026-11-01,OpenAI,a,,5,0.000015,api,\n';

test('a hundred thousand rows are read', () => {
  const { rows, faultCount } = read(`${HEADER}\n${LINE.repeat(100_000)}`);
  expect([rows.length, faultCount, rows.at(-1)?.line]).toEqual([100_000, 0, 100_001]);
});

test('of ever so many faults the first thousand are kept and the rest counted', () => {
  const bad = read(`${HEADER}\n${LINE.replace('2026-11-01', '2026-11-31').repeat(1_500)}`);
  expect([bad.rows.length, bad.skipped, bad.faults.length, bad.faultCount]).toEqual([0, 1_500, 1_000, 1_500]);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HEADER } from './files.testkit.js';
import { malformedFile, soundFile } from './malformedFiles.testkit.js';
import { readImport } from './readImport.js';
import type { ImportReading } from './reading.js';

/** The file without one of its columns. */
function withoutColumn(text: string, column: number): string {
  return text
    .split('\n')
    .map((line) => line.split(',').toSpliced(column, 1).join(','))
    .join('\n');
}

function expectSound(reading: ImportReading): void {
  expect(reading.faultCount).toBeGreaterThanOrEqual(reading.faults.length);
  for (const { line, message } of reading.faults) {
    expect(Number.isSafeInteger(line) && line >= 1).toBe(true);
    expect(message).not.toMatch(/undefined|\[object/);
  }
  for (const row of reading.rows) {
    expect(row.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(row.period.start.slice(0, 10)).toBe(row.day);
    expect(row.billedCost ?? '0').toMatch(/^-?\d+(\.\d+)?$/);
    expect(row.accountName).not.toBe('');
    expect(row.dimensions.xMeasure === 'usage' && row.billedCost !== null).toBe(false);
  }
  if (reading.skipped > 0) expect(reading.faultCount).toBeGreaterThan(0);
}

describe('malformed files', () => {
  test('a thousand of them give a reading with a line for every fault, never anything else', () => {
    fc.assert(
      fc.property(malformedFile, (bytes) => expectSound(readImport(bytes, { defaultAccount: 'a' }))),
      { numRuns: 1_000 },
    );
  });

  test('a file without one of its columns is a reading too', () => {
    fc.assert(
      fc.property(soundFile, fc.nat({ max: 9 }), (text, column) => {
        expectSound(readImport(Buffer.from(withoutColumn(text, column))));
      }),
    );
  });

  test('any bytes read as any format give a reading, and never silence', () => {
    const format = fc.constantFrom('csv' as const, 'focus' as const, 'ccusage' as const);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), format, (bytes, asked) => {
        const reading = readImport(Buffer.from(bytes), { format: asked });
        expectSound(reading);
        expect(reading.faultCount).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['', '\ufeff', '\n\r\n', ',,,\n', '   ', '# Total Records,0\n', '{}', '[]', 'null', '0', '""'])(
    '%j has neither header nor data, and says so',
    (text) => {
      const { faults, rows } = readImport(Buffer.from(text));
      expect(rows).toEqual([]);
      expect(faults).not.toEqual([]);
    },
  );

  test('a foreign tag name cannot reach the prototype of objects', () => {
    const text = `${HEADER.replace('Notes', 'Tags')}\n2026-11-01,s,a,,,1,api,"{""constructor"":""x"",""toString"":""y""}"\n`;
    const [row] = readImport(Buffer.from(text)).rows;
    expect(Object.entries(row?.dimensions.tags ?? {})).toEqual([
      ['constructor', 'x'],
      ['toString', 'y'],
    ]);
    expect({}.constructor).toBe(Object);
  });
});

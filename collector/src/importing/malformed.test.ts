import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exported, HEADER, written } from './files.testkit.js';
import { readImport } from './readImport.js';
import type { ImportReading } from './reading.js';

const FOCUS =
  'BilledCost,BillingCurrency,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,Tags\n' +
  '1.5,USD,org,2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,Usage,"{""team"":""a""}"\n'.repeat(3);

const CCUSAGE = JSON.stringify(
  {
    daily: [1, 2].map((number) => ({
      date: `2026-11-0${number}`,
      totalCost: number,
      modelBreakdowns: [{ modelName: 'claude', inputTokens: 5, cost: number }],
    })),
  },
  null,
  1,
);

const HOSTILE = [
  '=cmd|calc',
  '"',
  '""',
  "'",
  '\0',
  '\u202e',
  '\ud800',
  '\ufeff',
  '٣',
  '1e400',
  '-0',
  'NaN',
  '__proto__',
  'constructor',
  '{"__proto__":{"a":1}}',
  '\r',
  '\n',
  ',',
  '#',
  '\n\n# Total Records,9\n',
  ','.repeat(300),
  'x'.repeat(70_000),
  '2026-02-30',
  '9999-12-31',
  '[[[[[[',
  '',
];

const whole = fc.oneof(
  fc.array(written, { minLength: 1, maxLength: 5 }).map(exported),
  fc.constantFrom(FOCUS, CCUSAGE),
);

/** Cuts, changes, inserts or drops a piece of the bytes; `at` is a share of the file's length. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 12 }),
  kind: fc.constantFrom('cut', 'flip', 'insert', 'replace', 'drop'),
  text: fc.constantFrom(...HOSTILE),
  bits: fc.integer({ min: 1, max: 255 }),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Buffer, { at, length, kind, text, bits }: Mutation): Buffer {
  const start = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, start);
  if (kind === 'cut') return before;
  if (kind === 'flip') return Buffer.from(bytes.map((byte, index) => (index === start ? byte ^ bits : byte)));
  if (kind === 'drop') return Buffer.concat([before, bytes.subarray(start + length)]);
  return Buffer.concat([before, Buffer.from(text), bytes.subarray(kind === 'insert' ? start : start + length)]);
}

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
      fc.property(whole, fc.array(mutation, { minLength: 1, maxLength: 4 }), (text, mutations) => {
        expectSound(readImport(mutations.reduce(mutate, Buffer.from(text)), { defaultAccount: 'a' }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a file without one of its columns is a reading too', () => {
    fc.assert(
      fc.property(whole, fc.nat({ max: 9 }), (text, column) => {
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

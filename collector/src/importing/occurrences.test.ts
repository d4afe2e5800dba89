import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dimensionsKey } from '../domain/charge.js';
import { csvLine, read } from './files.testkit.js';
import type { ImportReading } from './reading.js';

const HEADER = 'Date,Account,Cost (USD),Tags,Notes';

function identities({ rows }: ImportReading): string[] {
  return rows.map(({ accountName, day, period, dimensions }) =>
    [accountName, day, period.start, dimensionsKey({ ...dimensions, source: 'import' })].join(),
  );
}

describe('rows of one file that are alike', () => {
  test('are numbered in file order, so that none is lost', () => {
    const { rows } = read(`${HEADER}\n${'2026-11-01,a,1,,n\n'.repeat(3)}2026-11-01,b,1,,\n`);
    expect(rows.map(({ dimensions }) => dimensions.tags)).toEqual([{}, { occurrence: '2' }, { occurrence: '3' }, {}]);
  });

  test('differ by their note or amount only, and that makes no other charge', () => {
    const { rows } = read(`${HEADER}\n2026-11-01,a,1,,x\n2026-11-01,a,2,,y\n`);
    expect(rows.map(({ dimensions }) => dimensions.tags)).toEqual([{}, { occurrence: '2' }]);
  });

  test('never share an identity, whatever numbers the file brings, and have the same ones when it is read again', () => {
    const tags = fc.constantFrom(
      '',
      '{}',
      '{"occurrence":"2"}',
      '{"occurrence":"3"}',
      '{"occurrence":"7"}',
      '{"t":"1"}',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), tags), { maxLength: 30 }), (cells) => {
        const lines = cells.map(([account, tag]) => csvLine(['2026-11-01', account, '1', tag, '']));
        const text = `${[HEADER, ...lines].join('\n')}\n`;
        const first = identities(read(text));
        expect(first).toHaveLength(cells.length);
        expect(new Set(first).size).toBe(cells.length);
        expect(identities(read(text))).toEqual(first);
      }),
    );
  });
});

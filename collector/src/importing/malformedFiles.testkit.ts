import fc from 'fast-check';
import { exported, written } from './files.testkit.js';

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

/** Files as they should be, of every format. */
export const soundFile = fc.oneof(
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

/** A file that somebody or something has damaged in up to four places. */
export const malformedFile = fc
  .tuple(soundFile, fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce(mutate, Buffer.from(text)));

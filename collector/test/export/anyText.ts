import fc from 'fast-check';

/** What has broken files before: quotes, line ends, formulas, guards of formulas, separators, text that runs backwards. */
const NASTY = [
  '"',
  "'",
  ',',
  ';',
  '\r',
  '\n',
  '\t',
  '=',
  '+',
  '-',
  '@',
  '＝',
  '－',
  '＠',
  '#',
  '\\',
  '\u2028',
  '\uFEFF',
  '\u202E',
  'א',
  '👩‍💻',
  'e\u0301',
  '\u0001',
  '\u007f',
  ' ',
  '5',
  'a',
];

/** Any text that a database can hold: all but NUL. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '=cmd|calc',
      "'=x",
      "''=x",
      '-5',
      '+1',
      '\r\n# Total Records: 0',
      '\r\n\r\n# ',
      '""',
      '{"a":1}',
      'null',
      '\\.',
      '\\N',
    ),
  )
  .map((text) => text.replaceAll('\0', ''));

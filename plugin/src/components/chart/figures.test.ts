import { csvOf, type FigureColumn, tsvOf } from './figures';

interface Row {
  readonly name: string;
  readonly cost: string;
}

const COLUMNS: readonly FigureColumn<Row>[] = [
  { title: 'Name, of people', text: ({ name }) => name, exact: ({ name }) => name, isFigure: false },
  { title: 'Cost', text: ({ cost }) => `$${Number(cost).toFixed(2)}`, exact: ({ cost }) => cost, isFigure: true },
];
const ROWS = [{ name: 'a "b"\nc\td', cost: '0.123456789012' }];

test('a file has the exact figures, whatever is shown, and quotes what would break it', () => {
  expect(csvOf(COLUMNS, ROWS)).toBe('"Name, of people",Cost\r\n"a ""b""\nc\td",0.123456789012');
});

test('a name with a tab or a line break stays in its cell on the clipboard', () => {
  expect(tsvOf(COLUMNS, ROWS)).toBe('Name, of people\tCost\na "b" c d\t0.123456789012');
});

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
const BYTE_ORDER_MARK = '\uFEFF';

test('a file has the exact figures, whatever is shown, and quotes what would break it', () => {
  expect(csvOf(COLUMNS, ROWS)).toBe(`${BYTE_ORDER_MARK}"Name, of people",Cost\r\n"a ""b""\nc\td",0.123456789012`);
});

test('a name with a tab or a line break stays in its cell on the clipboard', () => {
  expect(tsvOf(COLUMNS, ROWS)).toBe('"Name, of people"\tCost\n"a ""b""\nc\td"\t0.123456789012');
});

test.each(['=1+1', '+1', '-1', '@sum', '＝1', '\t=1'])(
  'the name %j is no formula in a file or on the clipboard',
  (name) => {
    const rows = [{ name, cost: '-5' }];
    const guarded = name.startsWith('\t') ? `"'${name}"` : `'${name}`;
    expect(csvOf(COLUMNS, rows).split('\r\n')[1]).toBe(`${guarded},-5`);
    expect(tsvOf(COLUMNS, rows).split('\n')[1]).toBe(`${guarded}\t-5`);
  },
);

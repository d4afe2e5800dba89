import { chargesFrame, ledgerOf } from './charges.testkit';
import { nextSort, rowsOf, type Question } from './rows';

const ledger = ledgerOf();
const EVERYTHING: Question = { text: '', source: null, sort: null };

function rows(question: Partial<Question>, of = ledger, columns = of.columns) {
  return rowsOf(of, columns, { ...EVERYTHING, ...question });
}

test('without a question all rows come in the order of the query', () => {
  expect(rows({})).toEqual([0, 1, 2, 3]);
});

test('text is found in any column and any case', () => {
  expect(rows({ text: ' HAIKU ' })).toEqual([1]);
  expect(rows({ text: '2026-11-03' })).toEqual([2, 3]);
  expect(rows({ text: 'nothing like it' })).toEqual([]);
});

test('amounts are not searched as text', () => {
  expect(rows({ text: '1234' })).toEqual([]);
});

test('what stands in hidden columns is not found', () => {
  expect(
    rows(
      { text: 'haiku' },
      ledger,
      ledger.columns.filter(({ name }) => name !== 'model'),
    ),
  ).toEqual([]);
});

test('a source shows its own charges, and narrows a text', () => {
  expect(rows({ source: 'api' })).toEqual([0, 2]);
  expect(rows({ source: 'api', text: 'opus' })).toEqual([0]);
});

test.each([
  ['billed_cost', false, [1, 3, 0, 2]],
  ['billed_cost', true, [0, 3, 1, 2]],
  ['model', false, [3, 1, 0, 2]],
  ['model', true, [0, 1, 3, 2]],
  ['day', true, [2, 3, 1, 0]],
])('sorted by %s (descending: %s), empty cells come last', (column, descending, expected) => {
  expect(rows({ sort: { column, descending } })).toEqual(expected);
});

test('numbers in names sort by their size', () => {
  const models = ledgerOf(chargesFrame({ model: ['m10', 'm9', 'm1', 'm2'] }));
  expect(rows({ sort: { column: 'model', descending: false } }, models)).toEqual([2, 3, 1, 0]);
});

test('a sort by a column that is gone keeps the order of the query', () => {
  expect(rows({ sort: { column: 'gone', descending: true } })).toEqual([0, 1, 2, 3]);
});

test('a header sorts up, then down, then not at all; another one starts anew', () => {
  const up = nextSort(null, 'day');
  const down = nextSort(up, 'day');
  expect([up, down, nextSort(down, 'day')]).toEqual([
    { column: 'day', descending: false },
    { column: 'day', descending: true },
    null,
  ]);
  expect(nextSort(down, 'model')).toEqual({ column: 'model', descending: false });
});

import { moved, within } from './gridKeys';

const size = { rows: 100, columns: 5, page: 10 };
const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false });
const from = { row: 50, column: 2 };

test.each([
  ['ArrowUp', 49, 2],
  ['ArrowDown', 51, 2],
  ['ArrowLeft', 50, 1],
  ['ArrowRight', 50, 3],
  ['PageUp', 40, 2],
  ['PageDown', 60, 2],
  ['Home', 50, 0],
  ['End', 50, 4],
])('%s leads to row %d, column %d', (name, row, column) => {
  expect(moved(from, key(name), size)).toEqual({ row, column });
});

test('with Control, Home and End lead to the first and the last cell', () => {
  expect(moved(from, key('Home', true), size)).toEqual({ row: 0, column: 0 });
  expect(moved(from, key('End', true), size)).toEqual({ row: 100, column: 4 });
});

test('no key leads out of the grid', () => {
  expect(moved({ row: 0, column: 0 }, key('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 0, column: 0 }, key('ArrowLeft'), size)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 95, column: 4 }, key('PageDown'), size)).toEqual({ row: 100, column: 4 });
  expect(moved({ row: 100, column: 4 }, key('ArrowRight'), size)).toEqual({ row: 100, column: 4 });
});

test('other keys are left to the page', () => {
  expect(moved(from, key('Tab'), size)).toBeNull();
  expect(moved(from, key('toString'), size)).toBeNull();
  expect(moved(from, key('ArrowDown', true), size)).toBeNull();
});

test('a cell that a filter took away gives way to the nearest one', () => {
  expect(within({ row: 90, column: 4 }, { rows: 3, columns: 2 })).toEqual({ row: 3, column: 1 });
  expect(within({ row: 90, column: 4 }, { rows: 0, columns: 2 })).toEqual({ row: 0, column: 1 });
});

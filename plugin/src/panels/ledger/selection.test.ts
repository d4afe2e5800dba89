import { copiedRows, extended, NOTHING, toggled } from './selection';

const shown = [7, 3, 9, 1];

test('a row is chosen and given up again', () => {
  const chosen = toggled(NOTHING, 3);
  expect([...chosen.rows]).toEqual([3]);
  expect(toggled(chosen, 3).rows.size).toBe(0);
});

test.each([
  ['down', 7, 9, [7, 3, 9]],
  ['up', 1, 3, [3, 9, 1]],
])('a range goes %s in the order that is shown', (_way, anchor, row, expected) => {
  expect([...extended(toggled(NOTHING, anchor), shown, row).rows].sort()).toEqual([...expected].sort());
});

test('a range without a start, or from a row that a filter hides, is the row itself', () => {
  expect([...extended(NOTHING, shown, 9).rows]).toEqual([9]);
  expect([...extended({ rows: new Set(), anchor: 100 }, shown, 9).rows]).toEqual([9]);
});

test('chosen rows are copied in the order that is shown; without any, all are', () => {
  expect(copiedRows({ rows: new Set([1, 7]), anchor: null }, shown)).toEqual([7, 1]);
  expect(copiedRows(NOTHING, shown)).toBe(shown);
});

test('rows that a filter hides are not copied', () => {
  expect(copiedRows({ rows: new Set([3, 100]), anchor: null }, shown)).toEqual([3]);
});

import { counted, formatBytes, formatCount } from './count';

test('a count is grouped, and its noun agrees with it', () => {
  expect([formatCount(104075), counted(1, 'record'), counted(0, 'record')]).toEqual([
    '104,075',
    '1 record',
    '0 records',
  ]);
});

test('a size has a unit', () => expect(formatBytes(6_106_045)).toBe('6.11 MB'));

import { sensitivityOptions } from './sensitivity';

test('the words stand from keen to calm', () => {
  expect(sensitivityOptions(3).map(({ value }) => value)).toEqual([2, 2.5, 3, 4, 5]);
});

test('a threshold that has no word is a choice at its place while it is set', () => {
  expect(sensitivityOptions(3.25).map(({ label }) => label)).toContain('As it is set (3.25)');
  expect(sensitivityOptions(3.25).map(({ value }) => value)).toEqual([2, 2.5, 3, 3.25, 4, 5]);
});

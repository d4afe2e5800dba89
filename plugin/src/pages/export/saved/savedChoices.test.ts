import { queryToSave, savedFrom, withSaved } from './savedChoices';

test('only choices are saved, and not what else stands in an address', () => {
  expect(queryToSave(new URLSearchParams('theme=dark&source=api&period=last-month'))).toBe(
    'period=last-month&source=api',
  );
});

test.each([null, '', '{', '{}', '[1, {"name": 2}]'])('what cannot be read (%s) is no list', (text) => {
  expect(savedFrom(text)).toEqual([]);
});

test('a name that is there already means the new choices, and the list is in order', () => {
  const list = [
    { name: 'a', query: 'x' },
    { name: 'c', query: 'y' },
  ];
  expect(withSaved(list, { name: 'c', query: 'z' })).toEqual([list[0], { name: 'c', query: 'z' }]);
  expect(withSaved(list, { name: 'b', query: 'z' }).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

import { addressOfPlace, placeOf, type Place } from './place';

test.each<[string, Place]>([
  ['', { is: 'list' }],
  ['view=new', { is: 'new' }],
  ['view=import', { is: 'import' }],
  ['entry=7', { is: 'entry', id: 7 }],
  ['entry=7&view=edit', { is: 'edit', id: 7 }],
])('the address "%s" is a place, and the place has that address', (query, place) => {
  expect(placeOf(new URLSearchParams(query))).toEqual(place);
  expect(addressOfPlace(new URLSearchParams('entry=1&view=new'), place).toString()).toBe(query);
});

test.each(['entry=abc', 'entry=-1', 'entry=1.5', 'view=nowhere'])('%s is the list', (query) => {
  expect(placeOf(new URLSearchParams(query))).toEqual({ is: 'list' });
});

test('the filters of the list stay while an entry is open', () => {
  expect(addressOfPlace(new URLSearchParams('account=3&view=new'), { is: 'entry', id: 7 }).toString()).toBe(
    'account=3&entry=7',
  );
});

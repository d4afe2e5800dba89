import { changesBetween } from './changes';

test('only what differs is told, in the order of the form', () => {
  const before = { notes: 'a', cost: '1', first_day: '2026-11-01', tags: { b: '1', a: '2' } };
  const after = { notes: 'b', cost: '2', first_day: '2026-11-01', tags: { a: '2', b: '1' } };
  expect(changesBetween(before, after)).toEqual([
    { field: 'Amount', before: '1', after: '2' },
    { field: 'Notes', before: 'a', after: 'b' },
  ]);
});

test('an entry that was not there before is told in full, without what is empty', () => {
  expect(changesBetween(null, { cost: '1', tokens: null, model: '', tags: {} })).toEqual([
    { field: 'Amount', before: '', after: '1' },
  ]);
});

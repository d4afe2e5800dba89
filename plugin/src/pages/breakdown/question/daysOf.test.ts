import { daysOf, rangeOf } from './daysOf';

const at = (text: string) => Date.parse(text);

test.each([
  ['2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z', '2026-11-01', '2026-11-30'],
  ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', '2026-11-01', '2026-11-30'],
  ['2026-11-01T12:00:00Z', '2026-11-01T12:00:00Z', '2026-11-01', '2026-11-01'],
  ['2026-10-31T23:59:00Z', '2026-11-01T00:00:01Z', '2026-11-01', '2026-11-01'],
  ['2026-10-24T14:00:00Z', '2026-11-23T14:00:00Z', '2026-10-25', '2026-11-23'],
])('%s to %s are the days %s to %s', (from, to, firstDay, lastDay) => {
  expect(daysOf(at(from), at(to))).toEqual({ firstDay, lastDay });
});

test('days that were chosen come back as the same days', () => {
  const { from, to } = rangeOf('2026-02-28', '2026-03-01');
  expect(daysOf(from.valueOf(), to.valueOf())).toEqual({ firstDay: '2026-02-28', lastDay: '2026-03-01' });
});

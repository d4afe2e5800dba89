import { day } from './fixtures/frames';
import type { Part } from './model/part';
import { bandWords, costWords, detailWords, methodWords, stackName } from './words';

const part: Part = {
  day: day(3),
  stack: 'a',
  source: 'api',
  finality: 'final',
  cost: 412,
  unpriced: 0,
  notes: [],
  enteredBy: [],
  enteredAt: null,
  revision: null,
};
const revision = { previousCost: 410, revisedAt: day(3), rows: 1 };

test('a cost that is not known is not shown as zero', () => {
  expect(costWords(part, 'USD')).toBe('$412.00');
  expect(costWords({ ...part, cost: null, unpriced: 1 }, 'USD')).toBe('no price');
  expect(costWords({ ...part, unpriced: 2 }, 'USD')).toBe('$412.00; 2 charges have no price');
});

test('a part with nothing to tell has no details', () => {
  expect(detailWords(part, 'USD')).toEqual([]);
});

test('notes, who entered it and when', () => {
  const entry = { ...part, notes: ['Invoice 12'], enteredBy: ['Ann', 'Bo'], enteredAt: day(4) };
  expect(detailWords(entry, 'USD')).toEqual(['Invoice 12', 'entered by Ann, Bo on Nov 4, 2026, 00:00 UTC']);
});

test.each([
  [revision, 'was $410.00 until Nov 3, 2026'],
  [{ ...revision, rows: 2 }, 'was $410.00 before 2 changes, the last on Nov 3, 2026'],
  [{ ...revision, previousCost: null }, 'had no price until Nov 3, 2026'],
])('a changed amount says what it was (%#)', (changed, words) => {
  expect(detailWords({ ...part, revision: changed }, 'USD')).toEqual([words]);
});

test('a forecast says its bands, its method and its time', () => {
  expect(bandWords({ day: day(3), expected: 10, band80: [8, 12], band95: null }, 'USD')).toEqual([
    '80 %: $8.00 to $12.00',
  ]);
  const forecast = { currency: 'USD', days: [], methods: ['drift'], madeAt: day(3), isSum: false };
  expect(methodWords(forecast)).toBe('drift, made on Nov 3, 2026, 00:00 UTC');
});

test('charges that name no stack are told apart', () => {
  expect([stackName('a'), stackName('')]).toEqual(['a', '(not named)']);
});

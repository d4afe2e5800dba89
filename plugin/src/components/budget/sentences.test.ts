import type { Budget, EndOfMoney } from './budget';
import {
  burnRateSentence,
  caveatSentences,
  endSentence,
  expectedSentence,
  spentOfLimit,
  usedPercent,
} from './sentences';
import { sampleBudget } from './sampleBudget.testkit';

const day = (text: string) => Date.parse(text);

function ends(end: Partial<EndOfMoney>, more: Partial<Budget> = {}) {
  return endSentence(sampleBudget({ end: { ...sampleBudget().end, ...end }, ...more }));
}

test('amounts are in the currency of the budget', () => {
  expect(spentOfLimit(sampleBudget())).toBe('$820.00 of $1,000.00');
  expect(burnRateSentence(sampleBudget())).toBe('Burn rate: $41.00 a day');
});

test('amounts without a currency are plain numbers', () => {
  expect(spentOfLimit(sampleBudget({ currency: null }))).toBe('820.00 of 1,000.00');
});

test.each([
  [0.82, '82%'],
  [0.825, '82.5%'],
  [0.99999, '99.9%'],
  [1, '100%'],
  [2.5, '250%'],
  [-0.1, '-10%'],
])('a ratio of %d reads %s', (usedRatio, text) => {
  expect(usedPercent({ usedRatio })).toBe(text);
});

test('the range of the last day is said where it is known', () => {
  const november = { day: day('2026-11-24'), earliest: day('2026-11-22'), latest: day('2026-11-27') };
  expect(ends({ kind: 'burn rate', ...november })).toBe(
    'At this rate, the money ends on 24 Nov (between 22 and 27 Nov)',
  );
  expect(ends({ kind: 'forecast', ...november, latest: null })).toBe(
    'By the forecast, the money ends on 24 Nov (22 Nov at the earliest; it may also last)',
  );
  expect(ends({ kind: 'burn rate', ...november, latest: day('2026-12-02') })).toMatch(/between 22 Nov and 2 Dec/);
  expect(ends({ kind: 'burn rate', ...november, earliest: null, latest: null })).toBe(
    'At this rate, the money ends on 24 Nov',
  );
});

test('a period of chosen days can cross a year, so its days name it', () => {
  expect(ends({ kind: 'burn rate', day: day('2027-01-05') }, { period: 'fixed' })).toMatch(/5 Jan 2027/);
});

test('a budget that lasts says until when, and from when it may not', () => {
  const lasts = { kind: 'lasts', earliest: null } as const;
  expect(ends(lasts, { periodLast: day('2026-11-30') })).toBe(
    'At this rate, the money lasts beyond the period, which ends on 30 Nov',
  );
  expect(ends({ ...lasts, earliest: day('2026-11-29') })).toMatch(/; it may end from 29 Nov on$/);
});

test('a used up budget says since when, if anybody knows', () => {
  expect(ends({ kind: 'passed', day: day('2026-11-20') })).toBe('The limit was reached on 20 Nov');
  expect(ends({ kind: 'passed', day: null })).toBe('The limit is reached');
});

test('where nothing is known, nothing is said', () => {
  expect(ends({ kind: 'unknown' })).toBeNull();
  expect(burnRateSentence(sampleBudget({ burnRatePerDay: null }))).toBeNull();
  expect(expectedSentence(sampleBudget({ expectedAtEnd: null }))).toBeNull();
});

test('the expected cost comes with its range', () => {
  const expectedAtEnd = { expected: 1234, lower80: 1100, upper80: 1400 };
  expect(expectedSentence(sampleBudget({ expectedAtEnd }))).toBe(
    'Expected at the end: $1,234.00 (probably between $1,100.00 and $1,400.00)',
  );
  expect(expectedSentence(sampleBudget({ expectedAtEnd: { ...expectedAtEnd, upper80: null } }))).not.toMatch(/between/);
});

test('what the sum leaves out is said, one thing a sentence', () => {
  const caveats = {
    counted: 'billed',
    currenciesNotCounted: 'CHF, EUR',
    unpricedCharges: 1,
    spentNotFinal: 12,
    isStale: true,
  };
  expect(caveatSentences(sampleBudget({ caveats }))).toEqual([
    'The figures are old: the accounts were not read lately',
    '$12.00 of it may still change',
    '1 charge without a price is not counted',
    'Costs in other currencies are not counted: CHF, EUR',
    'Counts what is billed',
  ]);
  expect(caveatSentences(sampleBudget())).toEqual([]);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  budgetFault,
  chosenSources,
  DEFAULT_THRESHOLDS,
  inOrder,
  THRESHOLD_KINDS,
  type BudgetValues,
} from './budget.js';
import { SOURCES } from './charge.js';
import { day } from './day.js';
import { decimal, fromUnits } from './decimal.js';

const SOUND: BudgetValues = {
  name: 'b',
  limit: decimal('100'),
  currency: 'USD',
  period: 'month',
  firstDay: null,
  lastDay: null,
  serviceId: null,
  accountId: null,
  model: null,
  project: null,
  tag: null,
  sources: SOURCES,
  thresholds: DEFAULT_THRESHOLDS,
  isActive: true,
};

test('a budget with a name, a limit and the usual thresholds is sound', () => {
  expect(budgetFault(SOUND)).toBeNull();
  expect(budgetFault({ ...SOUND, thresholds: [] })).toBeNull();
  const fixed = { ...SOUND, period: 'fixed', firstDay: day('2026-01-01'), lastDay: day('2027-01-01') } as const;
  expect(budgetFault(fixed)).toBeNull();
  expect(budgetFault({ ...fixed, lastDay: day('2027-01-02') })).toMatch(/has 367 days/);
});

test('a name is at most 100 characters long', () => {
  expect(budgetFault({ ...SOUND, name: 'x'.repeat(100) })).toBeNull();
  expect(budgetFault({ ...SOUND, name: 'x'.repeat(101) })).toBe(
    'name: it has 101 characters and may have 100; shorten it',
  );
});

test('thresholds have one order, by kind and then by value as a number', () => {
  const threshold = fc.record({
    kind: fc.constantFrom(...THRESHOLD_KINDS),
    value: fc.bigInt(1n, 10n ** 15n).map(fromUnits),
    severity: fc.constant('warning' as const),
  });
  fc.assert(
    fc.property(fc.array(threshold), (thresholds) => {
      const ordered = inOrder(thresholds);
      expect(ordered.map(({ kind }) => THRESHOLD_KINDS.indexOf(kind))).toEqual(
        ordered.map(({ kind }) => THRESHOLD_KINDS.indexOf(kind)).sort(),
      );
      expect(inOrder([...thresholds].reverse()).map(({ kind, value }) => kind + value)).toEqual(
        ordered.map(({ kind, value }) => kind + value),
      );
    }),
  );
});

test('sources are chosen once each, in one order', () => {
  expect(chosenSources(['manual', 'api', 'manual'])).toEqual(['api', 'manual']);
});

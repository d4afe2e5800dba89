import type { Budget } from './budget';

/** A budget of which everything is known, for tests. */
export function sampleBudget(more: Partial<Budget> = {}): Budget {
  return {
    name: 'Research',
    scope: 'Lab',
    period: 'month',
    periodLast: null,
    currency: 'USD',
    limit: 1000,
    spent: 820,
    usedRatio: 0.82,
    level: 1,
    remaining: 180,
    burnRatePerDay: 41,
    end: { kind: 'burn rate', day: Date.parse('2026-11-24'), earliest: null, latest: null },
    expectedAtEnd: { expected: 1100, lower80: 1050, upper80: 1250 },
    thresholds: [],
    caveats: { counted: null, currenciesNotCounted: null, unpricedCharges: 0, spentNotFinal: 0, isStale: false },
    ...more,
  };
}

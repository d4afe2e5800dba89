import type { CallAnswer } from '../../api/calls';
import type { Budget, EndOfMoney, Threshold } from '../../components/budget/budget';

/** What somebody has decided. */
export type Definition = CallAnswer<'GET /api/budgets'>['items'][number];
/** How it stands, while its period is running. */
export type Status = CallAnswer<'GET /api/budgets/status'>['items'][number];

/** A budget whose period is running, as it is drawn. Its sums are the collector's; here they only become lengths. */
export function runningBudget(status: Status, thresholds: Definition['thresholds']): Budget {
  return {
    name: status.budget,
    // Its place in the tree says it.
    scope: null,
    period: status.period,
    periodLast: Date.parse(status.period_last),
    currency: status.currency,
    limit: Number(status.limit),
    spent: Number(status.spent),
    usedRatio: status.used_ratio,
    level: status.level,
    remaining: Number(status.remaining),
    burnRatePerDay: numberOrNull(status.burn_rate_per_day),
    end: endOfMoney(status),
    expectedAtEnd:
      status.expected_at_end === null
        ? null
        : {
            expected: Number(status.expected_at_end),
            lower80: numberOrNull(status.lower80),
            upper80: numberOrNull(status.upper80),
          },
    thresholds: marksOf(status, thresholds),
    caveats: {
      counted: status.counted,
      currenciesNotCounted: status.currencies_not_counted,
      unpricedCharges: status.unpriced_charges,
      spentNotFinal: Number(status.spent_not_final),
      isStale: status.freshness !== 'fresh',
    },
  };
}

function endOfMoney(status: Status): EndOfMoney {
  const { exhausted_by: by, exhausted_on: on } = status;
  return {
    kind: by === 'unknown' || by === 'passed' ? by : on === null ? 'lasts' : by,
    day: dayOrNull(on),
    earliest: dayOrNull(status.exhausted_on_earliest),
    latest: dayOrNull(status.exhausted_on_latest),
  };
}

/** A forecast threshold is a probability and stands at no amount. */
function marksOf({ limit }: Status, thresholds: Definition['thresholds']): Threshold[] {
  return thresholds
    .filter(({ kind }) => kind !== 'forecast')
    .map(({ kind, value, severity }) => ({
      severity,
      amount: kind === 'percent' ? (Number(limit) * Number(value)) / 100 : Number(value),
    }))
    .sort((a, b) => a.amount - b.amount);
}

function numberOrNull(amount: string | null): number | null {
  return amount === null ? null : Number(amount);
}

function dayOrNull(day: string | null): number | null {
  return day === null ? null : Date.parse(day);
}

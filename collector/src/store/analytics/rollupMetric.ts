import type { TrendMetric } from '../../domain/trendMetric.js';

/** Where a metric stands in `aicost.charge_rollup as r`. */
interface RollupMetric {
  readonly sum: string;
  /** Rows that say something of it; a charge without a price says that there is a cost. */
  readonly isThere: string;
}

export const ROLLUP_METRIC: Readonly<Record<TrendMetric, RollupMetric>> = {
  cost: { sum: 'sum(r.billed_cost)', isThere: '(r.billed_cost is not null or r.unpriced_charges > 0)' },
  tokens: { sum: 'sum(r.tokens)', isThere: 'r.tokens is not null' },
  requests: { sum: 'sum(r.requests)', isThere: 'r.requests is not null' },
};

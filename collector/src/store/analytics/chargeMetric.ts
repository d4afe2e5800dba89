import type { TrendMetric } from '../../domain/trendMetric.js';
import { COUNTS_QUANTITY } from './countsQuantity.js';

/** Where a metric stands in `aicost.charge as c` of a `aicost.charge_series as s`. */
interface ChargeMetric {
  readonly value: string;
  /** null for tokens and requests, which are the same in every currency. */
  readonly currency: string;
  /** Charges that count for it. */
  readonly isMeant: string;
  /** Charges that say something of it; one without a price says that there is a cost. */
  readonly isThere: string;
}

const QUANTITY = (unit: string): ChargeMetric => ({
  value: 'c.consumed_quantity',
  currency: 'null::text',
  isMeant: `${COUNTS_QUANTITY} and s.consumed_unit = '${unit}'`,
  isThere: 'c.consumed_quantity is not null',
});

export const CHARGE_METRIC: Readonly<Record<TrendMetric, ChargeMetric>> = {
  cost: {
    value: 'c.billed_cost',
    currency: 's.billing_currency',
    isMeant: 'true',
    isThere: `(c.billed_cost is not null or s.measure = 'cost')`,
  },
  tokens: QUANTITY('Tokens'),
  requests: QUANTITY('Requests'),
};

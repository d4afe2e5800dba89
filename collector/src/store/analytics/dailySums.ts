import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { rollupCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { ROLLUP_METRIC } from './rollupMetric.js';

/** What one day adds up to. */
export interface DailySum {
  readonly day: Day;
  /** null for tokens and requests, which are the same in every currency. */
  readonly currency: string | null;
  /** null: there are only charges without a price. */
  readonly value: Decimal | null;
  readonly unpricedCharges: number;
}

/** The days on which there is anything, from the daily sums. */
export async function dailySums(db: Db, filter: ChargeFilter, metric: TrendMetric): Promise<DailySum[]> {
  const { sum, isThere } = ROLLUP_METRIC[metric];
  const currency = metric === 'cost' ? 'r.billing_currency' : 'null::text';
  const { rows } = await db.query<DailySum>(
    `select r.charge_date as day, ${currency} as currency, trim_scale(${sum}) as value,
            sum(r.unpriced_charges)::int as "unpricedCharges"
     from aicost.charge_rollup as r
     join aicost.account as a on a.account_id = r.account_id
     where ${rollupCondition(filter)} and ${isThere}
     group by 1, 2 order by 2, 1`,
  );
  return rows;
}

import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { daysCondition, isInRollup, rollupCondition, seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { CHARGE_METRIC } from './chargeMetric.js';
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

/** The days on which there is anything, from the daily sums where they know it and else from the charges. */
export async function dailySums(db: Db, filter: ChargeFilter, metric: TrendMetric): Promise<DailySum[]> {
  const question = isInRollup(filter) ? rollupQuestion(filter, metric) : chargeQuestion(filter, metric);
  return (await db.query<DailySum>(question)).rows;
}

function rollupQuestion(filter: ChargeFilter, metric: TrendMetric): string {
  const { sum, isThere } = ROLLUP_METRIC[metric];
  const currency = metric === 'cost' ? 'r.billing_currency' : 'null::text';
  return `
select r.charge_date as day, ${currency} as currency, trim_scale(${sum}) as value,
       sum(r.unpriced_charges)::int as "unpricedCharges"
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
where ${rollupCondition(filter)} and ${isThere}
group by 1, 2 order by 2, 1`;
}

function chargeQuestion(filter: ChargeFilter, metric: TrendMetric): string {
  const { value, currency, isMeant, isThere } = CHARGE_METRIC[metric];
  return `
select c.charge_date as day, ${currency} as currency, trim_scale(sum(${value})) as value,
       count(*) filter (where c.billed_cost is null and s.measure = 'cost')::int as "unpricedCharges"
from aicost.charge as c
join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
join aicost.account as a on a.account_id = c.account_id
where ${daysCondition(filter, 'c')} and ${seriesCondition(filter)} and ${isMeant} and ${isThere}
group by 1, 2 order by 2, 1`;
}

import type { Decimal } from '../../domain/decimal.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { daysCondition, seriesCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { CHARGE_METRIC } from './chargeMetric.js';

/** What one hour of the week adds up to. */
export interface HourSum {
  readonly currency: string | null;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** 0 to 23, UTC. */
  readonly hour: number;
  readonly value: Decimal;
}

/** Charges whose whole period lies in one hour, by weekday and hour; of all others the hour is not known. */
export async function hourSums(db: Db, filter: ChargeFilter, metric: TrendMetric): Promise<HourSum[]> {
  const { value, currency, isMeant } = CHARGE_METRIC[metric];
  const { rows } = await db.query<HourSum>(
    `select ${currency} as currency, extract(isodow from c.charge_date)::int as weekday,
            extract(hour from c.charge_period_start at time zone 'UTC')::int as hour, trim_scale(sum(${value})) as value
     from aicost.charge as c
     join aicost.charge_series as s on s.account_id = c.account_id and s.series_id = c.series_id
     join aicost.account as a on a.account_id = c.account_id
     where ${daysCondition(filter, 'c')} and ${seriesCondition(filter)} and ${isMeant} and ${value} is not null
       and c.charge_period_end <= date_trunc('hour', c.charge_period_start) + interval '1 hour'
     group by 1, 2, 3 order by 1, 2, 3`,
  );
  return rows;
}

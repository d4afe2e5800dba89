import { OWN_STREAMS } from '../../domain/charge.js';
import { day, type Day } from '../../domain/day.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import type { Finality } from '../../domain/window.js';
import { daysCondition, rollupCondition, type ChargeFilter } from '../chargeFilter.js';
import type { Db } from '../db.js';
import { ROLLUP_METRIC } from './rollupMetric.js';

/** The days on which one stream should have been read. */
export interface StreamSpan {
  /** Streams of our own need no read: a day without any is one on which nothing was entered. */
  readonly isProvider: boolean;
  readonly firstDay: Day;
  /** null: it is read to this day; else the account is not read any more. */
  readonly lastDay: Day | null;
}

/** What was read of one day. */
export interface ReadDay {
  readonly day: Day;
  /** Streams of providers. */
  readonly streams: number;
  readonly finality: Finality;
}

const BEFORE_ALL_LEDGERS = day('2000-01-01');
const IS_PROVIDER = `c.stream <> all($1)`;
const OWN = [Object.values(OWN_STREAMS)];

/** The streams that ever had a say in the figure. */
function carried(filter: ChargeFilter, metric: TrendMetric): string {
  return `
with carried as materialized (
  select distinct r.account_id, r.stream
  from aicost.charge_rollup as r
  join aicost.account as a on a.account_id = r.account_id
  where ${rollupCondition({ ...filter, firstDay: BEFORE_ALL_LEDGERS })} and ${ROLLUP_METRIC[metric].isThere})`;
}

/** Since when each stream that ever had a say in the figure is read. */
export async function streamSpans(db: Db, filter: ChargeFilter, metric: TrendMetric): Promise<StreamSpan[]> {
  const reads = `
from aicost.charge_window as w
where w.account_id = c.account_id and w.stream = c.stream and w.fetched_at is not null order by w.charge_date`;
  const { rows } = await db.query<StreamSpan>(
    `${carried(filter, metric)}
     select ${IS_PROVIDER} as "isProvider", f.charge_date as "firstDay",
            case when a.is_active and a.deleted_at is null then null else l.charge_date end as "lastDay"
     from carried as c
     join aicost.account as a on a.account_id = c.account_id
     cross join lateral (select w.charge_date ${reads} limit 1) as f
     cross join lateral (select w.charge_date ${reads} desc limit 1) as l`,
    OWN,
  );
  return rows;
}

/** Of which days how many of those streams were read, and how final that is. */
export async function readDays(db: Db, filter: ChargeFilter, metric: TrendMetric): Promise<ReadDay[]> {
  const { rows } = await db.query<ReadDay>(
    `${carried(filter, metric)}
     select w.charge_date as day, count(*) filter (where ${IS_PROVIDER})::int as streams,
            case when bool_or(w.finality = 'provisional') then 'provisional'
                 when bool_or(w.finality = 'settling') then 'settling' else 'final' end as finality
     from carried as c
     join aicost.charge_window as w on w.account_id = c.account_id and w.stream = c.stream
     where ${daysCondition(filter, 'w')} and w.fetched_at is not null
     group by 1`,
    OWN,
  );
  return rows;
}

import type { Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import type { Db } from './db.js';
import type { Reached, SeriesLabels } from './telemetryPoints.js';

const LABELS = `s.metric, s.application, s.provider, s.model, s.token_kind as "tokenKind", s.operation`;

/** What the delta points of one day add up to, by labels. */
export interface DeltaAmount extends SeriesLabels {
  readonly day: Day;
  readonly value: Decimal;
}

/** A day has as many points as minutes: they are added up by series, and only the sums meet the labels. */
const DELTA_AMOUNTS = `
select ${LABELS}, d.charge_date as "day", trim_scale(sum(d.value))::text as value
from (
  select account_id, series_id, charge_date, sum(value) as value from aicost.telemetry_delta
  where account_id = $1 and charge_date = any($2::date[]) group by 1, 2, 3) as d
join aicost.telemetry_series as s on s.account_id = d.account_id and s.series_id = d.series_id
group by 1, 2, 3, 4, 5, 6, 7`;

export async function deltaAmounts(db: Db, accountId: number, days: readonly Day[]): Promise<DeltaAmount[]> {
  return (await db.query<DeltaAmount>(DELTA_AMOUNTS, [accountId, days])).rows;
}

/** What one sequence had reached on one day. */
export interface SequenceState extends SeriesLabels, Reached {
  readonly seriesKey: string;
  readonly start: bigint;
  readonly day: Day;
}

const STATES = `
with wanted as (
  select c.* from aicost.telemetry_cumulative as c where c.account_id = $1 and c.charge_date = any($2::date[])),
known as (
  select * from wanted
  union
  select e.* from wanted as w
  cross join lateral (
    select c.* from aicost.telemetry_cumulative as c
    where c.account_id = w.account_id and c.series_id = w.series_id and c.start_time = w.start_time and c.charge_date < w.charge_date
    order by c.charge_date desc limit 1) as e)
select ${LABELS}, encode(s.series_key, 'hex') as "seriesKey", k.start_time as start, k.charge_date as "day",
       k.last_time as "lastTime", trim_scale(k.last_value)::text as "lastValue", trim_scale(k.peak_value)::text as "peakValue"
from known as k
join aicost.telemetry_series as s on s.account_id = k.account_id and s.series_id = k.series_id`;

/** The sequences that were alive on these days; with each of the days also the latest one before it. */
export async function sequenceStates(db: Db, accountId: number, days: readonly Day[]): Promise<SequenceState[]> {
  type Row = Omit<SequenceState, 'start' | 'lastTime'> & { start: string; lastTime: string };
  const { rows } = await db.query<Row>(STATES, [accountId, days]);
  return rows.map((row) => ({ ...row, start: BigInt(row.start), lastTime: BigInt(row.lastTime) }));
}

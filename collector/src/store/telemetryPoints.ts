import type { Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import type { Db } from './db.js';

/** What is kept of the attributes of a stream of points. '' means not given; `tokenKind` is null for money. */
export interface SeriesLabels {
  readonly metric: string;
  readonly application: string;
  readonly provider: string;
  readonly model: string;
  readonly tokenKind: string | null;
  readonly operation: string;
}

/** A series by its name, which is a hash in hexadecimal digits. */
export interface NamedSeries extends SeriesLabels {
  readonly seriesKey: string;
}

/** Times are Unix nanoseconds. */
export interface DeltaRow {
  readonly seriesId: number;
  readonly start: bigint;
  readonly time: bigint;
  readonly day: Day;
  readonly value: Decimal;
}

/** One day of one sequence: a series since one start. */
export interface SequenceDay {
  readonly seriesId: number;
  readonly start: bigint;
  readonly day: Day;
}

/** What a sequence had reached. */
export interface Reached {
  readonly lastTime: bigint;
  readonly lastValue: Decimal;
  readonly peakValue: Decimal;
}

/** Ids that a conflict would burn are spared: the caller holds the account's lock, so nobody else inserts. */
const ADD_SERIES = `
insert into aicost.telemetry_series (account_id, series_key, metric, application, provider, model, token_kind, operation, first_seen_at)
select $1, decode(t.key, 'hex'), t.metric, t.application, t.provider, t.model, t.token_kind, t.operation, aicost.now()
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
  as t (key, metric, application, provider, model, token_kind, operation)
where not exists (select from aicost.telemetry_series as s where s.account_id = $1 and s.series_key = decode(t.key, 'hex'))`;

const SERIES_IDS = `
select t.key, s.series_id as "seriesId"
from unnest($2::text[]) as t (key)
join aicost.telemetry_series as s on s.account_id = $1 and s.series_key = decode(t.key, 'hex')`;

/** The ids of these series, each given once, by their keys; new ones are stored. Under the account's lock. */
export async function seriesIds(
  tx: Db,
  accountId: number,
  series: readonly NamedSeries[],
): Promise<Map<string, number>> {
  const keys = series.map((one) => one.seriesKey);
  await tx.query(ADD_SERIES, [
    accountId,
    keys,
    series.map((one) => one.metric),
    series.map((one) => one.application),
    series.map((one) => one.provider),
    series.map((one) => one.model),
    series.map((one) => one.tokenKind),
    series.map((one) => one.operation),
  ]);
  const { rows } = await tx.query<{ key: string; seriesId: number }>(SERIES_IDS, [accountId, keys]);
  return new Map(rows.map((row) => [row.key, row.seriesId]));
}

const SAVE_DELTAS = `
with saved as (
  insert into aicost.telemetry_delta as d (account_id, series_id, start_time, end_time, charge_date, value)
  select $1, t.* from unnest($2::int[], $3::bigint[], $4::bigint[], $5::date[], $6::numeric[]) as t
  on conflict (account_id, series_id, start_time, end_time) do update set value = excluded.value where excluded.value > d.value
  returning charge_date)
select distinct charge_date as "day" from saved`;

/** Stores points, each given once; of two values of one point the larger stays. The days that are now different. */
export async function saveDeltas(tx: Db, accountId: number, points: readonly DeltaRow[]): Promise<Day[]> {
  if (points.length === 0) return [];
  const { rows } = await tx.query<{ day: Day }>(SAVE_DELTAS, [
    accountId,
    points.map((point) => point.seriesId),
    points.map((point) => point.start),
    points.map((point) => point.time),
    points.map((point) => point.day),
    points.map((point) => point.value),
  ]);
  return rows.map((row) => row.day);
}

const REACHED = `
select t.at::int as "at", c.last_time as "lastTime", trim_scale(c.last_value)::text as "lastValue", trim_scale(c.peak_value)::text as "peakValue"
from unnest($2::int[], $3::bigint[], $4::date[]) with ordinality as t (series_id, start_time, day, at)
join aicost.telemetry_cumulative as c
  on c.account_id = $1 and c.series_id = t.series_id and c.start_time = t.start_time and c.charge_date = t.day`;

/** What is stored of these days of sequences, by the place of the day in the list. */
export async function reachedDays(
  tx: Db,
  accountId: number,
  days: readonly SequenceDay[],
): Promise<Map<number, Reached>> {
  if (days.length === 0) return new Map();
  type Row = { at: number; lastTime: string; lastValue: Decimal; peakValue: Decimal };
  const { rows } = await tx.query<Row>(REACHED, [accountId, ...columnsOf(days)]);
  return new Map(rows.map(({ at, lastTime, ...values }) => [at - 1, { ...values, lastTime: BigInt(lastTime) }]));
}

const SAVE_REACHED = `
insert into aicost.telemetry_cumulative (account_id, series_id, start_time, charge_date, last_time, last_value, peak_value)
select $1, t.* from unnest($2::int[], $3::bigint[], $4::date[], $5::bigint[], $6::numeric[], $7::numeric[]) as t
on conflict (account_id, series_id, start_time, charge_date) do update
set last_time = excluded.last_time, last_value = excluded.last_value, peak_value = excluded.peak_value`;

const DAYS_AFTER = `
select distinct n.charge_date as "day"
from unnest($2::int[], $3::bigint[], $4::date[]) as t (series_id, start_time, day)
cross join lateral (
  select c.charge_date from aicost.telemetry_cumulative as c
  where c.account_id = $1 and c.series_id = t.series_id and c.start_time = t.start_time and c.charge_date > t.day
  order by c.charge_date limit 1) as n`;

/** Stores what sequences had reached. The days that are now different: these, and the next one of each sequence. */
export async function saveReached(tx: Db, accountId: number, days: readonly (SequenceDay & Reached)[]): Promise<Day[]> {
  if (days.length === 0) return [];
  const values = [days.map((of) => of.lastTime), days.map((of) => of.lastValue), days.map((of) => of.peakValue)];
  await tx.query(SAVE_REACHED, [accountId, ...columnsOf(days), ...values]);
  const { rows } = await tx.query<{ day: Day }>(DAYS_AFTER, [accountId, ...columnsOf(days)]);
  return [...days, ...rows].map((row) => row.day);
}

function columnsOf(days: readonly SequenceDay[]): unknown[][] {
  return [days.map((of) => of.seriesId), days.map((of) => of.start), days.map((of) => of.day)];
}
